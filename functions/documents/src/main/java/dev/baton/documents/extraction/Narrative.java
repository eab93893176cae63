package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Facts in the sentences of a letter, which no label announces. */
record Narrative(List<Sentence> sentences) implements SectionFacts {
  /** What is looked for in the paragraphs; the first group is the value, {@code fixed} else. */
  record Sentence(String name, Kind kind, Pattern pattern) {
    Sentence(String name, Kind kind, String regex) {
      this(name, kind, Pattern.compile(regex));
    }
  }

  enum Kind {
    TEXT,
    DATE,
    URGENT,
    ROUTINE,
    TWO_WEEKS
  }

  private static final String PERSON =
      "((?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|PD)\\.?(?: Dr\\.?| med\\.?)* \\p{Lu}[\\p{L}'.-]+(?:"
          + " \\p{Lu}[\\p{L}'-]+){0,3})";

  static final List<Sentence> REFERRAL =
      List.of(
          new Sentence("to", Kind.TEXT, "\\bDear " + PERSON),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?i)((?:[^.]{0,40}\\b(?:thank you for (?:seeing|reviewing|accepting)|(?:i|we)"
                  + " (?:would be|am|are|should be) (?:very )?grateful|(?:i am|we are|i'm)"
                  + " (?:writing to refer|referring)|please (?:see|review|assess)|i (?:would like"
                  + " to )?refer\\b|kindly see))[^.?]{10,400}[.?])"),
          new Sentence(
              "question",
              Kind.TEXT,
              "(?i)((?:could you|would you|can you|please (?:advise|assess|consider|could)|i would"
                  + " (?:appreciate|value) your|we would (?:appreciate|value) your|your"
                  + " opinion)[^.?]{5,300}[.?])"),
          new Sentence(
              "patientName",
              Kind.TEXT,
              "(?i:(?:seeing|refer(?:ring)?|reviewing|assess) (?:this |my patient |our patient |the"
                  + " above )?)((?:Mr|Mrs|Ms|Miss|Master)\\.? \\p{Lu}[\\p{L}'-]+(?:"
                  + " \\p{Lu}[\\p{L}'-]+){0,2})"),
          new Sentence(
              "birthDate",
              Kind.DATE,
              "(?i)\\b(?:born|dob|d\\.o\\.b\\.?|date of birth)[:\\s]+(?:on )?(.{6,24})"),
          new Sentence(
              "urgency",
              Kind.TWO_WEEKS,
              "(?i)\\b(two[- ]week[- ](?:wait|rule)|2ww|urgent suspected cancer)\\b"),
          new Sentence(
              "urgency",
              Kind.URGENT,
              "(?i)\\b(urgent(?:ly)? (?:referral|review|assessment|appointment|basis)|urgently|as"
                  + " (?:an )?urgent)\\b"),
          new Sentence(
              "urgency",
              Kind.ROUTINE,
              "(?i)\\b(routine"
                  + " (?:referral|review|assessment|appointment)|routinely|non-urgent)\\b"),
          new Sentence(
              "from",
              Kind.TEXT,
              "(?i:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|with)"
                  + " (?:regards|wishes)|sincerely|regards),?\\s+"
                  + PERSON));

  static final List<Sentence> DISCHARGE =
      List.of(
          new Sentence(
              "admissionDate",
              Kind.DATE,
              "(?i)\\b(?:was|were) (?:electively |urgently )?admitted\\b[^.]{0,60}?\\bon"
                  + " (.{6,20})"),
          new Sentence(
              "dischargeDate",
              Kind.DATE,
              "(?i)\\b(?:was|were) discharged\\b[^.]{0,60}?\\bon (.{6,20})"),
          new Sentence(
              "followUp",
              Kind.TEXT,
              "(?i)((?:[^.]{0,60}\\b(?:follow[- ]?up|outpatient clinic|review in|see"
                  + " (?:his|her|their) gp))[^.]{5,200}\\.)"));

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    List<Line> lines = section.lines();
    int start = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).blank()) {
        paragraph(lines.subList(start, i), notation, facts);
        start = i + 1;
      }
    }
    closing(lines, facts);
    return facts;
  }

  private void paragraph(List<Line> lines, Notation notation, List<Fact> facts) {
    if (lines.isEmpty()) {
      return;
    }
    String text = "";
    for (Line line : lines.subList(0, Math.min(lines.size(), 60))) {
      text = LabelledFacts.joined(text, line.text().strip().replaceAll("\\s+", " "));
    }
    for (Sentence sentence : sentences) {
      Matcher matcher = sentence.pattern().matcher(text);
      if (matcher.find()) {
        add(sentence, matcher.group(1).strip(), lineOf(lines, matcher.group(1)), notation, facts);
      }
    }
  }

  // The name under the greeting at the end often stands in a paragraph of its own.
  private void closing(List<Line> lines, List<Fact> facts) {
    if (sentences != REFERRAL) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (Line line : lines.subList(Math.max(0, lines.size() - 14), lines.size())) {
      text.append(line.text().strip()).append(' ');
    }
    Sentence from = sentences.getLast();
    Matcher matcher = from.pattern().matcher(text.toString().replaceAll("\\s+", " "));
    if (matcher.find()) {
      String name = matcher.group(1);
      facts.add(
          Fact.at(lineOf(lines, name), "from", JsonNodeFactory.instance.textNode(name), name));
    }
  }

  private static Line lineOf(List<Line> lines, String text) {
    String start = text.strip().split("\\s+")[0];
    for (Line line : lines) {
      if (line.text().contains(start)) {
        return line;
      }
    }
    return lines.getFirst();
  }

  private static void add(
      Sentence sentence, String text, Line line, Notation notation, List<Fact> facts) {
    var nodes = JsonNodeFactory.instance;
    switch (sentence.kind()) {
      case TEXT ->
          facts.add(Fact.at(line, sentence.name(), nodes.textNode(Fact.shortened(text)), text));
      case DATE ->
          Dates.first(text, notation)
              .filter(date -> date.start() <= 4)
              .ifPresent(
                  date -> facts.add(Fact.at(line, sentence.name(), date.value(), date.text())));
      case URGENT, TWO_WEEKS -> facts.add(Fact.at(line, "urgency", nodes.textNode("urgent"), text));
      case ROUTINE -> facts.add(Fact.at(line, "urgency", nodes.textNode("routine"), text));
    }
  }
}
