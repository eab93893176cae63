package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a request, read with AWS's own complaint where one is missing or wrong. */
public record Params(ObjectNode members) {

  /** A text that must be there. */
  public String text(String name) {
    String value = textOrNull(name);
    if (value == null) {
      throw AwsException.badRequest(
          "ValidationException",
          "1 validation error detected: Value null at '"
              + name
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  /** A text, or null where the member is absent or null. */
  public @Nullable String textOrNull(String name) {
    JsonNode value = members.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw AwsException.badRequest(
          "SerializationException", "The member '" + name + "' must be a string");
    }
    return value.asText();
  }

  /** A text, or what stands for it where it is absent. */
  public String textOr(String name, String otherwise) {
    String value = textOrNull(name);
    return value == null ? otherwise : value;
  }

  /** A whole number, given as one or as text; or what stands for it where it is absent. */
  public int numberOr(String name, int otherwise) {
    JsonNode value = members.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (value.isNumber()) {
      return value.asInt();
    }
    try {
      return Integer.parseInt(value.asText());
    } catch (NumberFormatException e) {
      throw AwsException.badRequest(
          "SerializationException", "The member '" + name + "' must be a number");
    }
  }

  /** A switch, off where it is absent. */
  public boolean flag(String name) {
    return members.path(name).asBoolean(false);
  }

  /** A switch, or what stands for it where it is absent. */
  public boolean flagOr(String name, boolean otherwise) {
    return members.path(name).asBoolean(otherwise);
  }

  /** The texts of a list; none where it is absent. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : members.path(name)) {
      if (!each.isValueNode()) {
        throw AwsException.badRequest(
            "SerializationException", "The member '" + name + "' must be a list of strings");
      }
      texts.add(each.asText());
    }
    return texts;
  }

  /** A moment, as the protocol writes it; or null where it is absent. */
  public @Nullable Instant instantOrNull(String name) {
    return Timestamps.read(members.path(name));
  }

  /** Whether the member is there and is not null. */
  public boolean has(String name) {
    return members.hasNonNull(name);
  }

  /** Any member; a missing node where it is absent. */
  public JsonNode get(String name) {
    return members.path(name);
  }

  /** The members of a member that is an object; none where it is absent. */
  public Params sub(String name) {
    return members.path(name) instanceof ObjectNode inner
        ? new Params(inner)
        : new Params(Json.object());
  }
}
