package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.reading.Line;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a document says: a name, the typed value, the original text and its place.
 *
 * @param value text, a number, an ISO date, {@code {amount, currency}}, {@code {value, unit}} or an
 *     object with such members
 * @param label the label in the text by which it was found, null where it was found otherwise
 */
public record Fact(
    String name,
    JsonNode value,
    String text,
    int page,
    int line,
    @Nullable String label,
    @Nullable String section) {
  private static final int LONGEST = 600;

  /** Before the id of the document that contributed a fact; no heading begins so. */
  private static final String LINKED = "\u2192 ";

  static Fact at(Line line, String name, JsonNode value, String text) {
    return new Fact(name, value, shortened(text), line.page(), line.number(), null, null);
  }

  /** The fact as another document of the same matter contributes it. */
  public Fact from(String documentId) {
    return new Fact(name, value, text, page, line, label, LINKED + documentId);
  }

  /** Whether it was contributed by another document; page and line are of that one. */
  public boolean isLinked() {
    return section != null && section.startsWith(LINKED);
  }

  Fact in(@Nullable String heading) {
    String section = heading == null ? null : shortened(heading);
    return new Fact(name, value, text, page, line, label, section);
  }

  Fact named(String other) {
    return new Fact(other, value, text, page, line, label, section);
  }

  Fact dated(String other, JsonNode day) {
    return new Fact(other, day, text, page, line, label, section);
  }

  Fact behind(String writtenLabel) {
    return new Fact(name, value, text, page, line, shortened(writtenLabel), section);
  }

  static String shortened(String text) {
    String plain = text.strip().replaceAll("\\s+", " ");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
  }
}
