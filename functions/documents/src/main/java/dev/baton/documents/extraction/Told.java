package dev.baton.documents.extraction;

import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sentences of a text that may say something else than its tables: of a drug that was stopped or is
 * given in another dose, of a result that is raised, of a deposit that was received.
 */
public final class Told implements SectionFacts {
  /** The name of these facts; their values are the sentences. */
  public static final String NAME = "told";

  /** What denies them, as a regular expression. */
  public static final String OF_BLOOD_THINNERS =
      "(?:no|not (?:on|taking)(?: any?)?|never(?: \\p{L}+){0,4}(?: any?)?)"
          + " (?:blood[- ]?thinn\\w+|(?:oral )?anti-?coagul\\w+)|geen"
          + " (?:bloed-?\\s?verdunn?\\w*|antistolling\\w*|antico\\w+)|keine?"
          + " (?:blutverdünn\\p{L}*|gerinnungshemm\\p{L}*|antikoag\\p{L}*)|pas (?:d['’]|sous"
          + " )anticoag\\p{L}*|(?:sin|no toma) anticoag\\p{L}*|(?:nessun\\p{L}*|non assume)"
          + " anticoag\\p{L}*";

  /** What a drug did to somebody who cannot have it again, as a regular expression. */
  public static final String OF_REACTIONS =
      "(?:tongue|lips?|throat|face) (?:swelled|swell\\w+)|angio-?oedema|angio-?edema|stevens[-"
          + " ]johnson|urticaria\\w*|hives|(?:rash|swelling|collapse\\w*|wheez\\w+|breathless\\w*|reaction|swelled"
          + " up|swollen)(?= (?:[\\p{L}-]+ ){0,12}?(?:after|with|from|to|on|following)\\b)";

  /** That the buyer accounts for the tax, as a regular expression. */
  public static final String OF_REVERSED_CHARGES =
      "reverse[- ]charge\\w*|charges? (?:you )?none|btw verlegd|verleg(?:de|ging van de)"
          + " btw|steuerschuldnerschaft|steuerschuld (?:geht|des"
          + " leistungsempf\\p{L}+)|autoliquidation|inversione contabile|inversión del sujeto"
          + " pasivo|omvänd (?:skattskyldighet|betalningsskyldighet)|omvendt"
          + " betalingspligt|(?:vat|tax) (?:is )?to be accounted for by the"
          + " (?:recipient|customer|buyer)";

  static final String OF_DRUGS =
      "allergic|allerg(?:y|ies)|anaphyl\\w+|"
          + OF_REACTIONS
          + "|\\d+(?:[.,]\\d+)? ?(?:mg|mcg|micrograms?|units?)"
          + "|continue[sd]?|unchanged|(?:discharged|home|remains|maintained|stays|kept)"
          + " on|stopped|discontinued|ceased|(?:once|one) a week|once-weekly|weekly|every"
          + " week|reduced|decreased|lowered|halved|increased|raised|up-?titrated|titrated|changed|begun"
          + " again|re-?start\\w*|resum\\w+|re-?commenc\\w+|re-?introduc\\w+|back on|for"
          + " good|without it|(?:not|never) (?:to )?(?:be"
          + " (?:taken|given|restarted|resumed|used|prescribed)|go back on)|"
          + OF_BLOOD_THINNERS;
  static final String OF_RESULTS =
      "raised|elevated|high|increased|low|reduced|suppressed|decreased|diabetic"
          + " range|abnormalit\\w+|normal|satisfactory|unremarkable|within|well"
          + " (?:replaced|controlled)";
  static final String OF_PAYMENTS =
      OF_REVERSED_CHARGES
          + "|deposit|down[-"
          + " ]?payment|retainer|prepayment|(?:advance|part)[- ]payment|payment on account";

  private final Pattern wanted;

  /** Of sentences with one of these words. */
  Told(String words) {
    wanted = Pattern.compile("(?iu)\\b(?:" + words + ")\\b");
  }

  @Override
  public List<Fact> of(Section section, Notation notation) {
    return Prose.of(section).stream()
        .filter(sentence -> !sentence.text().endsWith("?"))
        .filter(sentence -> wanted.matcher(sentence.text()).find())
        .map(sentence -> sentence.as(NAME))
        .toList();
  }
}
