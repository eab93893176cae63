package dev.baton.cloud.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The errors that services answer when they are overloaded or broken, as each words them. */
final class InjectedError {
  private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";
  private static final String CONFLICT = "Transaction is ongoing for the item";

  private InjectedError() {}

  static AwsException throttled(String service) {
    return switch (service) {
      case "dynamodb" ->
          AwsException.badRequest(
              "ProvisionedThroughputExceededException",
              "The level of configured provisioned throughput for the table was exceeded.");
      case "s3" -> new AwsException(503, "SlowDown", "Please reduce your request rate.");
      case "lambda" -> new AwsException(429, "TooManyRequestsException", "Rate Exceeded.");
      default -> AwsException.badRequest("ThrottlingException", "Rate exceeded");
    };
  }

  static AwsException failed(String service) {
    return switch (service) {
      case "dynamodb", "textract" ->
          new AwsException(500, "InternalServerError", "Internal server error (injected fault)");
      case "s3" ->
          new AwsException(
              500, "InternalError", "We encountered an internal error (injected fault).");
      case "lambda" ->
          new AwsException(500, "ServiceException", "An internal error occurred (injected fault).");
      case "events" ->
          new AwsException(500, "InternalException", "Internal error (injected fault)");
      case "states" ->
          new AwsException(500, "InternalServerException", "Internal error (injected fault)");
      default -> new AwsException(500, "InternalFailure", "Internal failure (injected fault)");
    };
  }

  /**
   * What DynamoDB answers while somebody else's transaction holds an item: its developer guide,
   * "Transaction conflict handling in DynamoDB". A transaction is canceled with a reason for each
   * of its items.
   *
   * @param items how many items the request is about
   */
  static AwsResponse conflicted(String action, int items) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!action.startsWith("Transact")) {
      body.put("__type", DYNAMODB + "TransactionConflictException");
      body.put("message", CONFLICT);
      return AwsResponse.of(400, Protocol.AWS_JSON_1_0, body.toString());
    }
    List<String> codes = new ArrayList<>(Collections.nCopies(Math.max(1, items), "None"));
    codes.set(0, "TransactionConflict");
    body.put("__type", DYNAMODB + "TransactionCanceledException");
    body.put(
        "Message",
        "Transaction cancelled, please refer cancellation reasons for specific reasons ["
            + String.join(", ", codes)
            + "]");
    ArrayNode reasons = body.putArray("CancellationReasons");
    for (String code : codes) {
      ObjectNode reason = reasons.addObject().put("Code", code);
      if (!code.equals("None")) {
        reason.put("Message", CONFLICT);
      }
    }
    return AwsResponse.of(400, Protocol.AWS_JSON_1_0, body.toString());
  }
}
