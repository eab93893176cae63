package dev.baton.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Timestamps of the States Language: RFC 3339 with an upper-case T, and Z or an offset. */
public final class Timestamps {
  private Timestamps() {}

  /** The instant a value names; null when it is not a timestamp. */
  public static @Nullable Instant parse(JsonNode value) {
    return value.isTextual() ? parse(value.textValue()) : null;
  }

  public static @Nullable Instant parse(String text) {
    if (text.length() < 17 || text.charAt(10) != 'T' || text.indexOf('z') >= 0) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
