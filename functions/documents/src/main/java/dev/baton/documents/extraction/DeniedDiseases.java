package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Diseases that a summary says the patient has not: no pulmonary embolism, sepsis excluded. */
public final class DeniedDiseases implements SectionFacts {
  /** The name of these facts; their values are the words for the disease. */
  public static final String NAME = "diseaseDenied";

  private static final String DISEASE =
      "(?<disease>(?:[\\p{L}-]+ ){0,2}[\\p{L}-]*(?:embol\\p{L}*|thrombos\\p{L}*|infar\\p{L}*"
          + "|fra[ck]t?t?ur\\p{L}*|pneumon\\p{L}*|pneumothora\\p{L}*|stroke|cancer|carcinom\\p{L}*|karzinom\\p{L}*"
          + "|malignan\\p{L}*|sepsis|failure|abscess\\p{L}*|dissection|obstruction|\\p{L}{3}itis|\\p{L}{3}ite))";

  private static final Pattern DENIED =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:(?:showed|was|is|found|with|had|there (?:is|was)) (?:no|not a)|there"
              + " (?:is|was) no|did not (?:show|confirm)|ruled out|excluded|rules"
              + " out|excludes|keine?|kein hinweis auf|pas d[e'’]|sin|nessun\\p{L}*|geen)(?:"
              + " (?:evidence|sign|signs) of)?(?: an?)? ?"
              + DISEASE);

  private static final Pattern EXCLUDED =
      Pattern.compile(
          "(?iu)(?<!\\p{L})"
              + DISEASE
              + "(?: \\p{L}+)? (?:was|were|has been|is|wurde|konnte|est|fue|è stata?|werd)?"
              + " ?(?:\\p{L}+ )?(?:excluded|ruled out|not (?:confirmed|found|seen)|ausgeschlossen"
              + "|exclue?|éliminée?|descartad[ao]|esclus[ao]|uitgesloten)\\b");

  /** What is no more, or not again, was there. */
  private static final Pattern ELSE =
      Pattern.compile(
          "(?iu)\\b(?:further|more|longer|other|new|again|recurren\\p{L}*|residual|repeat\\p{L}*|now|resolved|follow-?up|before|after|on"
              + " discharge|at discharge|family|history|complication\\p{L}*|signs? of (?:wound"
              + " )?infection|mehr|weitere\\p{L}*|erneute?\\p{L}*|plus|nouvelle|control|if|unless)\\b");

  /** What stands above a sentence that begins with a disease. */
  private static final Pattern HEADING = Pattern.compile("(?u)^\\p{Lu}.* (?=\\p{Lu})");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Prose.Sentence sentence : Prose.of(section)) {
      if (ELSE.matcher(sentence.text()).find()) {
        continue;
      }
      for (Pattern pattern : List.of(DENIED, EXCLUDED)) {
        Matcher denied = pattern.matcher(sentence.text());
        while (denied.find()) {
          facts.add(
              Fact.at(
                  sentence.line(),
                  NAME,
                  JsonNodeFactory.instance.textNode(
                      HEADING.matcher(denied.group("disease")).replaceFirst("")),
                  sentence.text()));
        }
      }
    }
    return facts;
  }
}
