package dev.baton.cloud.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The actions that remove, label and tag parameters. */
final class Marks {
  private static final Pattern LABEL =
      Pattern.compile("(?!(?i:aws|ssm))[a-zA-Z_.\\-][\\w.\\-]{0,99}");

  private final Parameters parameters;

  Marks(Parameters parameters) {
    this.parameters = parameters;
  }

  Map<String, JsonApi.Action> actions() {
    Map<String, JsonApi.Action> actions = new TreeMap<>();
    actions.put("DeleteParameter", (params, request) -> delete(params));
    actions.put("DeleteParameters", (params, request) -> deleteSome(params));
    actions.put("LabelParameterVersion", (params, request) -> label(params));
    actions.put("UnlabelParameterVersion", (params, request) -> unlabel(params));
    actions.put("AddTagsToResource", (params, request) -> tag(params));
    actions.put("RemoveTagsFromResource", (params, request) -> untag(params));
    actions.put("ListTagsForResource", (params, request) -> tags(params));
    return actions;
  }

  private JsonNode delete(Params params) {
    if (!parameters.remove(params.text("Name"))) {
      throw Parameters.missing();
    }
    return Json.object();
  }

  private JsonNode deleteSome(Params params) {
    ObjectNode answer = Json.object();
    ArrayNode deleted = answer.putArray("DeletedParameters");
    ArrayNode invalid = answer.putArray("InvalidParameters");
    for (String name : params.texts("Names")) {
      (parameters.remove(name) ? deleted : invalid).add(name);
    }
    return answer;
  }

  private JsonNode label(Params params) {
    synchronized (parameters) {
      ObjectNode parameter = parameters.get(params.text("Name"));
      ObjectNode version = version(parameter, params);
      ObjectNode answer = Json.object().put("ParameterVersion", version.path("Version").asInt());
      ArrayNode invalid = answer.putArray("InvalidLabels");
      for (String label : params.texts("Labels")) {
        if (LABEL.matcher(label).matches()) {
          parameter.path("Versions").forEach(each -> drop(each.path("Labels"), label));
          version.withArrayProperty("Labels").add(label);
        } else {
          invalid.add(label);
        }
      }
      parameters.put(parameter);
      return answer;
    }
  }

  private JsonNode unlabel(Params params) {
    synchronized (parameters) {
      ObjectNode parameter = parameters.get(params.text("Name"));
      ObjectNode version = version(parameter, params);
      ObjectNode answer = Json.object();
      ArrayNode removed = answer.putArray("RemovedLabels");
      ArrayNode invalid = answer.putArray("InvalidLabels");
      for (String label : params.texts("Labels")) {
        (drop(version.path("Labels"), label) ? removed : invalid).add(label);
      }
      parameters.put(parameter);
      return answer;
    }
  }

  private static ObjectNode version(ObjectNode parameter, Params params) {
    JsonNode latest = Parameters.latest(parameter);
    int number = params.numberOr("ParameterVersion", latest.path("Version").asInt());
    for (JsonNode version : parameter.path("Versions")) {
      if (version.path("Version").asInt() == number) {
        return (ObjectNode) version;
      }
    }
    throw AwsException.badRequest(
        "ParameterVersionNotFound",
        "Systems Manager could not find version "
            + number
            + " of "
            + parameter.path("Name").asText()
            + ". Verify the version and try again.");
  }

  private static boolean drop(JsonNode labels, String label) {
    var each = labels.elements();
    while (each.hasNext()) {
      if (each.next().asText().equals(label)) {
        each.remove();
        return true;
      }
    }
    return false;
  }

  private ObjectNode tagged(Params params) {
    if (!params.text("ResourceType").equals("Parameter")) {
      throw AwsException.badRequest(
          "InvalidResourceType",
          params.text("ResourceType") + " is not a valid resource type here; there are parameters");
    }
    ObjectNode parameter = parameters.find(params.text("ResourceId"));
    if (parameter == null) {
      throw AwsException.badRequest("InvalidResourceId", "");
    }
    return parameter;
  }

  private JsonNode tag(Params params) {
    synchronized (parameters) {
      ObjectNode parameter = tagged(params);
      ArrayNode tags = parameter.withArrayProperty("Tags");
      for (JsonNode tag : params.get("Tags")) {
        without(tags, List.of(tag.path("Key").asText()));
        tags.add(tag);
      }
      parameters.put(parameter);
    }
    return Json.object();
  }

  private JsonNode untag(Params params) {
    synchronized (parameters) {
      ObjectNode parameter = tagged(params);
      without(parameter.withArrayProperty("Tags"), params.texts("TagKeys"));
      parameters.put(parameter);
    }
    return Json.object();
  }

  private static void without(ArrayNode tags, List<String> names) {
    tags.removeIf(tag -> names.contains(tag.path("Key").asText()));
  }

  private JsonNode tags(Params params) {
    ObjectNode answer = Json.object();
    answer.putArray("TagList").addAll(tagged(params).withArrayProperty("Tags"));
    return answer;
  }
}
