package dev.baton.tests.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.Fact;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compares a fact with the note of what a document states: {@code 97.00 GBP} for a sum, {@code
 * Labour = 126.00} for an item, {@code Sodium = 140 mmol/L [135,145] H} for an analyte (unit 1 for
 * none), {@code Ramipril 2.5 mg oral} for a medication (of two strengths the first counts), two
 * dates with a bar for an ambiguous one, words else. What may be told in several ways, as a party
 * by its person or its house, has them with two bars between.
 */
final class Notes {
  private static final double WORDS_SHARED = 0.6;

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
      case "diagnosis" -> value.path("code").asText("").equals(note) || says(text(value), note);
      case "urgency" -> isPlain(value, note) || says(fact.text(), note);
      case "reason", "question" -> words(text(value)).containsAll(words(note));
      default -> value.has("amount") ? isAmount(value, note) : isPlain(value, note);
    };
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
            || (parts[1].equals("1") && value.path("unit").asText("").isEmpty()))
        && equal(value.path("low"), low)
        && equal(value.path("high"), high)
        && (value.path("flag").asText("").equals(flag)
            || (flag.isEmpty() && value.path("flag").asText("").equals("N")));
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
        && value.at("/dose/unit").asText().equalsIgnoreCase(words[figure + 1])
        && routed;
  }

  private static boolean sameRoute(String found, String noted) {
    Set<String> oral = Set.of("oral", "orally", "po", "p.o.", "mouth", "by");
    Set<String> skin = Set.of("sc", "s.c.", "subcutaneous", "subcutaneously", "subcut");
    return (oral.contains(found) && oral.contains(noted))
        || (skin.contains(found) && skin.contains(noted))
        || found.startsWith(noted);
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
