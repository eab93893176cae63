package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.QueryForm;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees when somebody changes the policy of a resource by API, reads it back from the service that
 * keeps it, and lets it count. A policy that cannot be judged is refused before it is kept.
 */
final class PolicyWatch {
  private static final Map<String, Set<String>> CHANGES =
      Map.of(
          "sqs",
          Set.of("SetQueueAttributes", "CreateQueue", "AddPermission", "RemovePermission"),
          "sns",
          Set.of("SetTopicAttributes", "CreateTopic", "AddPermission", "RemovePermission"),
          "s3",
          Set.of("PutBucketPolicy", "DeleteBucketPolicy"),
          "lambda",
          Set.of("AddPermission", "RemovePermission"),
          "events",
          Set.of("PutPermission", "RemovePermission"),
          "kms",
          Set.of("PutKeyPolicy", "CreateKey"),
          "secretsmanager",
          Set.of("PutResourcePolicy", "DeleteResourcePolicy"));

  private static final Map<String, Set<String>> DELETIONS =
      Map.of(
          "sqs", Set.of("DeleteQueue"),
          "sns", Set.of("DeleteTopic"),
          "s3", Set.of("DeleteBucket"),
          "events", Set.of("DeleteEventBus"),
          "lambda", Set.of("DeleteFunction"));

  private final CloudContext cloud;
  private final Policies policies;
  private final Runnable changed;

  PolicyWatch(CloudContext cloud, Policies policies, Runnable changed) {
    this.cloud = cloud;
    this.policies = policies;
    this.changed = changed;
  }

  /**
   * Refuses a policy that cannot be judged.
   *
   * @throws AwsException in the words of the service
   */
  void check(AwsRequest request) {
    if (!is(CHANGES, request) || isDeployer(request)) {
      return;
    }
    String policy = policyIn(request);
    if (policy == null || policy.isBlank()) {
      return;
    }
    JsonNode document = Json.parseOrNull(policy);
    List<String> faults =
        document == null || !document.isObject()
            ? List.of("it is no JSON object")
            : Policies.faultsIn(document, true);
    if (!faults.isEmpty()) {
      throw malformed(request.service(), String.join("; ", faults));
    }
  }

  private static AwsException malformed(String service, String why) {
    String said = "The policy is not valid: " + why;
    return AwsException.badRequest(
        switch (service) {
          case "sqs" -> "InvalidAttributeValue";
          case "sns" -> "InvalidParameter";
          case "s3" -> "MalformedPolicy";
          case "events", "lambda" -> "InvalidParameterValueException";
          default -> "MalformedPolicyDocumentException";
        },
        said);
  }

  /** Takes in what a call has changed. */
  void called(AwsRequest request, AwsResponse response) {
    if (!response.ok() || isDeployer(request)) {
      return;
    }
    if (is(CHANGES, request)) {
      read(request, response);
    } else if (is(DELETIONS, request)) {
      policies.forgetResource(arn(request, members(request)));
      changed.run();
    }
  }

  private static boolean is(Map<String, Set<String>> table, AwsRequest request) {
    return table.getOrDefault(request.service(), Set.of()).contains(request.action());
  }

  /** What the template says is taken in from the template. */
  private static boolean isDeployer(AwsRequest request) {
    return request.caller().name().equals("cloudformation.amazonaws.com");
  }

  private static @Nullable String policyIn(AwsRequest request) {
    if (request.service().equals("s3")) {
      return request.action().equals("PutBucketPolicy") ? request.text() : null;
    }
    JsonNode members = members(request);
    boolean attribute = members.path("AttributeName").asText().equals("Policy");
    for (JsonNode each :
        List.of(
            members.path("Attributes").path("Policy"),
            attribute ? members.path("AttributeValue") : Json.object(),
            members.path("ResourcePolicy"),
            request.service().equals("lambda") ? Json.object() : members.path("Policy"))) {
      if (each.isTextual()) {
        return each.asText();
      }
    }
    return null;
  }

  private void read(AwsRequest request, AwsResponse response) {
    ObjectNode members = members(request);
    String arn = arn(request, members);
    if (request.service().equals("kms") && request.action().equals("CreateKey")) {
      arn = Json.parse(response.text()).path("KeyMetadata").path("Arn").asText();
    }
    JsonNode document = Json.parseOrNull(policyOf(request, arn));
    ObjectNode judged = Json.object();
    ArrayNode statements = judged.putArray("Statement");
    if (document != null) {
      for (JsonNode each : each(document.path("Statement"))) {
        // The one that AWS itself gives every topic is about its owner, who needs none.
        if (!each.path("Sid").asText().equals("__default_statement_ID")) {
          statements.add(each);
        }
      }
    }
    boolean whole = !request.service().equals("events");
    policies.become(arn, judged, whole);
    changed.run();
  }

  private static Iterable<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany : List.of(oneOrMany);
  }

  private String policyOf(AwsRequest request, String arn) {
    ObjectNode ask = Json.object();
    return switch (request.service()) {
      case "sqs" -> {
        ask.put("QueueUrl", cloud.queueUrl(arn)).putArray("AttributeNames").add("Policy");
        JsonNode answer = call("sqs", "GetQueueAttributes", ask);
        yield answer.path("Attributes").path("Policy").asText("");
      }
      case "sns" ->
          call("sns", "GetTopicAttributes", ask.put("TopicArn", arn))
              .path("Attributes")
              .path("Policy")
              .asText("");
      case "s3" -> request.action().equals("PutBucketPolicy") ? request.text() : "";
      case "events" ->
          call("events", "DescribeEventBus", ask.put("Name", arn.replaceFirst("^.*/", "")))
              .path("Policy")
              .asText("");
      case "kms" -> call("kms", "GetKeyPolicy", ask.put("KeyId", arn)).path("Policy").asText("");
      case "secretsmanager" ->
          call("secretsmanager", "GetResourcePolicy", ask.put("SecretId", arn))
              .path("ResourcePolicy")
              .asText("");
      default -> {
        String path = "/2015-03-31/functions/" + arn.replace(":", "%3A") + "/policy";
        yield rest(path).path("Policy").asText("");
      }
    };
  }

  private JsonNode call(String service, String action, ObjectNode body) {
    return parsed(AwsRequest.json(reader(), service, action, body.toString()));
  }

  private JsonNode rest(String path) {
    return parsed(
        new AwsRequest(reader(), "lambda", "GetPolicy", "GET", path, null, Map.of(), new byte[0]));
  }

  private JsonNode parsed(AwsRequest request) {
    AwsResponse answer = cloud.door().handle(request);
    JsonNode json = answer.ok() ? Json.parseOrNull(answer.body()) : null;
    return json == null ? Json.object() : json;
  }

  private Principal reader() {
    return Principal.service(
        "cloudformation.amazonaws.com", cloud.arn("cloudformation", "policies"), null);
  }

  private String arn(AwsRequest request, ObjectNode members) {
    return switch (request.service()) {
      case "sqs" -> {
        String url = members.path("QueueUrl").asText(members.path("QueueName").asText());
        yield cloud.arn("sqs", url.substring(url.lastIndexOf('/') + 1));
      }
      case "sns" ->
          members.path("TopicArn").asText(cloud.arn("sns", members.path("Name").asText()));
      case "s3" -> {
        List<String> parts = new ArrayList<>(List.of(request.path().split("/", -1)));
        yield "arn:aws:s3:::" + (parts.size() > 1 ? parts.get(1) : "");
      }
      case "events" -> {
        String name = members.path("EventBusName").asText(members.path("Name").asText("default"));
        yield name.startsWith("arn:") ? name : cloud.arn("events", "event-bus/" + name);
      }
      case "kms" -> {
        JsonNode key = call("kms", "DescribeKey", members.deepCopy().retain("KeyId"));
        yield key.path("KeyMetadata").path("Arn").asText();
      }
      case "secretsmanager" -> {
        JsonNode secret =
            call("secretsmanager", "DescribeSecret", members.deepCopy().retain("SecretId"));
        yield secret.path("ARN").asText();
      }
      default -> {
        String[] parts = request.path().split("/", -1);
        String name = URLDecoder.decode(parts.length > 3 ? parts[3] : "", StandardCharsets.UTF_8);
        String plain = name.replaceFirst("^.*:?function:", "").replaceFirst(":.*$", "");
        yield cloud.arn("lambda", "function:" + plain);
      }
    };
  }

  private static ObjectNode members(AwsRequest request) {
    if (Json.parseOrNull(request.body()) instanceof ObjectNode json) {
      return json;
    }
    try {
      return QueryForm.parse(request.text());
    } catch (AwsException e) {
      return Json.object(); // the service says what is wrong with it
    }
  }
}
