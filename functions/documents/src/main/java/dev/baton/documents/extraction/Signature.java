package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name under the greeting at the end of a letter. */
record Signature(String name) implements SectionFacts {
  private static final int LINES_BELOW = 5;
  private static final int LEAST_LINES = 4;
  private static final int LONGEST = 80;
  private static final Pattern DOCTOR = Pattern.compile("(?:Dr|Prof|PD|Dott|Dra)\\b");
  private static final Pattern GREETING =
      Pattern.compile(
          "(?iu)\\s*(?:(?:yours|very|most) (?:sincerely|faithfully|truly)|sincerely(?:"
              + " yours)?|respectfully|cordially|(?:many |with )*(?:thanks|thank"
              + " you)|(?:(?:with|kind|kindest|best|warm|warmest|many|collegial|friendly|cordial)"
              + " )*(?:regards|wishes)|mit (?:freundlich|kollegial|best|herzlich)\\p{L}*(?:"
              + " \\p{L}+){0,2} gr(?:ü|ue)(?:ß|ss)en|freundliche grüsse|(?:bien"
              + " )?(?:confraternellement|cordialement)|(?:avec )?(?:mes )?(?:meilleures|sincères)"
              + " salutations|veuillez agréer.{0,60}|atentamente|un saludo|saludos(?:"
              + " cordiales)?|cordiali saluti|distinti saluti|met vriendelijke"
              + " groet(?:en)?|hochachtungsvoll)[,.!]?\\s*(.*)");
  private static final Pattern PERSON =
      Pattern.compile(
          "(?u)((?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|PD|Priv|Doz|med|dent|Dott|Dra?|Sr|Sra)\\.?"
              + " ?(?:-)?)*\\p{Lu}(?:\\.(?:\\p{Lu}\\.)*|[\\p{L}'’-]+)(?:"
              + " (?:van|von|de|der|den|da|di|du|la|le|el|al|bin|zu))*(?:"
              + " \\p{Lu}(?:\\.|[\\p{L}'’-]+)){0,4}(?:,?"
              + " (?:MD|DO|FNP|NP|PA-C|PA|RN|DDS|MBBS|FRCP|MRCGP|MBChB))*)\\b\\.?(?:[,(].*|  .*)?");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Line> lines = section.lines();
    for (int i = lines.size() - 1; i >= 0; i--) {
      Matcher greeting = GREETING.matcher(lines.get(i).text());
      if (greeting.matches()) {
        Line line = lines.get(i);
        String text = greeting.group(1);
        for (int j = i + 1; text.isBlank() && j < Math.min(lines.size(), i + LINES_BELOW); j++) {
          line = lines.get(j);
          text = line.text().strip();
        }
        return named(line, text);
      }
    }
    return atTheEnd(lines);
  }

  // Without a greeting, who signs is named alone below the last sentence.
  private List<Fact> atTheEnd(List<Line> all) {
    List<Line> lines = all.stream().filter(line -> !line.blank()).toList();
    if (lines.size() < LEAST_LINES
        || !lines.get(lines.size() - 2).text().strip().matches(".*[.?!]")) {
      return List.of();
    }
    Line last = lines.getLast();
    String text = last.text().strip();
    return DOCTOR.matcher(text).lookingAt() && text.length() <= LONGEST
        ? named(last, text)
        : List.of();
  }

  private List<Fact> named(Line line, String text) {
    Matcher person = PERSON.matcher(text);
    if (!person.matches() || person.group(1).length() < 3) {
      return List.of();
    }
    String found = person.group(1).strip();
    return List.of(Fact.at(line, name, JsonNodeFactory.instance.textNode(found), found));
  }
}
