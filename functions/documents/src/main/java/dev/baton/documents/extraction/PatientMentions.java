package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old and of which sex a text says that its patient is, apart from what labels announce. */
final class PatientMentions implements SectionFacts {
  private static final String WHO =
      "(?<who>gentleman|lady|woman|man|male|female|boy|girl|patientin|patienten|frau|mann)";

  /** This 67-year-old man, a 4 year old girl; die 67-jährige Patientin. */
  private static final Pattern OLD =
      Pattern.compile(
          "(?iu)\\b(?<!\\b(?:his|her|their|my|has an?|with an?|two|three) )(?<age>\\d{1,3})[-"
              + " ]?(?:(?:years?|yr|y)[- ](?:old|o)|jährige[rn]?)\\b(?:,? (?:[\\p{L}-]+ ){0,2}"
              + WHO
              + "\\b)?");

  /** Age: 67 and Alter 67 J., or the age in brackets behind a date. */
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?iu)\\b(?<!(?:since|from|until|before|after|by|under|over|at) )(?:age(?! of| at|"
              + " when)|alter|âge|edad|età)\\s*(?:/\\s*(?:sex|gender))?\\s*[:.]?\\s{0,3}(?<age>\\d{1,3})\\s?(?:y(?:ears?|rs?)?|j(?:ahre)?|ans|años|anni)?\\b(?!\\s?(?:[./-]\\d|months?|m\\b|weeks?|days?|d\\b))|\\d{4}\\s?[(,]\\s?(?:aged?"
              + " )?(?<behind>\\d{1,3})\\s?(?:y(?:ears?|rs?|/?o)?|j(?:ahre)?|ans|años)\\b(?!\\s?\\d)");

  /** Male or female among what else is said of the patient, set apart by commas and the like. */
  private static final Pattern SET_APART =
      Pattern.compile("(?iu)[,;(/|]\\s*(?<who>male|female|männlich|weiblich)\\s*(?=[,;.)/|]|$)");

  private static final Pattern HEAD =
      Pattern.compile("(?iu).*\\b(?:patient\\p{L}*|born|dob|d\\.o\\.b|geb|date of birth|re)\\b.*");

  /** He or she at the beginning of a sentence, of whom it goes on to tell. */
  private static final Pattern PRONOUN =
      Pattern.compile(
          "(?:^|[.!?]\\s+)(?:(?<who>He|She)\\s+\\p{Ll}+|(?<whose>His|Her)\\s+\\p{Ll}+)\\b");

  private static final String NAME =
      "(?<name>\\p{Lu}\\p{Ll}+ \\p{Lu}[\\p{Ll}'’]+(?:-\\p{Lu}\\p{Ll}+)?)";

  /** First and last name of whom a sentence goes on to tell how they live or fell ill. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?u)(?:^|[.|:]|\\s{2})\\s*"
              + NAME
              + " (?:lives|is independent|presented|complains|smokes|has had|has"
              + " been|developed|describes|was"
              + " (?:admitted|discharged|brought|treated|started)|\\((?:(?i:hospital|patient|nhs|mrn|id|born|dob)\\b[^)]{0,24}\\d)\\b)");

  /** Whose day of birth a sentence tells. */
  private static final Pattern BORN =
      Pattern.compile(
          "(?iu)\\b(?:the patient|patient|he|she) was born on"
              + " (?<day>\\p{L}{3,9} \\d{1,2}, \\d{4}|"
              + ToldDischarge.DAY
              + ")");

  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?iu).*\\b(?:son|daughter|mother|father|brother|sister|wife|husband|child"
              + " of|partner|twin|sibling|uncle|aunt|baby)\\b[^.;]{0,30}");

  private static final Pattern FEMALE =
      Pattern.compile("(?iu)lady|woman|female|girl|patientin|frau");
  private static final int BEFORE = 40;

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Prose.Sentence sentence : Prose.of(section)) {
      Matcher born = BORN.matcher(sentence.text());
      if (born.find()) {
        Dates.first(born.group("day"), notation)
            .ifPresent(
                day -> facts.add(Fact.at(sentence.line(), "birthTold", day.value(), born.group())));
      }
    }
    for (Line line : section.lines()) {
      mentioned(line, facts);
      Matcher apart = SET_APART.matcher(line.text());
      if (HEAD.matcher(line.text()).matches() && apart.find()) {
        String sex = apart.group("who").matches("(?iu)male|männlich") ? "male" : "female";
        facts.add(
            Fact.at(line, "sexMentioned", JsonNodeFactory.instance.textNode(sex), apart.group()));
      }
      Matcher pronoun = PRONOUN.matcher(line.text().strip());
      if (pronoun.find()) {
        String who = pronoun.group("who") == null ? pronoun.group("whose") : pronoun.group("who");
        String sex = who.startsWith("S") || who.equals("Her") ? "female" : "male";
        facts.add(Fact.at(line, "pronoun", JsonNodeFactory.instance.textNode(sex), line.text()));
      }
      Matcher labelled = LABELLED.matcher(line.text());
      if (labelled.find()) {
        String age = labelled.group("age");
        add(line, age == null ? labelled.group("behind") : age, labelled.group(), facts);
      }
    }
    return facts;
  }

  private static void mentioned(Line line, List<Fact> facts) {
    Matcher named = NAMED.matcher(line.text());
    if (named.find()) {
      String name = named.group("name");
      facts.add(
          Fact.at(
              line, "patientMentioned", JsonNodeFactory.instance.textNode(name), named.group()));
    }
    Matcher old = OLD.matcher(line.text());
    while (old.find()) {
      int from = Math.max(0, old.start() - BEFORE);
      if (RELATIVE.matcher(line.text().substring(from, old.start())).matches()) {
        continue;
      }
      add(line, old.group("age"), old.group(), facts);
      if (old.group("who") != null) {
        String who = old.group("who").toLowerCase(Locale.ROOT);
        String sex = FEMALE.matcher(who).matches() ? "female" : "male";
        facts.add(
            Fact.at(line, "sexMentioned", JsonNodeFactory.instance.textNode(sex), old.group()));
      }
    }
  }

  private static void add(Line line, String age, String text, List<Fact> facts) {
    facts.add(
        Fact.at(line, "age", JsonNodeFactory.instance.numberNode(Integer.parseInt(age)), text));
  }
}
