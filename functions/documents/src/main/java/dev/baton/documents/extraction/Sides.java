package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On which side of the body something is, by part of the body: what is wrong with one hip is not
 * mended in the other. What is said of the healthy side, of both, or of former years is left out.
 */
public final class Sides implements SectionFacts {
  /** The name of such a fact: {@code {part, side}}. */
  public static final String NAME = "side";

  private static final String PART =
      "(?:neck of (?:the )?femur|femoral"
          + " neck|nof|hip|knee|shoulder|elbow|wrist|ankle|foot|hand|thumb|finger|toe|heel|eye|ear|breast|kidney|ureter|lung|(?:upper|lower|middle)"
          + " lobe|leg|arm|thigh|calf|groin|testis|testicle|ovary|adnexa|iliac"
          + " fossa|flank|loin|tibia|fibula|femur|humerus|radius|ulna|clavicle|scapula"
          + "|carotid|cataract|hernia|tonsil|hemicolectomy|mastectomy|nephrectomy|lumpectomy|hemiarthroplasty|meniscus|carpal"
          + " tunnel|parotid|cheek|forearm|achilles|patella|orchidectomy|thr|tkr|tha|tka|acl)";

  private static final Pattern SIDED =
      Pattern.compile(
          "(?iu)\\b(?<side>left|right|lt|rt|l|r)\\b(?:\\s+|-)(?:(?!(?:left|right|and|or)\\b)[\\p{L}-]+"
              + "\\s+){0,2}?(?<part>"
              + PART
              + ")s?\\b|\\b(?<before>"
              + PART
              + ")s?\\b(?:\\s+(?:fracture|repair|replacement|arthroplasty|injury|rupture|tear|release|wound|lesion|tumour|mass))?,?\\s*(?:\\(|on"
              + " the |- )?\\b(?<behind>left|right)\\b(?!\\s+(?:[\\p{L}-]+\\s+){0,2}?"
              + PART
              + ")");

  private static final Pattern CLAUSE =
      Pattern.compile("[.;?!](?:\\s|$)|\\s(?=\\p{Lu}[\\p{L} ]{2,24}:\\s)");

  /** One of both sides, each with its measure: right eye 6/18, left eye 6/9. */
  private static final Pattern MEASURED =
      Pattern.compile("[\\s:]{1,2}\\d+(?:[/.]\\d+|\\s?(?:cm|mm|dB|m[lL]|kg|%))");

  private static final Pattern OTHERWISE =
      Pattern.compile(
          "(?iu)\\b(?:normal|unaffected|freely|unremarkable|contralateral|previous\\w*|former\\w*|past|other|years?"
              + " ago|(?<!years?[-"
              + " ])old|both|bilateral\\w*|opposite|good|quiet|healthy|fellow|clear|well|no(?!"
              + " longer|[.:]| \\d)|not|without|in (?:19|20)\\d\\d|since"
              + " (?:19|20)\\d\\d)\\b|\\((?:19|20)\\d\\d\\)");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    List<Fact> examined = new ArrayList<>();
    LineText text = LineText.of(section.lines());
    for (LineText.Clause clause : text.clauses(CLAUSE)) {
      if (!OTHERWISE.matcher(clause.text()).find()) {
        Matcher sided = SIDED.matcher(clause.text());
        while (sided.find()) {
          if (MEASURED
              .matcher(clause.text())
              .region(sided.end(), clause.text().length())
              .lookingAt()) {
            continue;
          }
          Line line = text.lineAt(clause.from() + sided.start());
          boolean heads = clause.text().startsWith(":", sided.end());
          (heads ? examined : facts).add(Fact.at(line, NAME, value(sided), sided.group()));
        }
      }
    }
    examined.stream().filter(fact -> !isOneOfBoth(fact, examined)).forEach(facts::add);
    return facts;
  }

  // "Left knee: swollen. Right knee: crepitus": each was examined.
  private static boolean isOneOfBoth(Fact fact, List<Fact> examined) {
    return examined.stream()
        .filter(other -> other.value().path("part").equals(fact.value().path("part")))
        .anyMatch(other -> !other.value().equals(fact.value()));
  }

  private static ObjectNode value(Matcher sided) {
    boolean inFront = sided.group("side") != null;
    String side = sided.group(inFront ? "side" : "behind").toLowerCase(Locale.ROOT);
    String part = sided.group(inFront ? "part" : "before").toLowerCase(Locale.ROOT);
    return JsonNodeFactory.instance
        .objectNode()
        .put("part", replaced(part))
        .put("side", side.startsWith("l") ? "left" : "right");
  }

  private static String replaced(String part) {
    return switch (part) {
      case "thr", "tha", "hemiarthroplasty", "femoral neck", "nof", "femur" -> "hip";
      case "neck of femur", "neck of the femur" -> "hip";
      case "tkr", "tka", "acl", "meniscus", "patella" -> "knee";
      case "mastectomy", "lumpectomy" -> "breast";
      case "nephrectomy" -> "kidney";
      case "cataract" -> "eye";
      case "orchidectomy", "testicle" -> "testis";
      default -> part;
    };
  }
}
