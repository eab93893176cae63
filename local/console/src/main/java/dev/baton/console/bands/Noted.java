package dev.baton.console.bands;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a fact was found as somebody noted it: a fact of that name has every word and number of
 * the note, in its value or in the text it was read from.
 */
final class Noted {
  private Noted() {}

  static boolean isIn(JsonNode entities, String name, String note) {
    Set<String> wanted = new HashSet<>();
    for (String alternative : note.split("\\|")) {
      wanted.addAll(words(alternative));
    }
    for (JsonNode entity : entities) {
      if (entity.path("name").asText().equals(name)) {
        Set<String> there = words(entity.path("text").asText());
        collect(entity.path("value"), there);
        if (there.containsAll(wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void collect(JsonNode value, Set<String> words) {
    if (value.isContainerNode()) {
      value.forEach(member -> collect(member, words));
    } else if (!value.isNull()) {
      words.addAll(words(value.asText()));
    }
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}.]+"))
        .map(word -> word.replaceAll("^\\.+|\\.+$", ""))
        .filter(word -> !word.isEmpty())
        .forEach(word -> words.add(plain(word)));
    return words;
  }

  private static String plain(String word) {
    return word.matches("\\d+(\\.\\d+)?")
        ? new BigDecimal(word).stripTrailingZeros().toPlainString()
        : word;
  }
}
