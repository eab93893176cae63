package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Diagnoses, under their heading or behind their label, with the code as it is written. */
final class Diagnoses implements SectionFacts {
  private static final String WORDS =
      "(?:(?:most"
          + " responsible|principal|primary|main|secondary|final|admission|admitting|discharge|other|additional|working|provisional|clinical|active|and|coded|established|list"
          + " of|haupt|neben|entlassungs?|aufnahme)[\\s/-]*)*(?:discharge\\s+)?(?:(?:haupt|neben|entlass(?:ungs)?|aufnahme)?-?diagnos[ie]s|(?:haupt|neben|entlass(?:ungs)?|aufnahme)?-?diagnosen?|diagnostics?(?:"
          + " (?:principal|principaux|secondaires?|associés?|retenus?|de sortie))?|diagnósticos?(?:"
          + " (?:principal|secundarios?|al alta|de alta))?|diagnosi(?: (?:principale|secondarie|di"
          + " dimissione|alla dimissione))?|dx|impression|(?:main |medical )?problem(?:"
          + " list|s)?|conditions|why(?: (?:you|he|she|they) (?:were|was) (?:in"
          + " hospital|admitted|here))?)(?:\\s*\\((?:es|s)\\))?(?:\\s+(?:retained|made|confirmed|established|reached))?(?:\\s+(?:on|at|bei|à|al)\\s+(?:discharge|admission|entlassung|austritt|la"
          + " sortie|alta)|\\s+(?:during )?(?:this|the|current) (?:admission|stay|episode))?";
  private static final Pattern HEADING =
      Pattern.compile(
          "(?iu)(?:\\d{1,2}[.)]?\\s*)?"
              + WORDS
              + "(?:\\s*\\(?(?:with )?ICD.{0,12}|\\s*\\([\\p{L} /,-]{3,30}\\))?");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?iu)^\\s*(?:[-*•]\\s*|\\d{1,2}[.)]\\s*|[^:]{0,60}\\bfollowing )?"
              + WORDS
              + "\\s*(?:[:=]|\\s{2,}|\\.{3,}:?|\\s\\.\\s|\\.\\s+(?=\\(?1[.)]\\s))\\s*(\\S.*)$");

  /** The names of the columns of a table of diagnoses. */
  private static final Pattern COLUMNS =
      Pattern.compile(
          "(?iu)(?:(?:no|nr|#|type|rank|icd(?:-?10)?(?:"
              + " code)?|codes?|diagnos\\p{L}+|description|bezeichnung|text|date|status|since)\\b\\.?[\\s/|]*){2,}");

  /** What is no diagnosis under its heading: another label, or the story. */
  private static final Pattern ELSE =
      Pattern.compile(
          "(?u)\\s*(?:(?i:procedures?|operations?|surgery|allerg(?:y|ies)|medic(?:ines?|ations?)|drugs|follow[-"
              + " ]?up|treatment|investigations?)(?:\\s{2,}|\\s*[:.]{2,})|\\p{Lu}[\\p{L}/"
              + " -]{2,30}:(?:\\s|$)|(?:He|She|They|The patient|This patient|Mr|Mrs|Ms|Er|Sie|Der"
              + " Patient|Die Patientin|Il|Elle|Le patient|La patiente|Her|His)\\.?"
              + " \\p{Ll}|(?:Mr|Mrs|Ms|Herr|Frau)\\.? \\p{Lu})");

  /** How much a diagnosis counts among others. */
  private static final Pattern RANKED =
      Pattern.compile(
          "(?iu)\\s*(?:[-*•]\\s*)?(?:principal|primary|main|secondary|other|additional|associated|comorbidit(?:y|ies)|haupt\\p{L}*|neben\\p{L}*|weitere|principale?s?|secondaires?)(?:\\s*\\(?\\d\\)?)?\\s*[:=]\\s+");

  /** What goes on below. */
  private static final Pattern UNENDED =
      Pattern.compile(
          "(?iu)(?:,|-|\\b(?:and|or|of|to|with|due|the|in|on|by|for|from|at|und|mit|et|de))$");

  private static final String PARTS =
      "(?<=\\p{Ll}{3})\\.\\s+(?:He|She|They|This|The|There)"
          + " .*|;\\s+|(?:^|[.,]?\\s+)\\(?\\d[.)]\\s+|(?<=\\))\\s*[,.]\\s+";
  private static final Pattern CODE =
      Pattern.compile(
          "[(\\[]?\\b(?:ICD-?10(?:-?(?:CM|GM|WHO))?\\s*[:]?\\s*)?([A-TV-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?)\\b[)\\]]?");

  /** A code with its point, or one in brackets or behind ICD, which nothing else looks like. */
  private static final Pattern DOTTED =
      Pattern.compile(
          "\\b[A-TV-Z]\\d[0-9A-Z]\\.[0-9A-Z]{1,4}\\b|[(\\[][A-TV-Z]\\d{2}[)\\]]|(?i:ICD-?10(?:-?(?:CM|GM))?)\\W{1,3}[A-TV-Z]\\d{2}|^\\W*[A-TV-Z]\\d{2}(?=\\s+\\p{Lu}\\p{Ll}{3})");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    String heading = section.heading();
    if (heading != null && HEADING.matcher(heading.strip()).matches()) {
      List<Line> lines = section.lines().stream().map(Diagnoses::unranked).toList();
      for (ListItems.Item item : ListItems.of(listed(lines))) {
        if (!COLUMNS.matcher(item.text()).matches()) {
          add(item.line(), item.text(), facts);
        }
      }
      return facts;
    }
    for (int i = 0; i < section.lines().size(); i++) {
      Line line = section.lines().get(i);
      Matcher label = LABEL.matcher(line.text());
      if (label.matches()) {
        for (String part : behind(section.lines(), i, label.group(1)).split(PARTS)) {
          add(line, part, facts);
        }
      } else if (i > 0
          && RANKED.matcher(line.text()).lookingAt()
          && LABEL.matcher(section.lines().get(i - 1).text()).matches()) {
        for (String part : unranked(line).text().split(PARTS)) {
          add(line, part, facts);
        }
      } else if (line.text().strip().matches("(?iu)" + WORDS + "\\s*:")) {
        int end = end(section.lines(), i + 1);
        ListItems.of(section.lines().subList(i + 1, end))
            .forEach(item -> add(item.line(), item.text(), facts));
      }
    }
    coded(section, facts);
    return facts;
  }

  // "Primary: pneumonia" under the heading is pneumonia.
  private static Line unranked(Line line) {
    Matcher ranked = RANKED.matcher(line.text());
    return ranked.lookingAt() && ranked.end() < line.text().length()
        ? new Line(
            line.page(),
            line.number(),
            " ".repeat(ranked.end()) + line.text().substring(ranked.end()),
            line.emphasized())
        : line;
  }

  // Words with a code beside them are a diagnosis wherever they stand.
  private static void coded(Section section, List<Fact> facts) {
    for (Line line : section.lines()) {
      List<Cell> cells = Cell.of(line.text());
      Matcher code = DOTTED.matcher(line.text());
      String whole = Fact.shortened(line.text());
      boolean known =
          facts.stream().anyMatch(f -> f.line() == line.number() || f.text().contains(whole));
      if (!known && cells.size() <= 4 && code.find() && !isNamed(code.group(), facts)) {
        String words =
            cells.stream().map(Cell::text).filter(text -> !text.contains(":")).findFirst().isEmpty()
                ? line.text().substring(line.text().indexOf(':') + 1)
                : cells.stream().map(Cell::text).collect(Collectors.joining(" "));
        add(line, words, facts);
      }
    }
  }

  private static boolean isNamed(String written, List<Fact> facts) {
    Matcher code = CODE.matcher(written);
    return code.find()
        && facts.stream()
            .anyMatch(fact -> fact.value().path("code").asText().equals(code.group(1)));
  }

  // A list with codes or bullets ends at the blank line below it; prose may follow.
  private static List<Line> listed(List<Line> lines) {
    int from = 1;
    while (from < lines.size() && lines.get(from).text().strip().matches("[-=_*~]*")) {
      from++;
    }
    int end = from;
    boolean coded = false;
    while (end < lines.size() && !(lines.get(end).blank() && coded && !isCoded(lines, end + 1))) {
      String text = lines.get(end).text();
      if (ELSE.matcher(text).lookingAt() && !LABEL.matcher(text).matches()) {
        break;
      }
      end++;
      coded |= CODE.matcher(text).find() || text.matches("\\s*(?:\\d{1,2}[.)]|[-*•·])\\s.*");
    }
    return lines.subList(from, end);
  }

  // Lines set apart are one list as long as each has its code.
  private static boolean isCoded(List<Line> lines, int at) {
    return at < lines.size()
        && DOTTED.matcher(lines.get(at).text()).find()
        && Cell.of(lines.get(at).text()).size() <= 2;
  }

  // What stands behind a label goes on below until a blank line or the next label.
  private static String behind(List<Line> lines, int at, String text) {
    String all = text;
    int value = lines.get(at).text().lastIndexOf(text);
    for (Line line : lines.subList(at + 1, Math.min(end(lines, at + 1), at + 6))) {
      String more = line.text().strip();
      // One below the other, each with a capital, they are a list.
      boolean colon = more.startsWith(": ");
      boolean next =
          Cell.of(line.text()).getFirst().start() == value
              && Character.isUpperCase(more.charAt(0))
              && !UNENDED.matcher(all).find();
      all =
          next || colon ? all + "; " + more.substring(colon ? 2 : 0) : Paragraphs.joined(all, more);
    }
    return all;
  }

  private static int end(List<Line> lines, int from) {
    int end = from;
    while (end < lines.size()
        && !lines.get(end).blank()
        && !lines.get(end).text().matches(".*\\p{L}{3,}:\\s.*|.*\\p{L}:\\s*")
        && !isRowOfLabel(lines, from - 1, end)) {
      end++;
    }
    return end;
  }

  // Under a label with its value beside it another label begins where it began.
  private static boolean isRowOfLabel(List<Line> lines, int label, int row) {
    List<Cell> first = Cell.of(lines.get(label).text());
    List<Cell> here = Cell.of(lines.get(row).text());
    return first.size() >= 2
        && here.size() >= 2
        && here.getFirst().start() <= first.getFirst().start();
  }

  private static void add(Line line, String text, List<Fact> facts) {
    String plain = text.replaceFirst("^(?:\\d{1,2}[.)]|[-*•])\\s*", "").strip();
    Matcher matcher = CODE.matcher(plain);
    String code = matcher.find() ? matcher.group(1) : null;
    String words =
        code == null
            ? plain
            : new StringBuilder(plain).delete(matcher.start(), matcher.end()).toString();
    String name = words.strip().replaceAll("^[-–:,\\s]+|[-–:,.\\s]+$", "").replaceAll("\\s+", " ");
    if (name.chars().filter(Character::isLetter).count() >= 3
        && name.length() <= 200
        && !ELSE.matcher(name).lookingAt()
        && !HEADING.matcher(name).matches()
        && !name.endsWith(":")) {
      ObjectNode value = JsonNodeFactory.instance.objectNode().put("name", name).put("code", code);
      facts.add(Fact.at(line, "diagnosis", value, text));
    }
  }
}
