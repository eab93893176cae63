package dev.baton.models.classification;

import dev.baton.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words and shapes by which a type of document is known, and how many of them a text has. */
final class Lexicon {
  private static final double TITLE = 1.6;
  private static final double STRONG = 0.5;
  private static final double WEAK = 0.14;
  private static final double PATTERN = 0.3;
  private static final double MOST_WEAK = 1.2;
  private static final double SATURATION = 2.0;
  private static final int TITLE_LINES = 30;
  private static final int MOST_MATCHES = 3;

  /** The entry of the resource for one type. */
  private record Entry(
      List<String> titles,
      List<String> strong,
      List<String> weak,
      @Nullable List<String> patterns) {}

  private record Resource(Map<String, Entry> types, Map<String, Entry> others) {}

  /** The entry with its patterns compiled. */
  private record Words(
      Pattern title, List<Pattern> strong, List<Pattern> weak, List<Pattern> shapes) {
    static Words of(Entry entry) {
      String titles = String.join("|", entry.titles().stream().map(Pattern::quote).toList());
      List<String> shapes = entry.patterns() == null ? List.of() : entry.patterns();
      return new Words(
          Pattern.compile(
              "(?iu)(?:[^\\p{L}]{0,6}|.{0,24}[-–—:|]\\s*|.{1,40}\\s{2,})(?:the |your |final |copy"
                  + " of )?("
                  + titles
                  + ")(?:\\s*(?:no\\b|nr\\b|n°|#|number|for\\b|of\\b|to\\b|[-–—:(|]|\\s{2,}|\\d).*)?[^\\p{L}]*"),
          entry.strong().stream().map(Words::word).toList(),
          entry.weak().stream().map(Words::word).toList(),
          shapes.stream().map(Pattern::compile).toList());
    }

    private static Pattern word(String word) {
      String edge =
          Character.isLetterOrDigit(word.charAt(word.length() - 1)) ? "(?![\\p{L}\\p{N}])" : "";
      return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + edge);
    }
  }

  private final Map<String, Words> types;
  private final Map<String, Words> others;

  private Lexicon(Resource resource) {
    types = compiled(resource.types());
    others = compiled(resource.others());
  }

  static Lexicon load() {
    try (InputStream stream = Lexicon.class.getResourceAsStream("lexicon.json")) {
      if (stream == null) {
        throw new IllegalStateException("lexicon.json is not in the jar");
      }
      return new Lexicon(Json.read(stream, Resource.class));
    } catch (IOException e) {
      throw new IllegalStateException("lexicon.json cannot be read", e);
    }
  }

  List<String> types() {
    return List.copyOf(types.keySet());
  }

  /** The evidence for a type, 0 to 1: every further word adds less. */
  double evidence(String type, String text) {
    Words words = types.get(type);
    return words == null ? 0 : saturated(weight(words, text, true));
  }

  /** The evidence without titles: what the body of a part says. */
  double body(String type, String text) {
    Words words = types.get(type);
    return words == null ? 0 : saturated(weight(words, text, false));
  }

  /** The evidence for the best of the other sorts of documents. */
  double other(String text) {
    return others.values().stream()
        .mapToDouble(w -> saturated(weight(w, text, true)))
        .max()
        .orElse(0);
  }

  /** The type whose title this line is, or null. */
  @Nullable String titled(String line) {
    if (line.length() > 90) {
      return null;
    }
    for (Map.Entry<String, Words> entry : types.entrySet()) {
      if (entry.getValue().title().matcher(line.strip()).matches()) {
        return entry.getKey();
      }
    }
    return null;
  }

  private static double weight(Words words, String text, boolean withTitle) {
    String lower = text.toLowerCase(Locale.ROOT);
    double weight = withTitle && hasTitle(words, text) ? TITLE : 0;
    weight += STRONG * words.strong().stream().filter(word -> word.matcher(lower).find()).count();
    weight +=
        Math.min(
            MOST_WEAK,
            WEAK * words.weak().stream().filter(word -> word.matcher(lower).find()).count());
    for (Pattern shape : words.shapes()) {
      Matcher matcher = shape.matcher(text);
      for (int i = 0; i < MOST_MATCHES && matcher.find(); i++) {
        weight += PATTERN;
      }
    }
    return weight;
  }

  private static boolean hasTitle(Words words, String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .limit(TITLE_LINES)
        .filter(line -> line.length() <= 120)
        .anyMatch(line -> words.title().matcher(line.strip()).matches());
  }

  private static double saturated(double weight) {
    return 1 - Math.exp(-weight / SATURATION);
  }

  private static Map<String, Words> compiled(Map<String, Entry> entries) {
    Map<String, Words> compiled = new LinkedHashMap<>();
    new ArrayList<>(entries.entrySet())
        .forEach(entry -> compiled.put(entry.getKey(), Words.of(entry.getValue())));
    return compiled;
  }
}
