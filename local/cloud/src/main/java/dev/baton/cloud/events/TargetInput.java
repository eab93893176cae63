package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a target is given of an event: all, a part, a constant, or a template filled in. */
final class TargetInput {
  private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z0-9_.-]+)>");
  private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\['([^']*)'\\]|\\[(\\d+)\\]");

  private TargetInput() {}

  static String of(Rule rule, Target target, ObjectNode event, Instant now) {
    JsonNode spec = target.spec();
    if (spec.hasNonNull("Input")) {
      return spec.path("Input").asText();
    }
    if (spec.hasNonNull("InputPath")) {
      return at(event, spec.path("InputPath").asText()).toString();
    }
    if (spec.hasNonNull("InputTransformer")) {
      return transformed(spec.path("InputTransformer"), rule, event, now);
    }
    return event.toString();
  }

  private static String transformed(
      JsonNode transformer, Rule rule, ObjectNode event, Instant now) {
    Map<String, JsonNode> values = new HashMap<>();
    values.put("aws.events.event", withoutDetail(event));
    values.put("aws.events.event.json", event);
    values.put("aws.events.rule-arn", Json.array().textNode(rule.arn()));
    values.put("aws.events.rule-name", Json.array().textNode(rule.name()));
    values.put(
        "aws.events.event.ingestion-time",
        Json.array().textNode(now.truncatedTo(ChronoUnit.MILLIS).toString()));
    transformer
        .path("InputPathsMap")
        .properties()
        .forEach(each -> values.put(each.getKey(), at(event, each.getValue().asText())));
    return fill(transformer.path("InputTemplate").asText(), values);
  }

  /** A value stands bare inside a text, and as JSON outside of one. */
  private static String fill(String template, Map<String, JsonNode> values) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(template);
    int from = 0;
    boolean inText = false;
    while (matcher.find()) {
      for (int i = from; i < matcher.start(); i++) {
        boolean escaped = i > 0 && template.charAt(i - 1) == '\\';
        inText ^= template.charAt(i) == '"' && !escaped;
      }
      filled.append(template, from, matcher.start());
      JsonNode value = values.get(matcher.group(1));
      if (value == null) {
        filled.append(matcher.group());
      } else {
        filled.append(inText ? bare(value) : json(value));
      }
      from = matcher.end();
    }
    return filled.append(template, from, template.length()).toString();
  }

  private static String bare(JsonNode value) {
    String text = value.isValueNode() ? value.asText() : value.toString();
    String quoted = Json.array().textNode(text).toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String json(JsonNode value) {
    return value.isMissingNode() ? "" : value.toString();
  }

  private static ObjectNode withoutDetail(ObjectNode event) {
    ObjectNode copy = event.deepCopy();
    copy.remove("detail");
    return copy;
  }

  /** The value at a JSON path of names and indexes. */
  private static JsonNode at(JsonNode event, String path) {
    JsonNode value = path.startsWith("$") ? event : MissingNode.getInstance();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      if (step.group(3) != null) {
        value = value.path(Integer.parseInt(step.group(3)));
      } else {
        value = value.path(step.group(1) != null ? step.group(1) : step.group(2));
      }
    }
    return value;
  }
}
