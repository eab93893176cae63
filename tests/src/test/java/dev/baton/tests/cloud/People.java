package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** People who are asked for approval, deciding through the deciding function. */
public final class People {
  private People() {}

  /** Somebody who answers every request the same way until closed: approve, reject or expire. */
  public static AutoCloseable deciding(CloudUnderTest cloud, String decision) {
    if (decision.equals("expire")) {
      return () -> {};
    }
    return cloud.whenPublished(
        "ApprovalRequested",
        request -> {
          Answer answer = decide(cloud, request, decision, "reviewer@example.org");
          if (answer.failed()) {
            throw new AssertionError("the decision was refused: " + answer.body());
          }
        });
  }

  /** One person decides about a request as it was announced. */
  public static Answer decide(
      CloudUnderTest cloud, JsonNode request, String decision, String decidedBy) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("approvalId", request.path("approvalId").asText());
    body.put("decision", decision);
    body.put("decidedBy", decidedBy);
    body.put("comment", "Looked at.");
    body.set("contentHash", request.path("contentHash"));
    return decide(cloud, body);
  }

  /** Sends any body to the deciding function. */
  public static Answer decide(CloudUnderTest cloud, JsonNode body) {
    InvokeResponse response =
        cloud
            .clients()
            .lambda
            .invoke(
                request ->
                    request
                        .functionName(cloud.output("DecideApprovalFunctionName"))
                        .payload(SdkBytes.fromUtf8String(body.toString())));
    return new Answer(
        response.functionError() != null, TestCloud.json(response.payload().asUtf8String()));
  }

  /** What the function answered: the decision, or the error as Lambda words it. */
  public record Answer(boolean failed, JsonNode body) {
    public String error() {
      return body.path("errorType").asText() + " " + body.path("errorMessage").asText();
    }
  }
}
