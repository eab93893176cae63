package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Notation;
import dev.baton.documents.values.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Results in a sentence: {@code potassium was 3.1 mmol/L (3.5-5.3, low), sodium 139 mmol/L
 * (133-146)}.
 */
final class AnalyteSentences {
  private static final Pattern RESULT =
      Pattern.compile(
          "(?u)(?<![\\p{L}\\d])(?<name>\\p{L}[\\p{L}\\d'’%+-]*(?:"
              + " (?!(?:was|is|were|of|at)\\b)[\\p{L}(][\\p{L}\\d'’)+-]*){0,3})(?:"
              + " (?:was|is|were|of|at|=|came back at|measured|betrug|beträgt|lag bei|liegt"
              + " bei|était|est)|:)?(?:"
              + " (?<side>high|low|raised|elevated|reduced|normal|erhöht|erniedrigt)(?: at)?)?"
              + "\\s(?<sign>[<>≤≥])?\\s?(?<value>"
              + Numbers.WRITTEN
              + ")\\s?(?<unit>"
              + Units.RESULT
              + ")(?<flag>\\s(?:H|L|HH|LL|\\*|high|low))?\\s?[\\[(](?<range>[^)\\]]{1,60})[)\\]](?<after>,?\\s(?:which"
              + " is |is |ist )?(?iu:slightly |clearly"
              + " )?(?:high|low|raised|elevated|reduced|normal|erhöht|erniedrigt|H|L)\\b)?");
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?iu)^(?:(?:the|her|his|their|your|its|and|with|while|but|a|an|serum|plasma|also|der|die|das|und|ein|eine|le|la|les|et|un|une|el|y)\\s+)+");
  private static final int ENOUGH = 2;

  /** A figure, a word that may be a unit, and a range in brackets. */
  private static final Pattern LIKE_RESULT =
      Pattern.compile(
          "(?u)(?<![\\p{L}\\d.,])"
              + Numbers.WRITTEN
              + "(?:\\s?[^\\s()\\[\\].,;]{1,16}){0,2}\\s?[(\\[][^)\\]\\d]{0,12}\\d[\\d.,]*\\s?[-–]\\s?\\d[\\d.,]*[^)\\]\\d]{0,16}[)\\]]");

  private AnalyteSentences() {}

  /** The results in a paragraph, where it holds at least two or is a sentence with one. */
  static List<Fact> of(List<Line> paragraph, Notation notation) {
    String text = "";
    for (Line line : paragraph) {
      text = Paragraphs.joined(text, line.text().strip());
    }
    // Cells side by side are a table's.
    if (text.contains("   ")) {
      return List.of();
    }
    List<Fact> facts = new ArrayList<>();
    Matcher matcher = RESULT.matcher(text);
    int lines = (int) paragraph.stream().filter(line -> !line.blank()).count();
    Matcher like = LIKE_RESULT.matcher(text);
    int behind = 0;
    while (matcher.find()) {
      unread(like.region(behind, matcher.start("value")), paragraph, facts);
      behind = matcher.end();
      facts.add(fact(matcher, line(paragraph, matcher.group("value")), notation));
    }
    unread(like.region(behind, text.length()), paragraph, facts);
    boolean many = facts.size() >= ENOUGH && facts.size() > lines;
    boolean sentence = text.matches("(?s)\\p{Lu}.*\\b(?:was|is|betrug|était)\\b.*");
    return many || sentence ? facts : List.of();
  }

  // What looks like a result among results and is none: its unit is of another kind.
  private static void unread(Matcher like, List<Line> paragraph, List<Fact> facts) {
    while (like.find()) {
      String text = like.group();
      Line line = line(paragraph, text.split("\\s")[0]);
      facts.add(Fact.at(line, Extractor.UNREAD, JsonNodeFactory.instance.textNode(text), text));
    }
  }

  private static Fact fact(Matcher matcher, Line line, Notation notation) {
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    value.put("name", Analytes.cleaned(BEFORE.matcher(matcher.group("name")).replaceFirst("")));
    StringBuilder range = new StringBuilder("  " + matcher.group("range"));
    Analytes.rangeFrom(range, 0, value, notation);
    value.put("value", Numbers.parse(matcher.group("value"), notation));
    if (matcher.group("sign") != null) {
      value.put("comparator", matcher.group("sign"));
    }
    String said = matcher.group("side") == null ? "" : matcher.group("side");
    String flag = matcher.group("flag") == null ? "" : matcher.group("flag");
    value.put("unit", matcher.group("unit").replaceAll("\\s|^[x×](?=\\s?10)", ""));
    String after = matcher.group("after") == null ? "" : matcher.group("after");
    value.put("flag", Analytes.flag(range + "  " + said + "  " + flag + "  " + after, value));
    Analytes.addCode(value);
    return Fact.at(line, "analyte", value, matcher.group());
  }

  private static Line line(List<Line> paragraph, String figure) {
    return paragraph.stream()
        .filter(line -> line.text().contains(figure))
        .findFirst()
        .orElse(paragraph.getFirst());
  }
}
