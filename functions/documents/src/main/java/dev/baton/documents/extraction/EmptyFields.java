package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fields of a form that were left empty, though no colon marks them: the next line is a field of
 * its own. The value is the name of the fact that the field is for.
 */
final class EmptyFields implements SectionFacts {
  private static final Pattern EMPTY =
      Pattern.compile(
          "(?iu)\\W*(?:(?<id>(?:patient|hospital|chart|file|record|medical"
              + " record|nhs|ur|unit|health card|folder)(?: ?(?:id|no|number|nr|#)\\.?|"
              + " identifier)|mrn|uhid|mpi)|(?<reason>reason(?: for (?:the )?referral)?))"
              + "[\\s:._…]*");
  private static final Pattern FIELD =
      Pattern.compile("(?iu)\\W*\\p{L}[\\p{L} /.'’-]{1,30}?(?:\\s?:|\\s{2,}).*");

  private static final Pattern EMPTY_BOX = Pattern.compile("\\[\\s{0,6}\\]|\\(\\s{1,6}\\)|[☐□❏]");
  private static final Pattern TICKED =
      Pattern.compile("\\[\\s?[^\\s\\]]\\s?\\]|\\([xX✓✔×●•*]\\)|[☑☒■●✓✔]");
  private static final Pattern DEGREE =
      Pattern.compile(
          "(?iu)\\b(?:urgent\\p{L}*|routine|emergency|soon|priority|same"
              + " day|elective|dringend|dringlich|eilig"
              + "|notfall|spoed|regulier|normal|urgence|programmée?|preferente|ordinari[ao]|differibile|breve|programmata)\\b");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    List<Line> lines = section.lines();
    for (int i = 0; i + 1 < lines.size(); i++) {
      Matcher empty = EMPTY.matcher(lines.get(i).text().strip());
      if (empty.matches() && FIELD.matcher(lines.get(i + 1).text()).matches()) {
        String name = empty.group("id") == null ? "reason" : "patientId";
        facts.add(
            Fact.at(
                lines.get(i),
                Extractor.UNANSWERED,
                JsonNodeFactory.instance.textNode(name),
                lines.get(i).text().strip()));
      }
    }
    unticked(lines, facts);
    return facts;
  }

  // Boxes for how urgent it is, of which none is ticked.
  private static void unticked(List<Line> lines, List<Fact> facts) {
    List<Line> boxes =
        lines.stream()
            .filter(line -> EMPTY_BOX.matcher(line.text()).find())
            .filter(line -> DEGREE.matcher(line.text()).find())
            .toList();
    long empty =
        boxes.stream().mapToLong(line -> EMPTY_BOX.matcher(line.text()).results().count()).sum();
    if (empty > 1 && lines.stream().noneMatch(line -> TICKED.matcher(line.text()).find())) {
      Line first = boxes.getFirst();
      facts.add(
          Fact.at(
              first,
              Extractor.UNANSWERED,
              JsonNodeFactory.instance.textNode("urgency"),
              first.text().strip()));
    }
  }
}
