package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@link Sides} in German, French, Spanish, Italian and Dutch. */
final class ForeignSides implements SectionFacts {
  private static final String LEFT = "gauches?|links|linke[nrsm]?|izquierd[oa]s?|sinistr[oaie]";
  private static final String SIDE =
      "(?:" + LEFT + "|droite?s?|rechts|rechte[nrsm]?|derech[oa]s?|destr[oaie])";

  /** The part in English, and the words for it before and behind the word for its side. */
  private static final Map<String, Pattern> PARTS = parts();

  private static final Pattern IS_LEFT = Pattern.compile("(?iu)" + LEFT);

  private static final Pattern CLAUSE = Pattern.compile("[.;?!](?:\\s|$)");

  /** What is said of the healthy side, of both, or of former years. */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:normal\\p{L}*|unauffällig\\p{L}*|gesund\\p{L}*|saine?|san[oa]|controlat\\p{L}+|contralat\\p{L}+|gegenseit\\p{L}*|beidseit\\p{L}*|beide[rn]?|bilat\\p{L}+|amb[oa]s|entramb\\p{L}+|tweezijdig|deux|anc?ienne?|frühere?\\p{L}*|zonder|ohne|sans|sin|senza|pas"
              + " de|kein\\p{L}*|nessun\\p{L}*|geen|frei|libre|zustand"
              + " nach|z\\.n\\.)(?!\\p{L})|\\((?:19|20)\\d\\d\\)|(?iu:\\b(?:en|seit|nel|im|in|desde|depuis|dal|sinds)"
              + " (?:19|20)\\d\\d)|(?iu:\\b(?:tep|prothe?è?se|prótesis|protesi|operiert|opérée?|operad[oa]|operat[oa])\\b[^.]{0,30}(?:19|20)\\d\\d)");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    LineText text = LineText.of(section.lines());
    for (LineText.Clause clause : text.clauses(CLAUSE)) {
      if (!OTHERWISE.matcher(clause.text()).find()) {
        add(clause, text, facts);
      }
    }
    return facts;
  }

  private static void add(LineText.Clause clause, LineText text, List<Fact> facts) {
    PARTS.forEach(
        (part, pattern) -> {
          Matcher sided = pattern.matcher(clause.text());
          while (sided.find()) {
            String side = sided.group("side") == null ? sided.group("behind") : sided.group("side");
            Line line = text.lineAt(clause.from() + sided.start());
            var value = JsonNodeFactory.instance.objectNode().put("part", part);
            value.put("side", IS_LEFT.matcher(side).matches() ? "left" : "right");
            facts.add(Fact.at(line, Sides.NAME, value, sided.group()));
          }
        });
  }

  private static Map<String, Pattern> parts() {
    Map<String, Pattern> parts = new LinkedHashMap<>();
    put(
        parts,
        "knee",
        "genou\\p{L}*|gonalgi\\p{L}*|gonarthros\\p{L}*|knie\\p{L}*|rodilla|ginocchi\\p{L}");
    put(parts, "hip", "hanche|coxarthros\\p{L}*|hüft\\p{L}*|cadera|anca|heup");
    put(parts, "shoulder", "épaule|schulter\\p{L}*|hombro|spalla|schouder");
    put(parts, "eye", "œil|oeil|auge\\p{L}?|ojo|occhio|oog");
    put(parts, "ear", "oreille|ohr\\p{L}{0,2}|oído|orecchio|oor");
    put(parts, "breast", "sein|brust|mama|mammella|seno|borst");
    put(parts, "kidney", "rein|niere|riñón|rene|nier");
    put(parts, "lung", "poumon|lunge\\p{L}?|pulmón|polmone|long");
    put(parts, "foot", "pied|fu(?:ß|ss)\\p{L}{0,2}|pie|piede|voet");
    put(parts, "hand", "main|hand|mano");
    put(parts, "leg", "jambe|bein\\p{L}{0,2}|pierna|gamba|been");
    put(parts, "arm", "bras|brazo|braccio");
    put(parts, "ankle", "cheville|sprunggelenk\\p{L}*|tobillo|caviglia|enkel");
    put(parts, "wrist", "poignet|handgelenk\\p{L}*|muñeca|polso|pols");
    put(parts, "elbow", "coude|ellenbogen\\p{L}*|codo|gomito|elleboog");
    put(parts, "groin", "aine|leiste\\p{L}*|ingle|inguine|lies");
    put(parts, "flank", "flanc|flanke\\p{L}*|flanco|fianco");
    return parts;
  }

  private static void put(Map<String, Pattern> parts, String part, String words) {
    parts.put(
        part,
        Pattern.compile(
            "(?iu)(?<!\\p{L})(?:(?<side>"
                + SIDE
                + ")\\s+(?:"
                + words
                + ")|(?:"
                + words
                + "),?\\s+(?<behind>"
                + SIDE
                + "))(?!\\p{L})"));
  }
}
