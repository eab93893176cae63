package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The managed policies that a role may name: the template's own, and those of AWS that open a
 * service or that functions have for their logs ("AWS managed policies" of the IAM reference). Safe
 * for threads.
 */
final class ManagedPolicies {
  private static final Pattern OF_AWS =
      Pattern.compile("arn:aws:iam::aws:policy/(?:service-role/)?(\\w+)");
  private static final Pattern OF_SERVICE =
      Pattern.compile("(\\w+?)_?(FullAccess|ReadOnlyAccess)(?:V2)?");

  private static final Map<String, String> SERVICES =
      Map.ofEntries(
          Map.entry("AmazonDynamoDB", "dynamodb"),
          Map.entry("AmazonEventBridge", "events"),
          Map.entry("AmazonEventBridgeScheduler", "scheduler"),
          Map.entry("AmazonS3", "s3"),
          Map.entry("AmazonSNS", "sns"),
          Map.entry("AmazonSQS", "sqs"),
          Map.entry("AmazonSSM", "ssm"),
          Map.entry("AmazonTextract", "textract"),
          Map.entry("AWSLambda", "lambda"),
          Map.entry("AWSStepFunctions", "states"),
          Map.entry("CloudWatch", "cloudwatch"),
          Map.entry("CloudWatchLogs", "logs"));

  private static final List<String> READING =
      List.of("BatchGet*", "Describe*", "Filter*", "Get*", "Head*", "List*", "Query", "Scan");

  /** They allow what is not checked here: a function's own logs, traces and network. */
  private static final Set<String> UNCHECKED =
      Set.of(
          "AmazonAPIGatewayPushToCloudWatchLogs",
          "AWSLambdaBasicExecutionRole",
          "AWSLambdaVPCAccessExecutionRole",
          "AWSXRayDaemonWriteAccess",
          "AWSXrayWriteOnlyAccess",
          "CloudWatchLambdaInsightsExecutionRolePolicy");

  private final Map<String, JsonNode> own = new ConcurrentHashMap<>();

  void add(String arn, JsonNode document) {
    own.put(arn, document);
  }

  /** Whether a policy is one of the template or made by API. */
  boolean isOwn(String arn) {
    return own.containsKey(arn);
  }

  /** The ARNs of those. */
  Set<String> own() {
    return Set.copyOf(own.keySet());
  }

  void remove(String arn) {
    own.remove(arn);
  }

  /** The document of a policy; null for one that is not known here. */
  @Nullable JsonNode document(String arn) {
    JsonNode mine = own.get(arn);
    Matcher managed = OF_AWS.matcher(arn);
    return mine != null || !managed.matches() ? mine : ofAws(managed.group(1));
  }

  private static @Nullable JsonNode ofAws(String name) {
    if (UNCHECKED.contains(name)) {
      return allowing(List.of());
    }
    if (name.equals("AdministratorAccess") || name.equals("PowerUserAccess")) {
      return allowing(List.of("*"));
    }
    if (name.equals("AWSLambdaSQSQueueExecutionRole")) {
      return allowing(List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"));
    }
    Matcher kind = OF_SERVICE.matcher(name);
    String service = kind.matches() ? SERVICES.get(kind.group(1)) : null;
    if (service == null) {
      return null;
    }
    return kind.group(2).equals("FullAccess")
        ? allowing(List.of(service + ":*"))
        : allowing(READING.stream().map(action -> service + ":" + action).toList());
  }

  private static JsonNode allowing(List<String> actions) {
    ObjectNode document = Json.object().put("Version", "2012-10-17");
    ArrayNode statements = document.putArray("Statement");
    if (!actions.isEmpty()) {
      ObjectNode statement = statements.addObject().put("Effect", "Allow").put("Resource", "*");
      ArrayNode all = statement.putArray("Action");
      actions.forEach(all::add);
    }
    return document;
  }
}
