package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.port.ServiceCall;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one service are made from a task's parameters, and its answers read.
 *
 * @param clientName the service as SDK clients call it in the messages of exceptions
 */
public record ServiceMapping(String clientName, String action, Wire wire) {
  private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]*)</Code>");
  private static final Pattern XML_MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

  /** How the requests of a service are made from a task's parameters, and its answers read. */
  interface Wire {
    AwsRequest request(Principal caller, String action, JsonNode parameters);

    JsonNode result(String action, AwsResponse answer);
  }

  /** What a service says when it refuses. */
  record Refusal(String code, String message) {}

  private record Known(String clientName, Wire wire) {}

  /** Services by their names in resources: of the optimized integrations, and of the SDK's. */
  private static final Map<String, Known> SERVICES =
      Map.ofEntries(
          Map.entry("lambda", new Known("Lambda", new LambdaWire())),
          Map.entry("dynamodb", new Known("DynamoDb", new JsonWire("dynamodb"))),
          Map.entry("events", new Known("EventBridge", new JsonWire("events"))),
          Map.entry("eventbridge", new Known("EventBridge", new JsonWire("events"))),
          Map.entry("sqs", new Known("Sqs", new JsonWire("sqs"))),
          Map.entry("states", new Known("Sfn", new JsonWire("states"))),
          Map.entry("sfn", new Known("Sfn", new JsonWire("states"))),
          Map.entry("scheduler", new Known("Scheduler", new JsonWire("scheduler"))),
          Map.entry("textract", new Known("Textract", new JsonWire("textract"))),
          Map.entry("sns", new Known("Sns", new JsonWire("sns"))),
          Map.entry("ssm", new Known("Ssm", new JsonWire("ssm"))),
          Map.entry("secretsmanager", new Known("SecretsManager", new JsonWire("secretsmanager"))),
          Map.entry("kms", new Known("Kms", new JsonWire("kms"))),
          Map.entry("sts", new Known("Sts", new JsonWire("sts"))),
          Map.entry("cloudwatch", new Known("CloudWatch", new JsonWire("monitoring"))),
          Map.entry("cloudwatchlogs", new Known("CloudWatchLogs", new JsonWire("logs"))),
          Map.entry("s3", new Known("S3", new S3Wire())));

  /** The mapping of a service's action, or null for a service that is not here. */
  public static @Nullable ServiceMapping of(String service, String action) {
    Known known = SERVICES.get(service);
    if (known == null) {
      return null;
    }
    String name = Character.toUpperCase(action.charAt(0)) + action.substring(1);
    return new ServiceMapping(known.clientName(), name, known.wire());
  }

  AwsRequest request(Principal caller, ServiceCall call) {
    return request(caller, call.parameters());
  }

  /** The request that calls the action with these parameters, named as the SDK for Java does. */
  public AwsRequest request(Principal caller, JsonNode parameters) {
    return wire.request(caller, action, parameters);
  }

  /** The answer; with the body of an object as bytes when the call wants that. */
  JsonNode result(ServiceCall call, AwsResponse answer) {
    return call.binary() && wire instanceof S3Wire
        ? S3Wire.binaryResult(action, answer)
        : wire.result(action, answer);
  }

  /** Whether a function answered that it failed. */
  boolean functionError(AwsResponse answer) {
    return wire instanceof LambdaWire && answer.headers().containsKey("x-amz-function-error");
  }

  Refusal refusal(AwsResponse answer) {
    String text = answer.text();
    Matcher code = XML_CODE.matcher(text);
    Matcher message = XML_MESSAGE.matcher(text);
    if (code.find()) {
      return new Refusal(code.group(1), message.find() ? message.group(1) : "");
    }
    JsonNode body = Json.parseOrNull(text);
    if (body == null) {
      return new Refusal("Unknown", text);
    }
    String header = answer.headers().getOrDefault("x-amzn-errortype", List.of("")).get(0);
    String type = body.path("__type").asText(header.isEmpty() ? "Unknown" : header);
    String told = body.path("message").asText(body.path("Message").asText(""));
    return new Refusal(type.substring(type.indexOf('#') + 1), told);
  }
}
