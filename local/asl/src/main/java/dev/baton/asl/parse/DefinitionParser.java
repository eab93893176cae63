package dev.baton.asl.parse;

import com.fasterxml.jackson.core.JsonLocation;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the top level of a definition; used once. */
public final class DefinitionParser {
  private static final Pattern UNRECOGNIZED = Pattern.compile("^Unrecognized token '([^']*)'");
  private static final String ROOT = "/";
  private static final String ALONE = "StateName";
  private static final long MAX_SECONDS = 99_999_999;
  private static final Set<String> FIELDS =
      Set.of("Comment", "Version", "QueryLanguage", "TimeoutSeconds", "StartAt", "States");

  private final Faults faults = new Faults();

  public Checked parse(String text) {
    ObjectNode root = read(text);
    Definition definition = root == null ? null : definition(root);
    return new Checked(faults.hasErrors() ? null : definition, faults.all());
  }

  /**
   * Reads one state that stands alone, under the name StateName; where it leads to is not looked
   * at.
   */
  public Checked parseState(String text) {
    ObjectNode state = read(text);
    if (state == null) {
      return new Checked(null, faults.all());
    }
    ObjectNode root = Json.object().put("StartAt", ALONE);
    root.putObject("States").set(ALONE, state);
    Fields fields = new Fields(root, ROOT, QueryLanguage.JSON_PATH, faults);
    Branch main = BranchParser.ofOneState(faults).parse(fields);
    Definition definition =
        main == null || faults.hasErrors()
            ? null
            : new Definition(main, QueryLanguage.JSON_PATH, null);
    return new Checked(definition, faults.all());
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
      JsonLocation location = e.getLocation();
      String place = location == null ? null : sourced(text, location, e.getOriginalMessage());
      String message = e.getOriginalMessage() + (place == null ? "" : "\n at " + place);
      faults.add(new Fault(Fault.Severity.ERROR, Fault.JSON, message, place));
    }
    return null;
  }

  private void notAnObject() {
    String message = "Definition must be a valid JSON object";
    faults.add(new Fault(Fault.Severity.ERROR, Fault.SCHEMA, message, null));
  }

  /** The place as Step Functions shows it: after a token that is none, not before it. */
  private static String sourced(String text, JsonLocation location, String message) {
    Matcher token = UNRECOGNIZED.matcher(message);
    int column = location.getColumnNr() + (token.find() ? token.group(1).length() : 0);
    return "[Source: (String)\""
        + text
        + "\"; line: "
        + location.getLineNr()
        + ", column: "
        + column
        + "]";
  }

  private @Nullable Definition definition(ObjectNode root) {
    QueryLanguage language = language(root);
    Fields fields = new Fields(root, ROOT, language, faults);
    fields.allowOnly(FIELDS);
    StateParser.checkLanguage(fields);
    fields.oneOf("Version", "1.0");
    Long timeout = fields.whole("TimeoutSeconds", 1, MAX_SECONDS);
    Branch main = new BranchParser(faults, language).parse(fields);
    return main == null ? null : new Definition(main, language, timeout);
  }

  private QueryLanguage language(ObjectNode root) {
    Fields fields = new Fields(root, ROOT, QueryLanguage.JSON_PATH, faults);
    return StateParser.language(fields, QueryLanguage.JSON_PATH);
  }
}
