package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a comment on results says that the patient has, or has not: no evidence of anaemia. */
public final class DeniedStates implements SectionFacts {
  /** The name of these facts; their values are names of {@link State}. */
  public static final String NAME = "stateDenied";

  /** The name of such facts for what it says that the patient has. */
  public static final String TOLD = "stateTold";

  /** A state, and the analytes that are on one side of their range in whoever has it. */
  public enum State {
    ANAEMIA("an[aä]?e?mi\\p{L}*|anémi\\p{L}*", "ha?emoglobin\\p{L}*|hémoglobine|hb|hgb", -1),
    IRON_DEFICIENCY(
        "iron deficien\\p{L}*|iron[- ]depletion|eisenmangel|carence"
            + " martiale|ferropeni\\p{L}*|ijzertekort",
        "ferritine?",
        -1),
    DIABETES("diab[eè]t\\p{L}*|hyperglyc\\p{L}*", "glucose|glukose|hba1c|glycémie|glucosio", 1),
    RENAL_IMPAIRMENT(
        "(?:renal|kidney) (?:impairment|disease|failure|injury)|niereninsuffizienz|insuffisance"
            + " rénale|insufficienza renale",
        "creatinin\\p{L}*|kreatinine?|créatinine",
        1),
    THROMBOCYTOPENIA("thrombocytop\\p{L}*", "platelets?(?: count)?|plt|thrombo[zc]yten", -1),
    LEUCOCYTOSIS(
        "leu[ck]ocytosis|leukozytose",
        "wbc|wcc|white (?:blood )?cells?.*|leu[kc]o[cz]yt\\p{L}*",
        1),
    NEUTROPENIA("neutropenia", "neutrophils?(?: count)?", -1),
    INFLAMMATION(
        "inflammati\\p{L}*|inflammatory|infection|entzündung\\p{L}*|syndrome inflammatoire",
        "crp|c-?reacti\\p{L}*.*",
        1),
    HYPOTHYROIDISM("hypothyr\\p{L}*|underactive thyroid", "tsh|thyrotropin", 1),
    HYPERTHYROIDISM("hyperthyr\\p{L}*|thyrotoxic\\p{L}*|overactive thyroid", "tsh|thyrotropin", -1),
    HYPERKALAEMIA(
        "hyperkal\\p{L}*|hiperpotas\\p{L}*|iperkali\\p{L}*|iperpotass\\p{L}*",
        "potassium|kalium|potasio|potassio|k\\+?",
        1),
    HYPOKALAEMIA(
        "hypokal\\p{L}*|hipopotas\\p{L}*|ipokali\\p{L}*|ipopotass\\p{L}*",
        "potassium|kalium|potasio|potassio|k\\+?",
        -1),
    HYPERNATRAEMIA(
        "hypernatr\\p{L}*|hipernatr\\p{L}*|ipernatr\\p{L}*", "sodium|natrium|sodio|na\\+?", 1),
    HYPONATRAEMIA(
        "hyponatr\\p{L}*|hiponatr\\p{L}*|iponatr\\p{L}*", "sodium|natrium|sodio|na\\+?", -1),
    HYPERCALCAEMIA(
        "hypercalc\\p{L}*|hyperkalz\\p{L}*|hipercalc\\p{L}*|ipercalc\\p{L}*",
        "(?:adjusted |corrected |total )?(?:calcium|kalzium|calcio)",
        1),
    HYPOCALCAEMIA(
        "hypocalc\\p{L}*|hypokalz\\p{L}*|hipocalc\\p{L}*|ipocalc\\p{L}*",
        "(?:adjusted |corrected |total )?(?:calcium|kalzium|calcio)",
        -1),
    COELIAC_DISEASE("c(?:o)?eliac\\p{L}*|zöliakie", ".*transglutaminase.*|.*\\bttg\\b.*", 1),
    MYOCARDIAL_INJURY("myocardial (?:injury|infarction|damage)", ".*troponin.*", 1),
    VITAMIN_D_DEFICIENCY("vitamin d deficien\\p{L}*", ".*vitamin d.*|25-?oh.*", -1),
    VITAMIN_B12_DEFICIENCY("b12 deficien\\p{L}*", ".*b12.*", -1),
    LIVER_DAMAGE(
        "hepatitis|liver (?:disease|injury|damage)|hepatocellular (?:injury|damage)",
        "alt|alat|gpt.*|alanine.*",
        1),
    DYSLIPIDAEMIA(
        "dyslip\\p{L}*|hypercholest\\p{L}*|hyperlip\\p{L}*", "ldl.*|(?:total )?cholesterol", 1);

    private final Pattern denied;
    private final Pattern told;
    private final Pattern analytes;
    private final int side;

    State(String words, String analytes, int side) {
      this.denied = Pattern.compile("(?iu)" + NO + "(?:" + words + ")(?!\\p{L})");
      this.told = Pattern.compile("(?iu)(?<!\\p{L})(?:" + words + ")(?!\\p{L})");
      this.analytes = Pattern.compile("(?iu)(?:" + analytes + ")");
      this.side = side;
    }

    /** Whether this analyte tells of it. */
    public boolean isToldBy(String analyte) {
      return analytes.matcher(analyte.strip()).matches();
    }

    /** On which side of the range, -1 below and 1 above. */
    public int side() {
      return side;
    }
  }

  private static final String NO =
      "(?<!\\p{L})(?:no|not|without|rules? out|ruled out|excludes?|kein\\p{L}*|ohne|pas"
          + " d|sans|nessun\\p{L}*|senza|sin|geen|zonder)(?!\\p{L})(?:\\W{1,2}(?:evidence|signs?|suggestion|indication|hint|laboratory|biochemical|haematological|current|overt|of|for|to"
          + " suggest|suggestive|consistent with|an?|any|hinweise?|auf|anhalt|für|eine?|argument|en"
          + " faveur|d|de|une?|indicios|di|aanwijzing(?:en)?|voor|or|and|,)){0,6}\\W{1,2}";

  private static final Pattern DENIED = Pattern.compile("(?iu)" + NO);

  /** What may change, or was so before, is not denied. */
  private static final Pattern ELSE =
      Pattern.compile(
          "(?iu)\\b(?:if|unless|does not|do not|cannot|not (?:be"
              + " )?exclude\\p{L}*|history|previous\\p{L}*|known|further|other|longer|risk|therapy|treat\\p{L}*|replace\\p{L}*|levothyroxine|carbimazole|worsening|progress\\p{L}*)\\b");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Prose.Sentence sentence : Prose.of(section)) {
      if (ELSE.matcher(sentence.text()).find()) {
        continue;
      }
      boolean denies = DENIED.matcher(sentence.text()).find();
      for (State state : State.values()) {
        var name = JsonNodeFactory.instance.textNode(state.name());
        if (denies && state.denied.matcher(sentence.text()).find()) {
          facts.add(Fact.at(sentence.line(), NAME, name, sentence.text()));
        } else if (!denies && state.told.matcher(sentence.text()).find()) {
          facts.add(Fact.at(sentence.line(), TOLD, name, sentence.text()));
        }
      }
    }
    return facts;
  }
}
