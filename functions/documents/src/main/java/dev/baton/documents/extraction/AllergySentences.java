package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That a patient has no allergies, and that one did not bear a drug: they exclude each other. */
public final class AllergySentences implements SectionFacts {
  /** The name of a fact that says there is none; its value is the wording. */
  public static final String NONE = "noAllergy";

  /** The name of a fact that tells of a reaction to a drug; its value is the drug. */
  public static final String REACTION = "reactionTold";

  /** The name of a fact that a drug stands beside an allergy, in whichever words. */
  public static final String BESIDE = "allergyBeside";

  /** The name of a fact that a drug stands in a row or an item of a list; its value is the drug. */
  public static final String LISTED = "drugListed";

  private static final Pattern DENIED =
      Pattern.compile(
          "(?iu)\\ballerg(?:y|ies)\\b(?: status)?[^\\p{L}\\d.;]{0,40}(?:none|nil|nkda|no"
              + " known)\\b(?! (?:to date|food))|\\bno (?:known )?(?:drug |medication"
              + " )?allerg(?:y|ies)\\b|\\bnkd?a\\b|\\bnot (?:known to be )?allergic to any\\b");

  private static final String DRUG =
      "(?<drug>penicillins?|\\p{L}+cillin|ce(?:f|ph)\\p{L}+|sul(?:f|ph)\\p{L}+|co-\\p{L}+|aspirin|ibuprofen"
          + "|naproxen|diclofenac|nsaids?|codeine|morphine|latex|contrast|iodine|\\p{L}+mycin|\\p{L}+floxacin"
          + "|trimethoprim|metronidazole|doxycycline|heparin)";
  private static final Pattern TOLD =
      Pattern.compile(
          "(?iu)(?<!\\b(?:no|not|nor|never|denies|without|any|mother|father|sister|brother|son)"
              + " )(?<!\\b(?:no|not|nor|never|without|mother|father|sister|brother|son|daughter|wife|husband)"
              + " \\p{L}{1,12} )\\b(?:anaphyl\\p{L}+|allergic|angio-?o?edema|hives|urticaria)(?:"
              + " reactions?| shock| rash)?(?: to| with| after| from| following)(?: \\p{L}{1,8})? "
              + DRUG
              + "\\b");

  private static final String ALLERGY =
      "(?:(?:allerg|anaphyl|intoleran|hypersens|unvertr[äa]gl|alergi)\\p{L}*|alerts?|angio-?o?edema)";

  private static final Pattern NEAR =
      Pattern.compile(
          "(?iu)\\b"
              + ALLERGY
              + "\\b[^.;]{0,60}?\\b"
              + DRUG
              + "\\b|\\b"
              + DRUG.replace("<drug>", "<before>")
              + "\\b[^.;]{0,60}?\\b"
              + ALLERGY
              + "\\b");

  private static final Pattern GIVEN =
      Pattern.compile(
          "(?iu)^\\s*(?:[|•*-]\\s*|\\d{1,2}[.)]\\s*|(?:tab|cap|inj|syp)\\p{L}*\\.?\\s+)*"
              + DRUG
              + "\\b(?=.*\\d)(?=.*\\b(?:oral\\p{L}*|p\\.?o\\.?|iv|im|sc|mouth|topical|inhaled|od|bd|bid|tds|tid|qds|qid|daily|daglig\\p{L}*|täglich|jour|día|giorno|hours|hourly|mg|g|ml)\\b)");

  private static final Pattern STOPPED =
      Pattern.compile(
          "(?iu)\\b(?:stop(?:ped)?|discontinued|ceased|withheld|avoid|reaction|rash|allerg\\p{L}*|anaphyl\\p{L}*|intoleran\\p{L}*|completed|sensitive|resistant|[SRI])\\b");

  private static final Pattern NOT_SO =
      Pattern.compile(
          "(?iu)\\b(?:no|not|nil|none|never|nor|neither|without|denie[sd]|tolerat\\p{L}+|excluded|disproved|mother|father|sister|brother|son"
              + "|daughter|family|keine?|aucune?|pas|ninguna|geen|nessuna)\\b");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    LineText text = LineText.of(section.lines());
    List<Fact> facts = new ArrayList<>();
    Matcher denied = DENIED.matcher(text.all());
    if (denied.find()) {
      facts.add(text.fact(NONE, JsonNodeFactory.instance.textNode(denied.group()), denied));
    }
    Matcher told = TOLD.matcher(text.all());
    if (told.find()) {
      facts.add(text.fact(REACTION, JsonNodeFactory.instance.textNode(told.group("drug")), told));
    }
    section.lines().forEach(line -> beside(line, facts));
    return facts;
  }

  private static void beside(Line line, List<Fact> facts) {
    Matcher near = NEAR.matcher(line.text());
    Matcher given = GIVEN.matcher(line.text());
    if (given.find() && !STOPPED.matcher(line.text()).find()) {
      facts.add(
          Fact.at(
              line, LISTED, JsonNodeFactory.instance.textNode(given.group("drug")), line.text()));
    } else if (near.find() && !NOT_SO.matcher(line.text()).find()) {
      String drug = near.group("drug") == null ? near.group("before") : near.group("drug");
      facts.add(Fact.at(line, BESIDE, JsonNodeFactory.instance.textNode(drug), near.group()));
    }
  }
}
