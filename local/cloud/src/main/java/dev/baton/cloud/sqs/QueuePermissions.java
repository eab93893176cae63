package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.wire.Json;
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
}
