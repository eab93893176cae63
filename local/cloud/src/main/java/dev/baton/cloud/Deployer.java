package dev.baton.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;

/** Calls services as CloudFormation does when it makes, changes and deletes resources. */
public record Deployer(CloudContext context) {

  /**
   * What a service answers.
   *
   * @throws IllegalArgumentException when it refuses, with its words
   */
  public JsonNode call(String service, String action, ObjectNode body) {
    AwsResponse answer = handle(service, action, body);
    JsonNode json = answer.body().length == 0 ? Json.object() : Json.parse(answer.text());
    if (!answer.ok()) {
      throw new IllegalArgumentException(messageOf(json));
    }
    return json;
  }

  /**
   * Asks a service to delete something; that it is not there is as good.
   *
   * @throws IllegalArgumentException when it refuses for another reason, with its words
   */
  public void delete(String service, String action, ObjectNode body) {
    AwsResponse answer = handle(service, action, body);
    if (!answer.ok()) {
      JsonNode json = Json.parse(answer.text());
      String code = json.path("__type").asText();
      boolean gone =
          answer.status() == 404
              || code.contains("NotFound")
              || code.contains("NotExist")
              || code.contains("NonExistent")
              || code.contains("NoSuch");
      if (!gone) {
        throw new IllegalArgumentException(messageOf(json));
      }
    }
  }

  private AwsResponse handle(String service, String action, ObjectNode body) {
    Principal deployer =
        Principal.service(
            "cloudformation.amazonaws.com", context.arn("cloudformation", "stack"), null);
    return context.door().handle(AwsRequest.json(deployer, service, action, body.toString()));
  }

  private static String messageOf(JsonNode error) {
    return error.path("message").asText(error.path("Message").asText());
  }
}
