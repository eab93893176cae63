package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Diagnoses, under their heading or behind their label, with the code as it is written. */
final class Diagnoses implements SectionFacts {
  private static final String WORDS =
      "(?:(?:principal|primary|main|secondary|final|admission|admitting|discharge|other|additional|working)\\s+)*(?:discharge\\s+)?(?:diagnos[ie]s|diagnosen|impression|problem"
          + " list|problems)(?:\\s*\\((?:es|s)\\))?(?:\\s+(?:on|at)\\s+(?:discharge|admission))?";
  private static final Pattern HEADING =
      Pattern.compile("(?i)(?:\\d{1,2}[.)]\\s*)?" + WORDS + "(?:\\s*\\(?ICD-?10\\)?)?");
  private static final Pattern LABEL =
      Pattern.compile("(?i)^\\s*(?:[-*•]\\s*)?" + WORDS + "\\s*(?:[:=]|\\s{2,})\\s*(\\S.*)$");
  private static final Pattern CODE =
      Pattern.compile(
          "[(\\[]?\\b(?:ICD-?10(?:-?CM)?\\s*[:]?\\s*)?([A-TV-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?)\\b[)\\]]?");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    String heading = section.heading();
    if (heading != null && HEADING.matcher(heading.strip()).matches()) {
      for (ListItems.Item item : ListItems.of(section.lines().subList(1, section.lines().size()))) {
        add(item.line(), item.text(), facts);
      }
      return facts;
    }
    for (int i = 0; i < section.lines().size(); i++) {
      Line line = section.lines().get(i);
      Matcher label = LABEL.matcher(line.text());
      if (label.matches()) {
        for (String part : label.group(1).split(";\\s+|\\s+\\d\\)\\s+")) {
          add(line, part, facts);
        }
      } else if (line.text().strip().matches("(?i)" + WORDS + "\\s*:")) {
        int end = end(section.lines(), i + 1);
        ListItems.of(section.lines().subList(i + 1, end))
            .forEach(item -> add(item.line(), item.text(), facts));
      }
    }
    return facts;
  }

  private static int end(List<Line> lines, int from) {
    int end = from;
    while (end < lines.size()
        && !lines.get(end).blank()
        && !lines.get(end).text().matches(".*\\p{L}{3,}:\\s.*|.*\\p{L}:\\s*")) {
      end++;
    }
    return end;
  }

  private static void add(Line line, String text, List<Fact> facts) {
    String plain = text.replaceFirst("^(?:\\d{1,2}[.)]|[-*•])\\s*", "").strip();
    Matcher matcher = CODE.matcher(plain);
    String code = matcher.find() ? matcher.group(1) : null;
    String words =
        code == null
            ? plain
            : new StringBuilder(plain).delete(matcher.start(), matcher.end()).toString();
    String name = words.strip().replaceAll("^[-–:,\\s]+|[-–:,.\\s]+$", "").replaceAll("\\s+", " ");
    if (name.chars().filter(Character::isLetter).count() >= 3
        && name.length() <= 200
        && !name.endsWith(":")) {
      ObjectNode value = JsonNodeFactory.instance.objectNode().put("name", name).put("code", code);
      facts.add(Fact.at(line, "diagnosis", value, text));
    }
  }
}
