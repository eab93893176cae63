package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That a summary says that its patient takes nothing, or nothing new, home. */
public final class NoDrugs implements SectionFacts {
  /** The name of such a fact; its value is the wording. */
  public static final String NAME = "noMedication";

  private static final String DRUGS =
      "(?:medicat\\p{L}+|medicines?|drugs?|tablets?|prescriptions?|treatment|tto|rx)";

  private static final Pattern NONE =
      Pattern.compile(
          "(?iu)\\b(?:no|nil|without|not on)\\b(?: \\p{L}+){0,3} "
              + DRUGS
              + "\\b(?! (?:allerg|sensitiv|reaction|intoleran))|\\b"
              + DRUGS
              + "\\b[^.;\\n"
              + "]{0,40}?[:.\\s]\\s*(?:none|nil|no change|unchanged|not applicable|n/a|as"
              + " before)\\b|\\b(?:usual|own|regular|same|current|home) (?:\\p{L}+ )?"
              + DRUGS
              + "\\b[^.;\\n"
              + "]{0,30}\\b(?:continue\\w*|unchanged|to go on)\\b|\\b(?:continue|resume)\\b[^.;\\n"
              + "]{0,30}\\b(?:usual|own|regular|same|current|home) (?:\\p{L}+ )?"
              + DRUGS
              + "\\b");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    LineText text = LineText.of(section.lines());
    List<Fact> facts = new ArrayList<>();
    Matcher none = NONE.matcher(text.all());
    if (none.find()) {
      facts.add(text.fact(NAME, JsonNodeFactory.instance.textNode(none.group()), none));
    }
    return facts;
  }
}
