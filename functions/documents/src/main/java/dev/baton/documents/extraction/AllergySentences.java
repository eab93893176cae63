package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
    return facts;
  }
}
