package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.baton.cloud.door.AwsException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Moments in requests and answers: numbers of seconds in JSON, text in XML, tagged in CBOR. */
public final class Timestamps {
  private Timestamps() {}

  /** A moment as a JSON protocol writes it: seconds since the epoch, to the millisecond. */
  public static DecimalNode seconds(Instant moment) {
    return DecimalNode.valueOf(BigDecimal.valueOf(moment.toEpochMilli(), 3));
  }

  /** A moment that each protocol writes in its own way. */
  public static POJONode any(Instant moment) {
    return new POJONode(moment);
  }

  /** A moment from a request, as seconds or as text; null where there is none. */
  public static @Nullable Instant read(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (value.isNumber()) {
      return ofSeconds(value.decimalValue());
    }
    try {
      return OffsetDateTime.parse(value.asText()).toInstant();
    } catch (DateTimeParseException e) {
      return ofText(value.asText());
    }
  }

  private static Instant ofText(String text) {
    try {
      return ofSeconds(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw AwsException.badRequest("SerializationException", "Not a timestamp: " + text);
    }
  }

  private static Instant ofSeconds(BigDecimal seconds) {
    return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
  }
}
