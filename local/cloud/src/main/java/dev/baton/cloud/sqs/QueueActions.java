package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Permits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The actions upon queues themselves. */
final class QueueActions {
  private final Queues queues;

  QueueActions(Queues queues) {
    this.queues = queues;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.ofEntries(
        Map.entry("CreateQueue", (params, request) -> create(params)),
        Map.entry("AddPermission", (params, request) -> permit(params)),
        Map.entry("RemovePermission", (params, request) -> forbid(params)),
        Map.entry("DeleteQueue", (params, request) -> delete(params)),
        Map.entry("GetQueueUrl", (params, request) -> find(params)),
        Map.entry("ListQueues", (params, request) -> list(params)),
        Map.entry("GetQueueAttributes", (params, request) -> attributes(params)),
        Map.entry("SetQueueAttributes", (params, request) -> change(params)),
        Map.entry("PurgeQueue", (params, request) -> purge(params)),
        Map.entry("ListDeadLetterSourceQueues", (params, request) -> sources(params)),
        Map.entry("TagQueue", (params, request) -> tag(params)),
        Map.entry("UntagQueue", (params, request) -> untag(params)));
  }

  JsonNode tags(Params params) {
    ObjectNode answer = Json.object();
    ObjectNode tags = answer.putObject("Tags");
    queue(params).tags().forEach(tags::put);
    return answer;
  }

  private Queue queue(Params params) {
    return queues.byUrl(params.text("QueueUrl"));
  }

  private JsonNode create(Params params) {
    Queue queue = queues.create(params.text("QueueName"), texts(params.get("Attributes")));
    queue.tag(texts(params.get("tags")));
    return Json.object().put("QueueUrl", queue.url());
  }

  private JsonNode delete(Params params) {
    queues.delete(queue(params));
    return Json.object();
  }

  private JsonNode find(Params params) {
    Queue queue = queues.byName(params.text("QueueName"));
    if (queue == null) {
      throw Queues.missing();
    }
    return Json.object().put("QueueUrl", queue.url());
  }

  private JsonNode list(Params params) {
    String prefix = params.textOr("QueueNamePrefix", "");
    int most = params.numberOr("MaxResults", 1000);
    String after = params.textOr("NextToken", "");
    ObjectNode answer = Json.object();
    ArrayNode urls = answer.putArray("QueueUrls");
    for (Queue queue : queues.all()) {
      if (queue.name().startsWith(prefix) && queue.name().compareTo(after) > 0) {
        if (urls.size() == most) {
          String last = urls.get(urls.size() - 1).asText();
          answer.put("NextToken", last.substring(last.lastIndexOf('/') + 1));
          break;
        }
        urls.add(queue.url());
      }
    }
    return answer;
  }

  private JsonNode attributes(Params params) {
    Queue queue = queue(params);
    Map<String, String> all = new TreeMap<>(queue.attributes());
    all.put("QueueArn", queue.arn());
    var counts = queues.statistics(queue);
    all.put(
        "ApproximateNumberOfMessages", Long.toString(counts.approximateNumberOfVisibleMessages()));
    all.put(
        "ApproximateNumberOfMessagesNotVisible",
        Long.toString(counts.approximateNumberOfInvisibleMessages()));
    all.put(
        "ApproximateNumberOfMessagesDelayed",
        Long.toString(counts.approximateNumberOfMessagesDelayed()));
    List<String> wanted = new ArrayList<>();
    params.get("AttributeNames").forEach(name -> wanted.add(name.asText()));
    QueueAttributes.checkNames(wanted);
    ObjectNode answer = Json.object();
    ObjectNode shown = answer.putObject("Attributes");
    all.forEach(
        (name, value) -> {
          if (!value.isEmpty() && (wanted.contains("All") || wanted.contains(name))) {
            shown.put(name, value);
          }
        });
    return answer;
  }

  private JsonNode change(Params params) {
    queues.change(queue(params), texts(params.get("Attributes")));
    return Json.object();
  }

  private JsonNode permit(Params params) {
    Queue queue = queue(params);
    List<String> actions = params.texts("Actions").stream().map(action -> "SQS:" + action).toList();
    JsonNode policy = Json.parseOrNull(queue.attribute("Policy"));
    ObjectNode statement =
        Permits.statement(
            params.text("Label"), params.texts("AWSAccountIds"), actions, queue.arn());
    String more = Permits.with(policy == null ? Json.object() : policy, statement).toString();
    queues.change(queue, Map.of("Policy", more));
    return Json.object();
  }

  private JsonNode forbid(Params params) {
    Queue queue = queue(params);
    String label = params.text("Label");
    JsonNode policy = Json.parseOrNull(queue.attribute("Policy"));
    if (policy == null || !Permits.has(policy, label)) {
      throw AwsException.badRequest(
          "InvalidParameterValue",
          "Value " + label + " for parameter Label is invalid. Reason: can't find label.");
    }
    queues.change(queue, Map.of("Policy", Permits.without(policy, label).toString()));
    return Json.object();
  }

  private JsonNode purge(Params params) {
    queues.purge(queue(params));
    return Json.object();
  }

  private JsonNode sources(Params params) {
    Queue target = queue(params);
    ObjectNode answer = Json.object();
    ArrayNode urls = answer.putArray("queueUrls");
    for (Queue queue : queues.all()) {
      if (queue.attribute("RedrivePolicy").contains('"' + target.arn() + '"')) {
        urls.add(queue.url());
      }
    }
    return answer;
  }

  private JsonNode tag(Params params) {
    queue(params).tag(texts(params.get("Tags")));
    return Json.object();
  }

  private JsonNode untag(Params params) {
    List<String> keys = new ArrayList<>();
    params.get("TagKeys").forEach(key -> keys.add(key.asText()));
    queue(params).untag(keys);
    return Json.object();
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> map = new LinkedHashMap<>();
    object.properties().forEach(each -> map.put(each.getKey(), each.getValue().asText()));
    return map;
  }
}
