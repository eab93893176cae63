package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.jsonata.JsonataExpression;
import dev.baton.asl.state.FailState;
import dev.baton.asl.state.PassState;
import dev.baton.asl.state.QueryLanguage;
import dev.baton.asl.state.State;
import dev.baton.asl.state.State.Common;
import dev.baton.asl.state.SucceedState;
import dev.baton.asl.state.WaitState;
import org.jspecify.annotations.Nullable;

/** Reads one state: what all types share, then what its type adds. */
final class StateParser {
  private static final String TYPES = "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";
  private static final String LANGUAGE = "QueryLanguage";

  private final BranchParser branches;
  private final SettingParser settings = new SettingParser();

  StateParser(BranchParser branches) {
    this.branches = branches;
  }

  @Nullable State parse(String name, Fields raw) {
    QueryLanguage language = language(raw, branches.machineLanguage());
    boolean downgraded =
        branches.machineLanguage() == QueryLanguage.JSONATA && language == QueryLanguage.JSON_PATH;
    if (downgraded) {
      raw.faults()
          .schema(
              raw.pointer(),
              "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
    }
    Fields fields = raw.in(language);
    if (!fields.has("Type")) {
      fields.require("Type");
      return null;
    }
    String type = fields.text("Type");
    if (type == null) {
      return null;
    }
    if (!StateFields.isType(type)) {
      fields.fault("Type", "The field 'Type' should have one of these values: " + TYPES);
      return null;
    }
    StateFields.check(type, fields, downgraded);
    checkLanguage(fields);
    return build(
        type, new Common(name, language, next(type, fields), FlowParser.parse(fields)), fields);
  }

  /**
   * The language that holds: JSONPath only by that very name, the one around it when none is given.
   */
  static QueryLanguage language(Fields fields, QueryLanguage otherwise) {
    JsonNode given = fields.get(LANGUAGE);
    if (given == null) {
      return otherwise;
    }
    return QueryLanguage.JSON_PATH.aslName().equals(given.textValue())
        ? QueryLanguage.JSON_PATH
        : QueryLanguage.JSONATA;
  }

  /** Says whether the field QueryLanguage names a language. */
  static void checkLanguage(Fields fields) {
    fields.oneOf(LANGUAGE, QueryLanguage.JSON_PATH.aslName(), QueryLanguage.JSONATA.aslName());
  }

  private @Nullable State build(String type, Common common, Fields fields) {
    return switch (type) {
      case "Pass" -> new PassState(common, fields.get("Result"));
      case "Succeed" -> new SucceedState(common);
      case "Wait" -> waiting(common, fields);
      case "Fail" ->
          new FailState(
              common,
              settings.textOrPath(fields, "Error", "ErrorPath"),
              settings.textOrPath(fields, "Cause", "CausePath"));
      case "Choice" -> new ChoiceParser(fields).parse(common);
      case "Task" -> new TaskParser(settings).parse(common, fields);
      case "Parallel" -> new ParallelParser(branches).parse(common, fields);
      default -> new MapParser(branches, settings).parse(common, fields);
    };
  }

  private State waiting(Common common, Fields fields) {
    WaitState state =
        new WaitState(
            common,
            settings.numberOrPath(fields, "Seconds", "SecondsPath"),
            settings.textOrPath(fields, "Timestamp", "TimestampPath"));
    JsonNode literal = fields.get("Timestamp");
    boolean computed = fields.isJsonata() && literal != null && isExpression(literal);
    if (literal != null && literal.isTextual() && !computed) {
      fields.timestamp("Timestamp");
    }
    int given = 0;
    for (String name : new String[] {"Seconds", "SecondsPath", "Timestamp", "TimestampPath"}) {
      given += fields.has(name) ? 1 : 0;
    }
    if (given != 1) {
      String names =
          fields.isJsonata()
              ? "[Seconds, Timestamp]"
              : "[Seconds, SecondsPath, Timestamp, TimestampPath]";
      fields.faults().schema(fields.pointer(), "Exactly one of these fields is required: " + names);
    }
    return state;
  }

  private static boolean isExpression(JsonNode value) {
    return value.isTextual() && JsonataExpression.isDelimited(value.textValue());
  }

  private static @Nullable String next(String type, Fields fields) {
    if (type.equals("Choice") || type.equals("Succeed") || type.equals("Fail")) {
      return null;
    }
    String next = fields.text("Next");
    boolean end = fields.bool("End");
    if (next == null && !end) {
      fields.faults().schema(fields.pointer(), "Missing 'Next' or 'End' field");
    } else if (next != null && end) {
      fields.faults().schema(fields.pointer(), "Only one of 'Next' and 'End' is allowed");
    }
    return next;
  }
}
