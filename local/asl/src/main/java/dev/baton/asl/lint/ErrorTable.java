package dev.baton.asl.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which class an error belongs to that an execution meets, by the name Step Functions gives it. It
 * is the part of {@code config/errors/errors.csv} that is about service integrations; functions
 * read the rest.
 */
public final class ErrorTable {
  private static final Map<String, ErrorClass> CLASSES = load();

  private ErrorTable() {}

  /** The class of an error: what no row names is {@link ErrorClass#OTHER}. */
  public static ErrorClass classOf(String errorName) {
    for (ErrorClass each : ErrorClass.values()) {
      if (each.errorName().equals(errorName)) {
        return each;
      }
    }
    return CLASSES.getOrDefault(errorName, ErrorClass.OTHER);
  }

  /** The errors of a class that the integrations of a service raise, by the prefix of names. */
  static List<String> of(String prefix, ErrorClass wanted) {
    return CLASSES.entrySet().stream()
        .filter(row -> row.getKey().startsWith(prefix + ".") && row.getValue() == wanted)
        .map(Map.Entry::getKey)
        .toList();
  }

  static Set<String> names() {
    return CLASSES.keySet();
  }

  private static Map<String, ErrorClass> load() {
    Map<String, ErrorClass> classes = new LinkedHashMap<>();
    try (InputStream in = ErrorTable.class.getResourceAsStream("errors.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        String[] row = line.split(",", -1);
        if (row[0].equals("states")) {
          classes.put(row[1], ErrorClass.valueOf(row[2].toUpperCase(Locale.ROOT)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }
}
