package dev.baton.models.classification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Notices that a text holds two documents: where a second one seems to begin, the text before and
 * the text after are classified each for itself.
 */
final class SeveralDocuments {
  private static final int MOST_OPENINGS = 6;
  private static final int MOST_UNTITLED = 3;
  private static final int LEAST_CHARACTERS = 120;
  private static final int LEAST_HEADLESS = 300;
  private static final int MOST_LINES = 5_000;
  private static final int HEAD_LINES = 14;
  private static final int HEAD_TITLES = 4;
  private static final int LEAST_FIELDS = 2;
  private static final double CLEAR = 0.85;

  private static final Map<String, String> TITLES =
      Map.of(
          "invoice.title", "invoice",
          "lab.title", "lab-report",
          "discharge.title", "discharge-summary",
          "referral.title", "referral-letter",
          "salutation.doctor", "",
          "other.title", Classification.UNKNOWN);

  // What a document says about itself at its head, and a section of a document does not.
  private static final Pattern FIELDS =
      Pattern.compile(
          "(?iu)\\b(?:patient|name|dob|date of"
              + " birth|born|geb\\.|mrn|accession|specimen|collected|sample|received|reported|ordered"
              + " by|invoice (?:no|number|date|#)|rechnungs(?:nummer|datum)|bill to|due"
              + " date|admi(?:ssion|tted)|discharged?|aufnahme|entlassung|refer\\w+|dear|date|datum|customer|order"
              + " (?:no|number))\\b|\\b(?:re|to|from):");

  private static final Pattern INVOICE_NUMBER =
      Pattern.compile(
          "(?iu)(?:invoice|inv|rechnungs?|facture|factura)[ -]*(?:no|number|nummer|nr|#|n°|nº|id)?"
              + "[.:\\s#]{1,4}([\\p{L}\\d/-]*\\d[\\p{L}\\d/-]*)");
  private static final Pattern PERSON =
      Pattern.compile(
          "(?iu)\\b(?<kind>patient(?: name| id)?|name|mrn|nhs (?:no|number)|hosp\\w*\\.? no|re|dob|"
              + "date of birth)\\s*[.:]+\\s*(?<said>\\S(?:(?!\\s{2}).){2,24})");

  private static final Pattern OF_PATIENT =
      Pattern.compile("(?iu)\\b(?:patient\\p{L}*|dob|date of birth|born|geb\\.|née?|mrn|nhs)\\b");

  /** What bills say in many languages, and papers of patients do not. */
  private static final Pattern OF_BILL =
      Pattern.compile(
          "(?iu)\\b(?:invoice|sub-?total|amount due|total due|balance due|vat|gst|iban|unit"
              + " price|bill"
              + " to|rechnung\\p{L}*|nettobetrag|gesamtbetrag|mwst|zahlbar|facture|factura|fattura|factuur)\\b");

  private static final Pattern OF_PAPERS =
      Pattern.compile(
          "(?iu)\\b(?:patient\\p{L}*|paciente|paziente|patiënt\\p{L}*|dob|date of"
              + " birth|specimen|serum|plasma|reference"
              + " range|referen\\p{L}*|collected|admi(?:tted|ssion)|discharge[d]?|diagnos\\p{L}+|medication\\p{L}*|follow[-"
              + " ]up|referral|refer|colleague"
              + "|überweisung|entlassung\\p{L}*|aufnahme\\p{L}*|befund\\p{L}*|mmol/l|mg/dl|umol/l|mcg|po"
              + " daily|muestra|diagnóstico\\p{L}*|alta|ingreso)\\b");

  private static final Pattern ADDRESSED =
      Pattern.compile(
          "(?iu)\\s*(?:to|from|re|an|von|betreff|à|de|objet|aan|betreft|para|asunto|a|da|oggetto)\\s*:\\s*\\S.*");

  private static final int LEAST_CUES = 3;

  /** Behind a title, of whom it is. */
  private static final Pattern NAMED = Pattern.compile("\\s+[-–—|·:]\\s+.*$");

  private final Map<String, Concept> titles;
  private final Function<String, Classification> single;

  SeveralDocuments(List<Concept> concepts, Function<String, Classification> single) {
    this.single = single;
    titles =
        concepts.stream()
            .filter(concept -> TITLES.containsKey(concept.name()))
            .collect(Collectors.toMap(Concept::name, concept -> concept));
  }

  /** What stands before the second document of a text; empty where there is but one. */
  Optional<String> firstOf(String text) {
    List<String> lines = text.lines().limit(MOST_LINES).toList();
    int tried = 0;
    for (int i = 1; i < lines.size() && tried < MOST_OPENINGS; i++) {
      List<String> opened = titlesAt(lines.get(i));
      int head = opened.isEmpty() || opens(lines, i) ? i : headAbove(lines, i);
      if (opened.isEmpty() || (head == i && !opens(lines, i))) {
        continue;
      }
      String before = String.join("\n", lines.subList(0, head));
      // What is short and has no head of its own is the letterhead of what follows.
      boolean greeting = opened.stream().allMatch(String::isEmpty);
      boolean brief = before.strip().length() < LEAST_HEADLESS;
      boolean headless = greeting || brief;
      if ((greeting && brief) || (headless && (head < i || !opens(lines.subList(0, head), 0)))) {
        continue;
      }
      String after = String.join("\n", lines.subList(head, lines.size()));
      if (Math.min(before.strip().length(), after.strip().length()) >= LEAST_CHARACTERS) {
        tried++;
        if (apart(before, after, opened)) {
          return Optional.of(before);
        }
      }
    }
    OptionalInt billed = billed(lines);
    OptionalInt second = billed.isPresent() ? billed : untitled(lines);
    return second.isPresent()
        ? Optional.of(String.join("\n", lines.subList(0, second.getAsInt())))
        : Optional.empty();
  }

  // A letter may say to whom, from whom and of whom it is before it says what it is.
  private static int headAbove(List<String> lines, int title) {
    int head = title;
    int said = 0;
    for (int i = title - 1; i >= Math.max(1, title - HEAD_LINES); i--) {
      if (ADDRESSED.matcher(lines.get(i)).matches()) {
        said++;
        head = i;
      }
    }
    return said >= LEAST_FIELDS ? head : title;
  }

  // A second document without a title: behind a blank line somebody else, or a bill, begins.
  private OptionalInt untitled(List<String> lines) {
    int tried = 0;
    for (int i : beforeBill(lines)) {
      if (areTwo(lines, i)) {
        return OptionalInt.of(i);
      }
    }
    for (int i : beforeLetter(lines)) {
      if (areTwo(lines, i)) {
        return OptionalInt.of(i);
      }
    }
    for (int i = 1; i < lines.size() && tried < MOST_UNTITLED; i++) {
      if (!begins(lines, i) || !opens(lines, i)) {
        continue;
      }
      String before = String.join("\n", lines.subList(0, i));
      String head = String.join("\n", lines.subList(i, Math.min(lines.size(), i + HEAD_LINES)));
      if (before.strip().length() >= LEAST_CHARACTERS && isSomethingElse(before, head)) {
        tried++;
        if (areTwo(lines, i)) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  private static boolean begins(List<String> lines, int at) {
    return lines.get(at - 1).isBlank() && !lines.get(at).isBlank();
  }

  private boolean areTwo(List<String> lines, int at) {
    Classification one = single.apply(String.join("\n", lines.subList(0, at)));
    Classification other = single.apply(String.join("\n", lines.subList(at, lines.size())));
    return isClear(one) && isClear(other) && !one.type().equals(other.type());
  }

  // Where a bill may begin that has a number of its own, behind papers of a patient: the blank
  // lines above the number, the nearest last.
  private static List<Integer> beforeBill(List<String> lines) {
    int bill = 0;
    while (bill < lines.size() && !INVOICE_NUMBER.matcher(lines.get(bill)).find()) {
      bill++;
    }
    List<Integer> begins = new ArrayList<>();
    for (int i = Math.max(1, bill - HEAD_LINES); i < Math.min(bill + 1, lines.size()); i++) {
      if (begins(lines, i)) {
        begins.add(i);
      }
    }
    boolean patient =
        !begins.isEmpty()
            && bill < lines.size()
            && OF_PATIENT.matcher(String.join("\n", lines.subList(0, begins.getLast()))).find();
    return patient
        ? begins.subList(Math.max(0, begins.size() - MOST_UNTITLED), begins.size())
        : List.of();
  }

  // Where a letter may begin behind another paper: the first two lines that say to whom, from whom
  // or of whom it is, and the blank lines above them, the nearest last.
  private static List<Integer> beforeLetter(List<String> lines) {
    List<Integer> addressed =
        IntStream.range(0, lines.size())
            .filter(i -> ADDRESSED.matcher(lines.get(i)).matches())
            .limit(LEAST_FIELDS)
            .boxed()
            .toList();
    if (addressed.size() < LEAST_FIELDS
        || addressed.getLast() - addressed.getFirst() > HEAD_TITLES) {
      return List.of();
    }
    List<Integer> begins = new ArrayList<>();
    int characters = 0;
    for (int i = 1; i <= addressed.getFirst(); i++) {
      characters += lines.get(i - 1).strip().length();
      if (i >= addressed.getFirst() - HEAD_LINES
          && characters >= LEAST_CHARACTERS
          && (begins(lines, i) || i == addressed.getFirst())) {
        begins.add(i);
      }
    }
    return begins.subList(Math.max(0, begins.size() - MOST_UNTITLED), begins.size());
  }

  // All that bills say stands before all that papers of patients say, or behind it: the blank
  // lines between them part a bill from a paper of a patient.
  private OptionalInt billed(List<String> lines) {
    Span bill = Span.of(lines, OF_BILL);
    Span patient = Span.of(lines, OF_PAPERS);
    if (bill.count() < LEAST_CUES || patient.count() < LEAST_CUES) {
      return OptionalInt.empty();
    }
    int from = bill.last() < patient.first() ? bill.last() : patient.last();
    int to = bill.last() < patient.first() ? patient.first() : bill.first();
    int tried = 0;
    for (int i = from + 1; i <= to && tried < MOST_UNTITLED; i++) {
      if (begins(lines, i)) {
        tried++;
        if (areTwo(lines, i)) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  /** The first and the last line that match, and how many do. */
  private record Span(int first, int last, int count) {
    static Span of(List<String> lines, Pattern pattern) {
      int first = lines.size();
      int last = -1;
      int count = 0;
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          first = Math.min(first, i);
          last = i;
          count++;
        }
      }
      return new Span(first, last, count);
    }
  }

  private static boolean isClear(Classification part) {
    return part.confidence() >= CLEAR && !part.type().equals(Classification.UNKNOWN);
  }

  // A bill behind papers of a patient, or papers of a patient behind a bill.
  private static boolean isSomethingElse(String before, String head) {
    boolean bill = INVOICE_NUMBER.matcher(before).find();
    boolean patient = OF_PATIENT.matcher(before).find();
    return (!bill && patient && INVOICE_NUMBER.matcher(head).find())
        || (bill && !patient && OF_PATIENT.matcher(head).find());
  }

  private boolean apart(String before, String after, List<String> opened) {
    Classification one = single.apply(before);
    Classification other = single.apply(after);
    if (one.confidence() < CLEAR || other.confidence() < CLEAR) {
      return false;
    }
    if (one.type().equals(other.type())) {
      return !one.type().equals(Classification.UNKNOWN)
          && opened.contains(one.type())
          && differ(one.type(), before, after);
    }
    if (one.type().equals(Classification.UNKNOWN)) {
      return opened.contains(other.type()) && isOther(before);
    }
    boolean letter = opened.contains("") && !other.type().equals(Classification.UNKNOWN);
    return letter || opened.contains(other.type());
  }

  // What stands before a title is a letterhead, unless it has a title of its own.
  private boolean isOther(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .limit(HEAD_TITLES)
        .anyMatch(line -> titlesAt(line).contains(Classification.UNKNOWN));
  }

  private static boolean differ(String type, String before, String after) {
    if (!type.equals("invoice")) {
      Map<String, String> one = labelled(before);
      Map<String, String> other = labelled(after);
      if (one.keySet().stream().anyMatch(other::containsKey)) {
        return one.entrySet().stream()
            .anyMatch(
                entry ->
                    !entry
                        .getValue()
                        .equalsIgnoreCase(other.getOrDefault(entry.getKey(), entry.getValue())));
      }
    }
    Pattern pattern = type.equals("invoice") ? INVOICE_NUMBER : PERSON;
    Optional<String> one = first(pattern, before);
    Optional<String> other = first(pattern, after);
    return one.isPresent() && other.isPresent() && !one.get().equalsIgnoreCase(other.get());
  }

  // What the labels of persons say first in a text.
  private static Map<String, String> labelled(String text) {
    Map<String, String> said = new HashMap<>();
    Matcher person = PERSON.matcher(text);
    while (person.find()) {
      said.putIfAbsent(person.group("kind").toLowerCase(Locale.ROOT), person.group("said").strip());
    }
    return said;
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of(matcher.group(matcher.groupCount()).strip())
        : Optional.empty();
  }

  private boolean opens(List<String> lines, int at) {
    List<String> head = lines.subList(at, Math.min(lines.size(), at + HEAD_LINES));
    Matcher fields = FIELDS.matcher(String.join("\n", head));
    List<String> found = new ArrayList<>();
    while (fields.find()) {
      if (!found.contains(fields.group())) {
        found.add(fields.group());
      }
    }
    return found.size() >= LEAST_FIELDS;
  }

  private List<String> titlesAt(String line) {
    if (line.length() > TextViews.LONGEST_LINE) {
      return List.of();
    }
    String bare = TextViews.bare(line);
    if (bare.isEmpty() || bare.length() > TextViews.LONGEST_TITLE) {
      return List.of();
    }
    List<String> ways = Stream.of(bare, NAMED.matcher(bare).replaceFirst("")).distinct().toList();
    return titles.values().stream()
        .filter(concept -> ways.stream().anyMatch(concept::names))
        .map(concept -> TITLES.getOrDefault(concept.name(), ""))
        .toList();
  }
}
