package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import dev.baton.documents.values.Numbers;
import dev.baton.documents.values.Ucum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Medications: a name, its dose, and route and frequency where they are written. */
public final class Medications implements SectionFacts {
  /** The name of a fact for a row that has a drug and its route, and no dose. */
  public static final String UNDOSED = "medicationWithoutDose";

  private static final Pattern NAME =
      Pattern.compile(
          "(?:^|[;,:•·▪◦–*\\]]\\s*|(?:\\d|\\b[a-h])[.)]\\s+|-\\s+|\\band\\s+|\\b(?:on|with|takes|taking|started|continue|(?i:tab|tablet|cap|inj|syp|syr|syrup|susp|oint)|T|C)\\.?\\s+|\\s{2,})(\\p{L}[\\p{L}-]{2,}(?:["
              + " /+-](?:\\p{L}[\\p{L}-]{2,}|[A-Z0-9]{1,4}|\\d{1,3}/\\d{1,3})){0,3}(?:"
              + " (?:ret|retard|succ|tartr)\\.)?)(?:\\s*\\([^)]{2,24}\\))?[,:]?\\s+(?:(?:dose|dosis)\\W{0,3})?$");
  static final Pattern ROUTE =
      Pattern.compile(
          "(?iU)\\b(by mouth|mouth|under the skin|orally|oral(?:es?)?|oraal|per os|p/o|vía oral|via"
              + " oral|voie orale|per bocca|per oral|os|mündlich|vía inhalatoria|(?:vía"
              + " )?inhalad[ao]|inalatori[ao]|po|p\\.\\s?o\\b|iv|i\\.v\\b|i/v|intravenös|intraveineuse|intravenosa|intravenous(?:ly)?|sc|s\\.\\s?c\\b|s/c|sub-?q|subkutan|sottocute|sottocutanea|sous-cutanée?|subcutánea|subcutan\\p{L}*|subcutaan|subcut(?:aneous(?:ly)?)?|im|i\\.m\\b|imi|intramuskulär|intramuscular|inhaled|inhalation|inhalativ|inhalée?|inh|nebuli[sz]ed|nebs?|inhaler|topical(?:ly)?|sublingua\\p{L}+|sl|rectal|pr|nasal|transdermal|buccal|vaginal|cutaneous|intranasal|eye"
              + " drops)\\b");

  /** A route in the column before the dose. */
  private static final Pattern ROUTED = Pattern.compile("\\s{2,}" + ROUTE.pattern() + "\\s*$");

  private static final Pattern FREQUENCY =
      Pattern.compile(
          "(?i)\\b((?:once|twice|three times|four times|1x|2x|3x)\\s*(?:a day|daily|per"
              + " day|weekly|a week|tägl\\.?)?|daily|every"
              + " (?:\\d+|other|six|eight|twelve)\\s?(?:hours?|h|days?|day)?|od|o\\.d\\.|bd|b\\.d\\.|bid|b\\.i\\.d\\.|tds|tid|t\\.i\\.d\\.|qds|qid|q\\.i\\.d\\.|qd|nocte|at"
              + " night|at bedtime|qhs|in the morning|mane|prn|as needed|as"
              + " required|weekly|q\\d{1,2}h|[01]-[012]-[012](?:-[01])?)");
  private static final Pattern NOT_A_DRUG =
      Pattern.compile(
          "(?i).*\\b(diet|was|were|is|level|weight|blood|urine|total|about|approximately|over|dose|fraction|daily|received|fluid|saline|allergic|girl|boy|baby|infant|son|daughter|loss|drained|aspirat\\w+|paracentesis|clear|tap|volume|haemorrhage|hemorrhage|output|diameter|cm|diagnosis|ebl|sats?|spo2|saturation|echo|ef|lvef|oxygen|saturaci[oó]n|alta|ingreso|hba1c|bmi|stenosis|age)\\b.*|(?i)(?:serum"
              + " |plasma |blood )?(?:potassium|sodium|creatinine|glucose|ha?emoglobin)");

  private static final Pattern LEADING =
      Pattern.compile(
          "(?i)^(?:(?:discharge|are|include|syp|syr|susp|he|she|they|takes?|taking|on|continued?|started|start|with|and|her|his|their|the|usual|regular|own|tab|tablet|tablets|cap|capsule|inj|of)\\s+)+");

  /** An item of a list that has a drug, how it is swallowed and how often, and not how much. */
  private static final Pattern UNDOSED_ITEM =
      Pattern.compile(
          "(?u)\\s*(?:(?:\\d{1,2}[.)]|[-*•])\\s*)\\p{Lu}\\p{Ll}{3,}(?: \\p{Ll}{3,}){0,2},?"
              + " (?:(?i:oral(?:ly)?|by mouth|po)),? (?:(?i:once|twice|thrice|three times|four"
              + " times|daily|every|at"
              + " night|od|bd|tds|qds|bid|tid))\\b[^\\d]*|\\s*(?:(?:\\d{1,2}[.)]|[-*•])\\s*)?\\p{Lu}\\p{L}{3,}(?:"
              + " \\p{Ll}{3,})? (?:mg|mcg|µg),? (?i:oral(?:ly)?|by mouth|po|p\\.o\\.|per"
              + " os|oraal|s\\.?c\\.?|iv|once|twice|daily|od|bd|tds)\\b.*");

  /** A drug in a sentence, behind which no dose stands. */
  private static final Pattern UNDOSED_NAME =
      Pattern.compile(
          "(?iu)(?:\\bon|\\band|:|,|;)"
              + " (?!(?:taken|given|continue\\p{L}*|dose|treatment|therapy|antibiotics?|medication|then|tablets?|capsules?|units?|puffs?|drops?|sachets?|syrup|steroids?|fluids?)\\b)\\p{L}{6,}"
              + " $");

  /** How a line of a list begins. */
  private static final Pattern ITEM =
      Pattern.compile(
          "(?u)[\\s|]*(?:(?:\\d{1,2}[.)]|[-*•·])\\s*)?(?:(?:TTOs?|TTA|[Mm]eds?|Drugs?|Medicines?|Medication|Rx):?\\s+)?(?:(?:Tab|Cap|Inj|Syp|Syr|T|C)\\.?\\s+)?(?<name>\\p{Lu}\\p{L}{3,}(?:"
              + " \\p{Ll}{3,}){0,2}?)\\s*,?\\s+(?:(?:por|par|per|via|en|in) )?");

  /** What stands for a dose where its figure was left out. */
  private static final Pattern NO_FIGURE =
      Pattern.compile("(?iu)(?:mg|mcg|µg|g|ml|i\\.?[eu]\\.?|ui|units?|einheiten)?[\\W_]*");

  /** A heading over what is no longer taken, and over nothing else. */
  private static final Pattern STOPPED =
      Pattern.compile(
          "(?iu)(?!.*\\b(?:new|start\\p{L}*|chang\\p{L}*|contin\\p{L}*)\\b).*\\b(?:stopped|discontinued|ceased|withheld|abgesetzt\\p{L}*)\\b.*");

  /** A heading over a part where drugs are not what is taken, if it names no medications too. */
  private static final Pattern OF_OTHER_THINGS =
      Pattern.compile(
          "(?!.*\\b(?:medic|drugs?\\b|home\\b|take|goes|discharged)).*\\b(?:allerg|lab|result|investigation|vital).*");

  private static final String STOPPED_BOX =
      "\\s*(?:[-*•]|\\d{1,2}[.)])?\\s*[\\[(](?:stop(?:ped)?|discontinued|ceased|withheld)[\\])]";

  /** A line of what is no longer taken. */
  private static final Pattern STOPPED_LINE =
      Pattern.compile(
          "(?iu)\\W*(?:(?:medic\\p{L}+|drugs?|tablets?)"
              + " )?(?:stopped|discontinued|ceased|withheld|no longer taken)\\b[^:\\d]{0,40}:.*"
              + "|"
              + STOPPED_BOX
              + ".*");

  private static final Pattern TABLE_HEAD =
      Pattern.compile("(?iu)[\\s|]*(?:medic\\p{L}+|drug)(?: name)?[\\s|]{2,}dos(?:e|age)\\b.*");

  /** A drug that is no longer taken in a list of others. */
  private static final Pattern STOPPED_TAG =
      Pattern.compile("(?iu)" + STOPPED_BOX + "\\s*(\\p{L}.*)");

  /** How routes are written, without points and spaces. */
  private static final Map<String, Set<String>> ROUTES =
      Map.of(
          "oral",
              Set.of(
                  "bymouth",
                  "mouth",
                  "orally",
                  "oral",
                  "orale",
                  "orales",
                  "oraal",
                  "po",
                  "p/o",
                  "peros",
                  "os",
                  "víaoral",
                  "viaoral",
                  "voieorale",
                  "perbocca",
                  "peroral",
                  "mündlich"),
          "intravenous",
              Set.of(
                  "iv",
                  "i/v",
                  "intravenös",
                  "intraveineuse",
                  "intravenosa",
                  "intravenous",
                  "intravenously"),
          "subcutaneous",
              Set.of(
                  "undertheskin",
                  "sc",
                  "s/c",
                  "subq",
                  "sub-q",
                  "subkutan",
                  "sottocute",
                  "sottocutanea",
                  "subcut",
                  "subcutan",
                  "subcutaan",
                  "subcutánea",
                  "sous-cutanée",
                  "subcutaneous",
                  "subcutaneously"),
          "intramuscular", Set.of("im", "imi", "intramuskulär", "intramuscular"),
          "inhaled",
              Set.of(
                  "inhaled",
                  "inhalation",
                  "inhalativ",
                  "inhalé",
                  "inhalée",
                  "inhaler",
                  "inh",
                  "inhalada",
                  "inhalado",
                  "víainhalada",
                  "víainhalatoria",
                  "inalatoria"),
          "topical", Set.of("topical", "topically"),
          "sublingual", Set.of("sl", "sublingual", "sublinguaal", "sublinguale"),
          "rectal", Set.of("pr", "rectal"));

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    String heading = section.heading() == null ? "" : section.heading().toLowerCase(Locale.ROOT);
    List<Line> lines = WrappedUnits.joined(section.lines());
    if (OF_OTHER_THINGS.matcher(heading).matches() || STOPPED.matcher(heading).matches()) {
      lines = belowHead(lines);
    }
    String above = "";
    boolean table = false;
    boolean dosed = isListOfDoses(lines);
    for (Line line : lines) {
      table = TABLE_HEAD.matcher(line.text()).matches() || (table && !line.blank());
      if (!STOPPED_LINE.matcher(line.text()).matches()) {
        in(line, above, notation, facts);
        if (isWithoutDose(Cell.of(line.text()), table)
            || UNDOSED_ITEM.matcher(line.text()).matches()
            || (dosed && isItemWithoutDose(line.text()))
            || isToldWithoutDose(line.text())) {
          facts.add(
              Fact.at(
                  line,
                  UNDOSED,
                  JsonNodeFactory.instance.textNode(line.text().strip()),
                  line.text()));
        }
      }
      Matcher stopped = STOPPED_TAG.matcher(line.text());
      if (stopped.matches()) {
        facts.add(
            Fact.at(
                line,
                Told.NAME,
                JsonNodeFactory.instance.textNode("Stopped " + stopped.group(1)),
                line.text()));
      }
      above = line.text().strip();
    }
    return facts;
  }

  // As many of a list's lines have a dose as have none.
  private static boolean isListOfDoses(List<Line> lines) {
    long dosed =
        lines.stream()
            .map(Line::text)
            .filter(text -> ITEM.matcher(text).lookingAt() && Units.DOSE.matcher(text).find())
            .count();
    long undosed = lines.stream().filter(line -> isItemWithoutDose(line.text())).count();
    return dosed > 0 && dosed >= undosed;
  }

  // A drug and how it is taken, or how often, but not how much of it.
  private static boolean isItemWithoutDose(String text) {
    Matcher item = ITEM.matcher(text);
    if (!item.lookingAt()
        || Units.DOSE.matcher(text).find()
        || NOT_A_DRUG.matcher(item.group("name")).matches()) {
      return false;
    }
    Matcher route = ROUTE.matcher(text).region(item.end(), text.length());
    Matcher frequency = FREQUENCY.matcher(text).region(item.end(), text.length());
    return route.lookingAt()
        || (frequency.lookingAt() && !Character.isLetter((text + " ").charAt(frequency.end())));
  }

  // "home on labetalol orally twice daily": no dose in front of the route, nor a form.
  private static boolean isToldWithoutDose(String text) {
    Matcher route = ROUTE.matcher(text);
    while (route.find()) {
      Matcher frequency = FREQUENCY.matcher(text);
      boolean often =
          route.end() < text.length()
              && frequency.region(route.end() + 1, text.length()).lookingAt();
      if (often && UNDOSED_NAME.matcher(text.substring(0, route.start())).find()) {
        return true;
      }
    }
    return false;
  }

  // A table of medications without a heading of its own stands below other things.
  private static List<Line> belowHead(List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (TABLE_HEAD.matcher(lines.get(i).text()).matches()) {
        return lines.subList(i + 1, lines.size());
      }
    }
    return List.of();
  }

  // A row of a drug and its route, between them nothing or a unit; it may have a number in front.
  // In a table with doses how often it is taken is enough.
  private static boolean isWithoutDose(List<Cell> row, boolean table) {
    boolean numbered = !row.isEmpty() && row.getFirst().text().matches("\\d{1,2}[.)]?");
    List<Cell> cells = numbered ? row.subList(1, row.size()) : row;
    if (cells.size() < 2 || !cells.getFirst().text().matches("\\p{L}[\\p{L} ./-]{3,40}")) {
      return false;
    }
    String second = cells.get(1).text();
    if (table && FREQUENCY.matcher(second).lookingAt()) {
      return true;
    }
    if (cells.size() < 3) {
      return false;
    }
    String third = cells.get(2).text();
    return ROUTE.matcher(second).matches()
        || (NO_FIGURE.matcher(second).matches()
            && (ROUTE.matcher(third).matches() || FREQUENCY.matcher(third).lookingAt()));
  }

  private static void in(Line line, String above, Notation notation, List<Fact> facts) {
    String plain = line.text().strip().replace('|', ' ').replaceAll("\\s{2,}", "  ");
    String text = Units.DOSE.matcher(plain).lookingAt() ? undosed(above) + plain : plain;
    Matcher dose = Units.DOSE.matcher(text);
    int from = 0;
    while (dose.find()) {
      String before = text.substring(from, dose.start());
      Matcher routed = ROUTED.matcher(before);
      String route = routed.find() ? "  " + routed.group(1) : "";
      before = route.isEmpty() ? before : before.substring(0, routed.start()) + "  ";
      boolean concentration =
          text.startsWith("/d", dose.end()) || text.regionMatches(true, dose.end(), "/l", 0, 2);
      Matcher name = NAME.matcher(before.stripTrailing() + " ");
      if (!concentration && name.find() && !NOT_A_DRUG.matcher(name.group(1)).matches()) {
        facts.add(
            medication(line, name.group(1), dose, behind(text, dose.end()) + route, notation));
      }
      from = dose.end();
    }
  }

  // In prose a drug may stand at the end of a line, and its dose in the next.
  private static String undosed(String line) {
    Matcher dose = Units.DOSE.matcher(line);
    int from = 0;
    while (dose.find()) {
      from = dose.end();
    }
    return line.matches("(?su).*\\p{Ll}{3}") ? line.substring(from) + " " : "";
  }

  // What follows the dose, up to the next one.
  private static String behind(String text, int from) {
    Matcher next = Units.DOSE.matcher(text);
    return next.find(from) ? text.substring(from, next.start()) : text.substring(from);
  }

  private static Fact medication(
      Line line, String name, Matcher dose, String behind, Notation notation) {
    String drug = LEADING.matcher(name.strip()).replaceFirst("");
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("name", drug);
    String unit = dose.group(3) == null ? dose.group(2) : dose.group(2) + dose.group(3);
    ObjectNode amount =
        value
            .putObject("dose")
            .put("value", Numbers.parse(dose.group(1), notation))
            .put("unit", unit);
    Ucum.code(unitOf(dose.group(2))).ifPresent(code -> amount.put("ucum", code));
    Matcher route = ROUTE.matcher(behind);
    value.put("route", route.find() ? routeOf(route.group(1)) : null);
    Matcher frequency = FREQUENCY.matcher(behind);
    value.put(
        "frequency", frequency.find() ? frequency.group(1).strip().toLowerCase(Locale.ROOT) : null);
    return Fact.at(line, "medication", value, (name + " " + dose.group() + behind).strip());
  }

  // In capitals a milligram is one, too; a unit is written so.
  private static String unitOf(String written) {
    return written.matches("MG|MCG|G|ML|GM|UG") ? written.toLowerCase(Locale.ROOT) : written;
  }

  private static String routeOf(String written) {
    String lower = written.toLowerCase(Locale.ROOT).replaceAll("[.\\s]", "");
    return ROUTES.entrySet().stream()
        .filter(route -> route.getValue().contains(lower))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(written.toLowerCase(Locale.ROOT));
  }
}
