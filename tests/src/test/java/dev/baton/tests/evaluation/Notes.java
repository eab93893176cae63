package dev.baton.tests.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.Fact;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares a fact with the note of what a document states: {@code 97.00 GBP} for a sum, {@code
 * Labour = 126.00} for an item, {@code Sodium = 140 mmol/L [135,145] H} for an analyte (unit 1 for
 * none), {@code Ramipril 2.5 mg oral} for a medication (of two strengths the first counts), two
 * dates with a bar for an ambiguous one, words else. What may be told in several ways, as a party
 * by its person or its house, has them with two bars between.
 */
final class Notes {
  /** {@code NHS No} in front of a number. */
  private static final Pattern KIND_OF_NUMBER = Pattern.compile("^[\\p{L}. -]+ (?=[\\p{L}-]*\\d)");

  private static final double WORDS_SHARED = 0.6;

  /** How the ways to take a drug begin, in the languages of the documents. */
  private static final List<Set<String>> ROUTES =
      List.of(
          Set.of("ora", "po", "p.o", "mouth", "by", "per", "vo"),
          Set.of("sc", "s.c", "sub", "sous", "sott"),
          Set.of("inh"));

  private Notes() {}

  static boolean same(Fact fact, String notes) {
    return Arrays.stream(notes.split(" \\|\\| ")).anyMatch(note -> says(fact, note));
  }

  private static boolean says(Fact fact, String note) {
    JsonNode value = fact.value();
    return switch (fact.name()) {
      case "lineItem" -> isItem(value, note);
      case "analyte" -> isAnalyte(value, note);
      case "medication" -> isMedication(value, note);
      case "diagnosis" -> isDiagnosis(value, note);
      case "procedure" ->
          isPlain(value, note)
              || text(value).startsWith(note + " ")
              || text(value).startsWith(note + ",");
      case "patientId" ->
          isPlain(value, note) || isPlain(value, KIND_OF_NUMBER.matcher(note).replaceFirst(""));
      case "urgency" -> isPlain(value, note) || says(fact.text(), note);
      case "reason", "question" -> words(text(value)).containsAll(words(note));
      default -> value.has("amount") ? isAmount(value, note) : isPlain(value, note);
    };
  }

  // By its code, by its name, or by both: Hypertension (I10).
  private static boolean isDiagnosis(JsonNode value, String note) {
    String code = value.path("code").asText("");
    return code.equals(note)
        || says(text(value), note)
        || (!code.isEmpty() && note.contains(code) && says(text(value), note.replace(code, "")));
  }

  private static boolean isAmount(JsonNode value, String note) {
    String[] parts = note.split(" ");
    return parts.length == 2
        && equal(value.path("amount"), parts[0])
        && value.path("currency").asText("").equals(parts[1]);
  }

  private static boolean isItem(JsonNode value, String note) {
    int sign = note.lastIndexOf(" = ");
    return equal(value.at("/amount/amount"), note.substring(sign + 3))
        && shared(value.path("description").asText(), note.substring(0, sign)) >= WORDS_SHARED;
  }

  private static boolean isAnalyte(JsonNode value, String note) {
    int sign = note.lastIndexOf(" = ");
    String[] parts = note.substring(sign + 3).split(" ");
    boolean named = shared(value.path("name").asText(), note.substring(0, sign)) >= WORDS_SHARED;
    String range = parts[2].substring(1, parts[2].length() - 1);
    String low = range.substring(0, range.indexOf(','));
    String high = range.substring(range.indexOf(',') + 1);
    String flag = parts.length > 3 ? parts[3] : "";
    return named
        && equal(value.path("value"), parts[0])
        && (value.path("unit").asText("").equalsIgnoreCase(parts[1])
            || international(value.path("ucum").asText("")).equals(international(parts[1]))
            || (parts[1].equals("1") && value.path("unit").asText("").isEmpty()))
        && equal(value.path("low"), low)
        && equal(value.path("high"), high)
        && (value.path("flag").asText("").equals(flag)
            || (flag.isEmpty() && value.path("flag").asText("").equals("N")));
  }

  // Laboratories print mU/L and mean mIU/L, whose code is m[IU]/L.
  private static String international(String unit) {
    return unit.replace("[IU]", "U");
  }

  private static boolean isMedication(JsonNode value, String note) {
    String[] words = note.split(" ");
    int figure = 0;
    while (!words[figure].matches("[\\d.,]+(?:/[\\d.,]+)?")) {
      figure++;
    }
    String name = String.join(" ", Arrays.copyOfRange(words, 0, figure));
    String route = value.path("route").asText("").toLowerCase(Locale.ROOT);
    boolean routed =
        words.length <= figure + 2 || sameRoute(route, words[figure + 2].toLowerCase(Locale.ROOT));
    return shared(value.path("name").asText(), name) >= WORDS_SHARED
        && equal(value.at("/dose/value"), words[figure].split("/")[0])
        && (value.at("/dose/unit").asText().equalsIgnoreCase(words[figure + 1])
            || value.at("/dose/ucum").asText().equals(words[figure + 1]))
        && routed;
  }

  private static boolean sameRoute(String found, String noted) {
    return found.startsWith(noted)
        || ROUTES.stream().anyMatch(route -> begins(route, found) && begins(route, noted));
  }

  private static boolean begins(Set<String> route, String written) {
    return route.stream().anyMatch(written::startsWith);
  }

  private static boolean isPlain(JsonNode value, String note) {
    if (value.has("ambiguous")) {
      Set<String> found = new HashSet<>();
      value.path("ambiguous").forEach(date -> found.add(date.asText()));
      return found.equals(Set.of(note.split("\\|")));
    }
    String text = text(value);
    return note.matches("\\d{4}-\\d{2}-\\d{2}.*")
        ? text.startsWith(note) || note.startsWith(text + "T")
        : says(text, note);
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.path("name").asText("");
  }

  // All words that were noted, and no more than a little beside them unless it is prose.
  private static boolean says(String found, String note) {
    List<String> there = words(found);
    List<String> noted = words(note);
    boolean prose = noted.size() >= 3;
    return there.containsAll(noted) && (prose || there.size() <= noted.size() + 3);
  }

  private static double shared(String found, String note) {
    Set<String> there = new HashSet<>(words(found));
    Set<String> noted = new HashSet<>(words(note));
    Set<String> both = new HashSet<>(there);
    both.retainAll(noted);
    there.addAll(noted);
    return there.isEmpty() ? 1 : (double) both.size() / there.size();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean equal(JsonNode number, String note) {
    return note.isEmpty()
        ? !number.isNumber()
        : number.isNumber() && number.decimalValue().compareTo(new BigDecimal(note)) == 0;
  }
}
