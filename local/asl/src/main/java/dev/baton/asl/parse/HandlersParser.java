package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.state.Catcher;
import dev.baton.asl.state.Handlers;
import dev.baton.asl.state.Retrier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Retry and Catch. */
final class HandlersParser {
  private static final long MAX = 99_999_999;
  private static final long MAX_DELAY = 31_622_400;

  private HandlersParser() {}

  static Handlers parse(Fields fields) {
    List<Retrier> retriers = new ArrayList<>();
    List<Catcher> catchers = new ArrayList<>();
    for (Fields entry : entries(fields, "Retry")) {
      retriers.add(retrier(entry));
    }
    for (Fields entry : entries(fields, "Catch")) {
      catchers.add(catcher(entry, "Catch[" + catchers.size() + "]"));
    }
    return new Handlers(List.copyOf(retriers), List.copyOf(catchers));
  }

  private static List<Fields> entries(Fields fields, String list) {
    List<Fields> entries = new ArrayList<>();
    ArrayNode array = fields.array(list);
    for (int i = 0; array != null && i < array.size(); i++) {
      String name = list + "[" + i + "]";
      if (array.get(i) instanceof ObjectNode object) {
        Fields entry = fields.nested(object, name);
        entry.require("ErrorEquals");
        checkAll(entry, i == array.size() - 1);
        entries.add(entry);
      } else {
        fields.fault(name, "Expected value of type [OBJECT]");
      }
    }
    return entries;
  }

  private static void checkAll(Fields entry, boolean last) {
    List<String> errors = errors(entry);
    if (errors.contains(Errors.ALL) && (errors.size() > 1 || !last)) {
      entry.fault(
          "ErrorEquals",
          "States.ALL must appear alone, and in the last "
              + (entry.pointer().contains("/Retry[") ? "Retrier" : "Catcher"));
    }
  }

  private static List<String> errors(Fields entry) {
    List<String> errors = new ArrayList<>();
    JsonNode names = entry.get("ErrorEquals");
    if (names != null && (!names.isArray() || names.isEmpty())) {
      entry.fault("ErrorEquals", "Value must be a non-empty array of strings");
      return errors;
    }
    if (names != null) {
      names.forEach(name -> errors.add(name.asText()));
    }
    return errors;
  }

  private static Retrier retrier(Fields entry) {
    Long interval = entry.whole("IntervalSeconds", 1, MAX);
    Long attempts = entry.whole("MaxAttempts", 0, MAX);
    Long cap = entry.whole("MaxDelaySeconds", 1, MAX_DELAY);
    entry.oneOf("JitterStrategy", "FULL", "NONE");
    return new Retrier(
        errorNames(entry),
        interval == null ? 1 : interval,
        attempts == null ? 3 : attempts,
        backoffRate(entry),
        cap == null ? Long.MAX_VALUE : cap,
        "FULL".equals(entry.node().path("JitterStrategy").textValue()));
  }

  private static double backoffRate(Fields entry) {
    JsonNode rate = entry.get("BackoffRate");
    if (rate == null) {
      return 2.0;
    }
    if (!rate.isNumber() || rate.doubleValue() < 1) {
      entry.fault("BackoffRate", "Minimum value is 1.0");
      return 2.0;
    }
    return rate.doubleValue();
  }

  private static Catcher catcher(Fields entry, String place) {
    entry.require("Next");
    String next = entry.text("Next");
    return new Catcher(
        errorNames(entry),
        next == null ? "" : next,
        FlowParser.resultPath(entry),
        entry.isJsonata() ? TemplateParser.parse(entry, "Output", place + "/Output") : null,
        FlowParser.assign(entry, place + "/Assign"));
  }

  private static List<String> errorNames(Fields entry) {
    List<String> names = new ArrayList<>();
    @Nullable JsonNode listed = entry.get("ErrorEquals");
    if (listed != null && listed.isArray()) {
      listed.forEach(name -> names.add(name.asText()));
    }
    return List.copyOf(names);
  }
}
