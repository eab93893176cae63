package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What only women or only men have, are operated on or are tested for; and who is with child. */
public final class OfOneSex implements SectionFacts {
  /** The name of such a fact; its value is {@code female} or {@code male}. */
  public static final String NAME = "ofOneSex";

  /** The name of the fact that the patient is pregnant now. */
  public static final String PREGNANT = "pregnant";

  private static final Pattern FEMALE =
      Pattern.compile(
          "(?iu)\\b(?:hysterectom\\p{L}*|ovar(?:y|ies|ian)|oophorectom\\p{L}*|uter(?:us|ine)|endometri\\p{L}*"
              + "|menorrhag\\p{L}*|menstru\\p{L}*|pregnan\\p{L}*|postpartum|caesarean|cesarean|antenatal|vagina\\p{L}*|vulva\\p{L}*|postmenopaus\\p{L}*|gravida|miscarriage|cervical"
              + " (?:smear|screening))\\b");

  private static final Pattern MALE =
      Pattern.compile(
          "(?iu)\\b(?:prostat\\p{L}+|testic\\p{L}+|testis|testes|vasectom\\p{L}*|scrot\\p{L}+|penile|penis|turp|orchi(?:dectomy|ectomy|tis)|hydrocele|varicocele|epididym\\p{L}*|semen"
              + " analysis)\\b");

  /** Tests that name who may be tested; comments of laboratories tell of anybody. */
  private static final Pattern FEMALE_TEST =
      Pattern.compile("(?iu)\\W*(?:cervical|vaginal|high vaginal|endocervical|amh)\\b.*");

  private static final Pattern MALE_TEST =
      Pattern.compile(
          "(?iu)\\W*(?:(?:total |free )?psa\\b|prostate.specific|semen\\b|sperm"
              + " (?:count|motility)).*\\d.*");

  private static final Pattern WITH_CHILD =
      Pattern.compile(
          "(?iu)\\b(?:(?:is|currently|now|who is) (?:\\d+ weeks )?pregnant|\\d+(?:\\+\\d)?"
              + " weeks(?:.)? (?:pregnant|gestation)|pregnancy (?:at|of) \\d+ weeks)\\b");

  /** Of whom it is not told, or what was before. */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "(?iu).*\\b(?:mother|sister|wife|daughter|aunt|grandmother|partner|husband|father|brother|son|uncle|grandfather|family"
              + " history|referred to|clinic|department|not|no)\\b[^.;]{0,60}");

  private static final int BEFORE = 80;

  private final boolean laboratory;

  OfOneSex(DocumentType type) {
    laboratory = type == DocumentType.LAB_REPORT;
  }

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    if (laboratory) {
      for (Line line : section.lines()) {
        if (MALE_TEST.matcher(line.text()).matches()) {
          facts.add(fact(line, NAME, "male"));
        } else if (FEMALE_TEST.matcher(line.text()).matches()) {
          facts.add(fact(line, NAME, "female"));
        }
      }
      return facts;
    }
    LineText text = LineText.of(section.lines());
    told(text, FEMALE, NAME, "female", facts);
    told(text, MALE, NAME, "male", facts);
    told(text, WITH_CHILD, PREGNANT, "now", facts);
    return facts;
  }

  private static void told(
      LineText text, Pattern words, String name, String value, List<Fact> facts) {
    Matcher matcher = words.matcher(text.all());
    while (matcher.find()) {
      String before = text.all().substring(Math.max(0, matcher.start() - BEFORE), matcher.start());
      if (!OTHERWISE.matcher(before).matches()) {
        facts.add(fact(text.lineAt(matcher.start()), name, value));
      }
    }
  }

  private static Fact fact(Line line, String name, String value) {
    return Fact.at(line, name, JsonNodeFactory.instance.textNode(value), line.text());
  }
}
