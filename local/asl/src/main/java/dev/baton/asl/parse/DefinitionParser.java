package dev.baton.asl.parse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Definition;
import dev.baton.asl.Definitions.Checked;
import dev.baton.asl.Fault;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.QueryLanguage;
import dev.baton.asl.text.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the top level of a definition; used once. */
public final class DefinitionParser {
  private static final String ROOT = "/";
  private static final long MAX_SECONDS = 99_999_999;
  private static final Set<String> FIELDS =
      Set.of("Comment", "Version", "QueryLanguage", "TimeoutSeconds", "StartAt", "States");

  private final Faults faults = new Faults();

  public Checked parse(String text) {
    ObjectNode root = read(text);
    Definition definition = root == null ? null : definition(root);
    return new Checked(faults.hasErrors() ? null : definition, faults.all());
  }

  private @Nullable ObjectNode read(String text) {
    if (text.isBlank()) {
      notAnObject();
      return null;
    }
    try {
      JsonNode value = Json.parseStrictly(text);
      if (value instanceof ObjectNode object) {
        return object;
      }
      notAnObject();
    } catch (JsonProcessingException e) {
      JsonLocation location =
          e.getProcessor() instanceof JsonParser parser
              ? parser.currentLocation()
              : e.getLocation();
      String place = location == null ? null : sourced(text, location);
      String message = e.getOriginalMessage() + (place == null ? "" : "\n at " + place);
      faults.add(new Fault(Fault.Severity.ERROR, Fault.JSON, message, place));
    }
    return null;
  }

  private void notAnObject() {
    String message = "Definition must be a valid JSON object";
    faults.add(new Fault(Fault.Severity.ERROR, Fault.SCHEMA, message, null));
  }

  private static String sourced(String text, JsonLocation location) {
    return "[Source: (String)\""
        + text
        + "\"; line: "
        + location.getLineNr()
        + ", column: "
        + location.getColumnNr()
        + "]";
  }

  private @Nullable Definition definition(ObjectNode root) {
    QueryLanguage language = language(root);
    Fields fields = new Fields(root, ROOT, language, faults);
    fields.allowOnly(FIELDS);
    String version = fields.text("Version");
    if (version != null && !version.equals("1.0")) {
      fields.fault("Version", "The field 'Version' should have one of these values: [1.0]");
    }
    Long timeout = fields.whole("TimeoutSeconds", 1, MAX_SECONDS);
    Branch main = new BranchParser(faults, language).parse(fields);
    return main == null ? null : new Definition(main, language, timeout);
  }

  private QueryLanguage language(ObjectNode root) {
    Fields fields = new Fields(root, ROOT, QueryLanguage.JSON_PATH, faults);
    return StateParser.language(fields, QueryLanguage.JSON_PATH);
  }
}
