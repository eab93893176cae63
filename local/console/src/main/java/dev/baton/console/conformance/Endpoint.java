package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.console.aws.AwsClient;

/** The services behind an address, as the replays of cases call them. */
final class Endpoint {
  private static final String STATES = "AWSStepFunctions.";

  private final AwsClient client;
  private final Place place;
  private int machines;

  /** A service refused a call. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String operation;

    Refused(String code, String operation, String message) {
      super(message);
      this.code = code;
      this.operation = operation;
    }

    String code() {
      return code;
    }

    String operation() {
      return operation;
    }
  }

  private Endpoint(AwsClient client, Place place) {
    this.client = client;
    this.place = place;
  }

  /** Learns region and account of an endpoint from a state machine made there. */
  static Endpoint of(AwsClient client) {
    Endpoint unknown = new Endpoint(client, Place.HERE);
    String probe =
        "{\"StartAt\":\"Probe\",\"States\":{\"Probe\":{\"Type\":\"Pass\",\"End\":true}}}";
    String[] arn = unknown.create(unknown.machine(probe)).split(":", -1);
    unknown.delete(String.join(":", arn));
    return new Endpoint(client, new Place(arn[3], arn[4]));
  }

  Place place() {
    return place;
  }

  /** The request for a standard state machine of a name of its own. */
  ObjectNode machine(String definition) {
    String name = "conformance-%s-%s".formatted(Long.toHexString(System.nanoTime()), machines++);
    return Json.object()
        .put("name", name)
        .put("roleArn", place.role())
        .put("definition", definition);
  }

  String create(ObjectNode machine) {
    return states("CreateStateMachine", machine).path("stateMachineArn").asText();
  }

  void delete(String machineArn) {
    states("DeleteStateMachine", Json.object().put("stateMachineArn", machineArn));
  }

  /** One action of Step Functions. */
  JsonNode states(String action, ObjectNode request) {
    return call("states", STATES, action, request);
  }

  /** One action of EventBridge. */
  JsonNode events(String action, ObjectNode request) {
    return call("events", "AWSEvents.", action, request);
  }

  private JsonNode call(String service, String target, String action, ObjectNode request) {
    AwsClient.Reply reply = client.exchange(service, target + action, request);
    if (reply.status() < 300) {
      return reply.body();
    }
    String type = reply.body().path("__type").asText();
    String message = reply.body().path("message").asText(reply.body().path("Message").asText());
    throw new Refused(type.substring(type.indexOf('#') + 1), action, message);
  }
}
