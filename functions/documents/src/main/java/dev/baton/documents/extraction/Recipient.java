package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.extraction.Labels.Match;
import dev.baton.documents.extraction.TypeRules.Kind;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a document is for, who stands in a block of lines below the letterhead without a label. */
record Recipient(String name) implements SectionFacts {
  private static final int MOST = 6;
  private static final int LONGEST = 60;
  private static final int FAR_RIGHT = 38;
  private static final Pattern PERSON =
      Pattern.compile(
          "(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|PD|Herrn?|Frau|Mme|Dott|Dra?)\\b\\.?\\s.*|(?u)\\p{Lu}[\\p{L}.'’-]+(?:"
              + " \\p{Lu}[\\p{L}.'’-]*){1,3},"
              + " (?:MD|DO|NP|PA-C|PhD|MBBS|FRC\\p{Lu}+|MRC\\p{Lu}+)\\b.*");
  private static final Pattern FORM_OF_ADDRESS =
      Pattern.compile(
          "(?iu)(?:frau|herrn?|firma|an(?: die| das|"
              + " den)?|to|attn\\.?|the|m\\.|mme|monsieur|madame|spett\\.?le|à|aan|a)[:,]?");

  /** A word of its own line above an address. */
  private static final Pattern OPENING = Pattern.compile("(?:To|TO|An|An die|À)[,:]?");

  private static final Pattern STREET =
      Pattern.compile(
          "(?iu).*(?:\\b(?:street|st\\.?|road|rd|avenue|ave|lane|drive|square|terrace|rue|quai|place|platz|via|viale|piazza|calle|avenida|chemin|boulevard|postfach"
              + " \\d+|weg|laan|straat|way|close|court|box|park|parkway|pkwy|blvd|suite|floor|hill|row)\\b"
              + "|stra(?:ß|ss)e|str\\.|straat|weg\\b|gasse|allee|platz).*|(?u)\\p{Lu}[\\p{L}.'’"
              + " -]{2,40} \\d{1,4} ?[a-zA-Z]?|\\d{1,4}[a-z]?,? \\p{Lu}[\\p{L}.'’ -]{2,40}");
  private static final Pattern TOWN =
      Pattern.compile(
          "(?u)(?:\\p{Lu}{1,2}-)?\\d{4,5} (?:[A-Z]{2} )?\\p{Lu}.*|.*\\b[A-Z]{2}"
              + " \\d{5}\\b.*|.*\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b.*|.*\\bCo\\.?"
              + " \\p{Lu}\\p{L}+");
  private static final Pattern INSTITUTION =
      Pattern.compile(
          "(?iu)(?:the )?(?:department|dept|division|clinic for|service|outpatients?|\\p{L}+"
              + " (?:outpatients?|clinic|department|service|unit|team)|klinik"
              + " für|\\p{L}*abteilung|\\p{L}*ambulanz|service de|servicio"
              + " de|poli|polikliniek|dienst|ambulatorio|reparto|serviço)\\b[^.:]{0,60}|(?iu)[^.:]{0,50}\\b(?:hospital|infirmary|medical"
              + " centre|medical"
              + " center|clinic|klinikum|krankenhaus|spital|hôpital|clinique|ospedale|ziekenhuis|hospitalier|office|centre|center|team|service|associates|specialists|physicians|medical"
              + " group)|(?iu)\\p{L}[\\p{L}"
              + " .'’-]{2,40}\\b(?:hospital|infirmary|klinikum|krankenhaus|clinic|ziekenhuis|ospedale|hospitalier)\\b[\\p{L}"
              + " .'’-]{0,40}|(?iu)\\p{L}[\\p{L} &-]{2,40}"
              + " (?:department|dept|clinic|unit|service)");
  private static final Pattern ADDRESSED =
      Pattern.compile(
          "(?:To|An|FAO)(?: the| die| das| den)?:? (?=\\p{Lu})|(?:Alla (?:c\\.a\\.|cortese"
              + " attenzione)|All['’]attenzione) d(?:ell['’]|el(?:la)? |i )(?=\\p{Lu})");
  private static final Pattern ATTENTION =
      Pattern.compile(
          "(?iu)(?:attn|attention|att|fao|c/o|z\\. ?hd\\.?|zu händen|à l'attention)\\b.*");
  private static final Pattern DAY =
      Pattern.compile(
          "(?u)(?:\\p{Lu}[\\p{L} -]+, (?:le |den |il |el |lì )?)?\\d{1,2}(?:st|nd|rd|th|\\.)?"
              + " ?[\\p{L}\\d./-]+ ?\\d{4}|\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2},? \\d{4}");
  private static final Pattern GREETING =
      Pattern.compile(
          "(?iu)\\s*(?:dear|sehr geehrte|liebe|chère?|madame|bonjour|hi|hello|respected"
              + " (?:sir|madam|dr|doctor))\\b.*");

  /** Whom a letter greets, by the last word that names them. */
  private static final Pattern GREETED =
      Pattern.compile(
          "(?u)\\s*Dear (?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss)\\.? )?(?:\\p{Lu}[\\p{L}.'’-]*"
              + " )*(\\p{Lu}[\\p{L}'’-]{2,}),?\\s*");

  /** The part of a house, above whose name or below it the house is named. */
  private static final Pattern DEPARTMENT =
      Pattern.compile(
          "(?iu)(?:(?:the )?[\\p{L} ]{0,24}\\b(?:department|dept\\.?)|accounts(?:"
              + " payable)?|accounting|finance(?: team| office)?|the (?:\\p{L}+"
              + " )?(?:manager|secretary|director|bursar)|purchase ledger|bursar'?s? office)");

  /** The sender once more, in one small line above the window of the envelope. */
  private static final Pattern RETURN_ADDRESS =
      Pattern.compile(
          "(?u)[^,·|•]{4,50}?\\s*(?:[,·|•]| [.*-])\\s[^,·|•]{4,40}\\d[^,·|•]{0,6}(?:[,·|•]|"
              + " [.*-])\\s*(?:\\p{Lu}{1,2}-)?\\d{4,5} \\p{Lu}.*");

  private static final Pattern LABELLED =
      Pattern.compile("(?u)\\p{Lu}[\\p{L} ./]{1,24}:(?:\\s.*)?");

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?iu)\\s*(?:re|sub|regarding|subject|betreff|betr\\.?|concerne|objet|oggetto|asunto)\\s*:.*");

  @Override
  public List<Fact> of(Section top, Notation notation) {
    List<Line> beside = beside(top);
    if (!beside.isEmpty()) {
      return named(beside);
    }
    List<Fact> found = below(top, 0);
    if (found.isEmpty()) {
      Section left = leftOf(top);
      found = below(left, isBesideHead(top, left) ? 1 : 0);
    }
    return found.isEmpty() ? greeted(top) : found;
  }

  // Where the letterhead stands far right, what begins at the left is no letterhead.
  private static boolean isBesideHead(Section top, Section left) {
    Optional<Line> first = top.lines().stream().filter(line -> !line.blank()).findFirst();
    Optional<Line> kept = left.lines().stream().filter(line -> !line.blank()).findFirst();
    return first.isPresent() && kept.isPresent() && first.get().number() < kept.get().number();
  }

  /** The line below a label where its value is: of a party not the department above its name. */
  static int below(List<Line> lines, int label, Match match) {
    boolean part =
        match.field().kind() == Kind.PARTY
            && label + 2 < lines.size()
            && DEPARTMENT.matcher(lines.get(label + 1).text().strip()).matches()
            && !lines.get(label + 2).blank();
    return label + (part ? 2 : 1);
  }

  // Wherever an address stands, the person whom the letter greets is its recipient.
  private List<Fact> greeted(Section top) {
    List<Line> above = new ArrayList<>();
    for (Line line : top.lines()) {
      Matcher greeting = GREETED.matcher(line.text());
      if (greeting.matches()) {
        String name = greeting.group(1);
        return above.stream()
            .flatMap(head -> Cell.of(head.text()).stream().map(cell -> with(head, cell)))
            .filter(cell -> PERSON.matcher(cell.text().strip()).matches())
            .filter(cell -> List.of(cell.text().strip().split("[ ,]+")).contains(name))
            .findFirst()
            .map(cell -> named(List.of(cell)))
            .orElse(List.of());
      }
      above.add(line);
    }
    return List.of();
  }

  // What stands far to the right beside an address is no part of it.
  private static Section leftOf(Section top) {
    int margin =
        top.lines().stream()
            .filter(line -> !line.blank())
            .mapToInt(Recipient::indent)
            .min()
            .orElse(0);
    List<Line> left = new ArrayList<>();
    for (Line line : top.lines()) {
      List<Cell> cells = Cell.of(line.text());
      boolean beside = !cells.isEmpty() && cells.getFirst().start() >= margin + FAR_RIGHT;
      boolean two = !beside && cells.size() >= 2 && cells.get(1).start() >= margin + FAR_RIGHT;
      if (!beside) {
        left.add(two ? with(line, cells.getFirst()) : line);
      }
    }
    return new Section(top.index(), top.heading(), top.tableHeader(), left);
  }

  private static String head(Section top) {
    return top.lines().stream()
        .map(line -> line.text().strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  // The subject, a title beside something, a row of a form.
  private static boolean isField(Line line) {
    return SUBJECT.matcher(line.text()).matches()
        || Cell.of(line.text()).size() > 1
        || LABELLED.matcher(line.text().strip()).matches();
  }

  private List<Fact> below(Section top, int above) {
    List<Line> block = new ArrayList<>();
    int blocks = above;
    String head = head(top);
    for (Line line : top.lines()) {
      if (GREETING.matcher(line.text()).matches()) {
        break;
      }
      boolean day = DAY.matcher(line.text().strip()).matches();
      boolean opens = day || OPENING.matcher(line.text().strip()).matches();
      // Another field ends an address as a blank line does.
      if (blocks > 0 && (opens || isField(line)) && isRecipient(block)) {
        return named(block);
      }
      if (opens) {
        block.clear();
        blocks++;
      }
      if (!line.blank()) {
        if (RETURN_ADDRESS.matcher(line.text().strip()).matches()) {
          block.clear();
          blocks++;
        } else if (!day) {
          block.add(line);
        }
        continue;
      }
      // The first block is the letterhead, which may begin with a line at the head of each page.
      boolean sender =
          !block.isEmpty() && above == 0 && head.startsWith(block.getFirst().text().strip());
      if (!block.isEmpty() && blocks++ > 0 && !sender && isRecipient(block)) {
        return named(block);
      }
      block.clear();
    }
    return blocks > 0 && isRecipient(block) ? named(block) : List.of();
  }

  // Two addresses side by side at the top: the sender's, and right of it the recipient's.
  private static List<Line> beside(Section top) {
    List<Line> left = new ArrayList<>();
    List<Line> right = new ArrayList<>();
    for (Line line : top.lines()) {
      List<Cell> cells = Cell.of(line.text());
      boolean aligned =
          cells.size() == 2
              && (right.isEmpty()
                  || Math.abs(cells.getLast().start() - indent(right.getFirst())) <= 1);
      if (!aligned) {
        break;
      }
      left.add(with(line, cells.getFirst()));
      right.add(with(line, cells.getLast()));
    }
    return right.size() >= 2 && hasAddress(left) && hasAddress(right) ? right : List.of();
  }

  private static Line with(Line line, Cell cell) {
    String text = " ".repeat(cell.start()) + cell.text();
    return new Line(line.page(), line.number(), text, line.emphasized());
  }

  private static int indent(Line line) {
    return line.text().length() - line.text().stripLeading().length();
  }

  private static boolean hasAddress(List<Line> block) {
    List<String> lines = block.stream().skip(1).map(line -> line.text().strip()).toList();
    return lines.stream().anyMatch(line -> TOWN.matcher(line).matches())
        && lines.stream().noneMatch(line -> line.contains(":"));
  }

  private boolean isRecipient(List<Line> block) {
    List<String> lines =
        block.stream()
            .map(line -> line.text().strip())
            .filter(line -> !ATTENTION.matcher(line).matches())
            .toList();
    if (lines.isEmpty()
        || lines.size() > MOST
        || lines.stream().anyMatch(line -> line.contains(":") || Cell.of(line).size() > 1)) {
      return false;
    }
    boolean addressed = FORM_OF_ADDRESS.matcher(lines.getFirst()).matches() && lines.size() > 1;
    boolean person = PERSON.matcher(lines.getFirst()).matches() && lines.getFirst().length() < 70;
    boolean to = ADDRESSED.matcher(lines.getFirst()).lookingAt() && lines.getFirst().length() < 80;
    boolean street = lines.stream().skip(1).anyMatch(line -> STREET.matcher(line).matches());
    boolean town = lines.stream().skip(1).anyMatch(line -> TOWN.matcher(line).matches());
    boolean institution =
        lines.size() <= 4
            && lines.stream().allMatch(line -> line.length() <= LONGEST)
            && lines.stream().limit(2).anyMatch(line -> INSTITUTION.matcher(line).matches());
    boolean company =
        name.equals("buyer") && Letterhead.isOrganisation(lines.getFirst()) && (street || town);
    return addressed || person || to || institution || company || (street && town);
  }

  private List<Fact> named(List<Line> block) {
    Line first = block.getFirst();
    boolean form = FORM_OF_ADDRESS.matcher(first.text().strip()).matches() && block.size() > 1;
    boolean part =
        name.equals("buyer")
            && !form
            && block.size() > 1
            && DEPARTMENT.matcher(first.text().strip()).matches()
            && !NoParty.is(block.get(1).text().strip());
    Line line = form || part ? block.get(1) : first;
    String whole = line.text().strip();
    String text = ADDRESSED.matcher(whole).replaceFirst("");
    if (text.equals(whole)) {
      // A department and its hospital are one recipient, a person's title is none.
      boolean whose = name.equals("to") && !PERSON.matcher(whole).matches();
      text = whole.split(whose ? ",\\s+(?=\\d)" : ",\\s")[0];
    }
    return NoParty.is(text)
        ? List.of()
        : List.of(Fact.at(line, name, JsonNodeFactory.instance.textNode(text), line.text()));
  }
}
