package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Facts in the sentences of a text, which no label announces; {@link Sentences} lists them. */
record Narrative(List<Sentence> sentences) implements SectionFacts {
  /**
   * What is looked for in the paragraphs; the first group is the value. What begins anywhere before
   * its words takes long to look for: where it has a clue, only paragraphs with that are looked at.
   */
  record Sentence(String name, Kind kind, Pattern pattern, @Nullable Pattern clue) {
    Sentence(String name, Kind kind, String regex) {
      this(name, kind, unicode(regex), null);
    }

    Sentence(String name, Kind kind, String regex, String clue) {
      this(name, kind, unicode(regex), unicode(clue));
    }

    private static Pattern unicode(String regex) {
      return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }

    boolean mayBeIn(String text) {
      return clue == null || clue.matcher(text).find();
    }
  }

  enum Kind {
    TEXT,
    PERSON,
    ID,
    DATE,
    AMOUNT,
    URGENCY,
    EMERGENCY,
    URGENT,
    ROUTINE,
    TWO_WEEKS
  }

  /** Cells side by side are no sentence; two spaces behind a full stop are. */
  private static final Pattern GAP = Pattern.compile("(?<=[^.?!,;:\\s])\\s{2,}");

  private static final int SHORT = 140;

  /** A sentence that is neither asked nor a courtesy. */
  private static final Pattern TELLING =
      Pattern.compile(
          "(?iu)(?!(?:could|would|can|please|many|thank|kind|best|yours|with|sincerely|dr|re|i"
              + " (?:would|should)|we"
              + " (?:would|should)|looking)\\b)\\p{L}[^.?!:]{30,300}\\.(?=\\s|$)");

  /** The label of a text that was read with it. */
  private static final Pattern OWN_LABEL = Pattern.compile("(?iu)^follow[- ]?up\\s*:\\s*");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    List<Line> lines = section.lines();
    int start = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).blank()) {
        paragraph(lines.subList(start, i), below(lines, i), notation, facts);
        start = i + 1;
      }
    }
    return facts;
  }

  private void paragraph(List<Line> lines, List<Line> below, Notation notation, List<Fact> facts) {
    if (lines.isEmpty()) {
      return;
    }
    String text = text(lines);
    for (Sentence sentence : sentences) {
      Matcher matcher = sentence.pattern().matcher(text);
      if (sentence.mayBeIn(text) && matcher.find()) {
        String found = matcher.group(1).strip();
        boolean all = found.length() >= text.length() - 2 && found.length() <= SHORT;
        String more = all && sentence.name().equals("reason") ? told(text(below)) : "";
        add(sentence, found + more, lineOf(lines, matcher.group(1)), notation, facts);
      }
    }
  }

  // Where a paragraph only says that somebody is referred, the next one tells why.
  private static String told(String below) {
    Matcher sentence = TELLING.matcher(below);
    return sentence.lookingAt() ? " " + sentence.group() : "";
  }

  private static List<Line> below(List<Line> lines, int blank) {
    int from = blank;
    while (from < lines.size() && lines.get(from).blank()) {
      from++;
    }
    int to = from;
    while (to < lines.size() && !lines.get(to).blank()) {
      to++;
    }
    return lines.subList(from, to);
  }

  private static String text(List<Line> lines) {
    String text = "";
    for (Line line : lines.subList(0, Math.min(lines.size(), 60))) {
      text =
          Paragraphs.joined(
              text, GAP.matcher(line.text().strip()).replaceAll(" ¦ ").replaceAll("\\s+", " "));
    }
    return text;
  }

  private static Line lineOf(List<Line> lines, String text) {
    String start = text.strip().split("\\s+")[0];
    for (Line line : lines) {
      if (line.text().contains(start)) {
        return line;
      }
    }
    return lines.getFirst();
  }

  private static void add(
      Sentence sentence, String text, Line line, Notation notation, List<Fact> facts) {
    var nodes = JsonNodeFactory.instance;
    switch (sentence.kind()) {
      case TEXT -> {
        boolean ends =
            sentence.name().equals("followUp")
                && FieldValues.saysNothing(OWN_LABEL.matcher(text).replaceFirst(""));
        if (!ends && !FormWords.only(text)) {
          facts.add(Fact.at(line, sentence.name(), nodes.textNode(Fact.shortened(text)), text));
        }
      }
      case ID -> {
        if (FieldValues.read(TypeRules.Kind.ID, text, notation).isPresent()) {
          facts.add(Fact.at(line, sentence.name(), nodes.textNode(Fact.shortened(text)), text));
        }
      }
      case PERSON ->
          FieldValues.read(TypeRules.Kind.NAME, text, notation)
              .ifPresent(
                  found -> facts.add(Fact.at(line, sentence.name(), found.value(), found.text())));
      case DATE ->
          Dates.first(text, notation)
              .filter(date -> date.start() <= 4)
              .ifPresent(
                  date -> facts.add(Fact.at(line, sentence.name(), date.value(), date.text())));
      case AMOUNT ->
          Amounts.last(text, notation)
              .ifPresent(sum -> facts.add(Fact.at(line, sentence.name(), sum.value(), sum.text())));
      case URGENCY ->
          FieldValues.read(TypeRules.Kind.URGENCY, text, notation)
              .ifPresent(found -> facts.add(Fact.at(line, sentence.name(), found.value(), text)));
      case URGENT, TWO_WEEKS -> facts.add(Fact.at(line, "urgency", nodes.textNode("urgent"), text));
      case EMERGENCY -> facts.add(Fact.at(line, "urgency", nodes.textNode("emergency"), text));
      case ROUTINE -> facts.add(Fact.at(line, "urgency", nodes.textNode("routine"), text));
    }
  }
}
