package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What {@code expected.json} says of one document. */
public record Expectation(JsonNode expected) {

  /** What the person who is asked does; nothing when the file does not say. */
  public Decision decision() {
    return switch (expected.path("decision").asText("expire")) {
      case "approve" -> Decision.APPROVE;
      case "reject" -> Decision.REJECT;
      default -> Decision.EXPIRE;
    };
  }

  /** Each difference as {@code route: expected auto-approved, was manual}; none if as expected. */
  public List<String> differences(Row row) {
    List<String> differences = new ArrayList<>();
    compare("type", row.type(), differences);
    compare("band", row.band(), differences);
    compare("route", row.route(), differences);
    compare("status", row.status() == null ? "" : row.status(), differences);
    compare("reasonCode", row.reasonCode(), differences);
    compare("entities", String.valueOf(row.entitiesStored()), differences);
    return differences;
  }

  private void compare(String member, String actual, List<String> differences) {
    JsonNode wanted = expected.path(member);
    String text = wanted.isNull() ? "" : wanted.asText();
    if (!wanted.isMissingNode() && !text.equals(actual)) {
      differences.add(
          "%s: expected %s, was %s".formatted(member, orNothing(text), orNothing(actual)));
    }
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? "nothing" : text;
  }
}
