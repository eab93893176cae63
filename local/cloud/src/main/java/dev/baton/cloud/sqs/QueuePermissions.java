package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.wire.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What requests to SQS need permission for: the queue of the URL or name. Batches need what single
 * messages need.
 */
final class QueuePermissions {
  private final CloudContext context;

  QueuePermissions(CloudContext context) {
    this.context = context;
  }

  List<Permission> of(AwsRequest request) {
    JsonNode body = Json.parseOrNull(request.body());
    if (body != null && body.path("SourceArn").isTextual()) {
      return ofMove(request.action(), body);
    }
    String url = body == null ? "" : body.path("QueueUrl").asText();
    String name =
        body == null || !url.isEmpty()
            ? url.substring(url.lastIndexOf('/') + 1)
            : body.path("QueueName").asText();
    String action = request.action();
    String single =
        action.endsWith("Batch") ? action.substring(0, action.length() - "Batch".length()) : action;
    return List.of(
        new Permission("sqs:" + single, name.isEmpty() ? "*" : context.arn("sqs", name)));
  }

  /** Who moves messages must be allowed to take them and to send them. */
  private static List<Permission> ofMove(String action, JsonNode body) {
    String source = body.path("SourceArn").asText();
    List<Permission> needed = new ArrayList<>();
    needed.add(new Permission("sqs:" + action, source));
    if (action.equals("StartMessageMoveTask")) {
      needed.add(new Permission("sqs:ReceiveMessage", source));
      needed.add(new Permission("sqs:DeleteMessage", source));
      if (body.path("DestinationArn").isTextual()) {
        needed.add(new Permission("sqs:SendMessage", body.path("DestinationArn").asText()));
      }
    }
    return needed;
  }
}
