package dev.baton.documents.validation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that does not agree, with the places where it is seen. */
public record Finding(String code, Severity severity, String sentence, List<Place> evidence) {
  /** How much of the confidence a finding leaves. */
  public enum Severity {
    MAJOR(0.76),
    MINOR(0.85),
    /** Counted by another factor. */
    NOTE(1);

    private final double remains;

    Severity(double remains) {
      this.remains = remains;
    }

    double remains() {
      return remains;
    }
  }

  /**
   * Where something is said.
   *
   * @param pointer the JSON Pointer of the value in the extraction, as {@code /entities/3/value}
   * @param text what the document says there, as it is written
   * @param page counted from 1
   * @param line of the page, counted from 1
   */
  public record Place(String pointer, String text, int page, int line) {
    // As the JVM would make them when they are first called, which takes it milliseconds.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place place
          && Objects.equals(pointer, place.pointer)
          && Objects.equals(text, place.text)
          && page == place.page
          && line == place.line;
    }

    @Override
    public int hashCode() {
      return ((Objects.hashCode(pointer) * 31 + Objects.hashCode(text)) * 31 + page) * 31 + line;
    }
  }
}
