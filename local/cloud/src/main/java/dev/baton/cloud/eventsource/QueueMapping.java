package dev.baton.cloud.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.NoReplyException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.Hold;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Takes the messages of one queue to a function, in batches, several at once. What the function
 * handled is deleted; the rest comes back when its visibility timeout has passed, until the queue's
 * redrive policy sets it aside.
 */
final class QueueMapping {
  private static final int MOST_PER_RECEIVE = 10;

  /** As many batches as Lambda begins with. */
  private static final int AT_ONCE = 5;

  private final CloudContext context;
  private final String queueArn;
  private final String functionName;
  private final int batchSize;
  private final boolean reportsItems;
  private final Semaphore free;
  private volatile @Nullable Principal poller;

  private QueueMapping(CloudContext context, JsonNode properties) {
    this.context = context;
    this.queueArn = properties.path("EventSourceArn").asText();
    this.functionName = properties.path("FunctionName").asText();
    this.batchSize = properties.path("BatchSize").asInt(MOST_PER_RECEIVE);
    this.reportsItems =
        properties.path("FunctionResponseTypes").toString().contains("ReportBatchItemFailures");
    this.free =
        new Semaphore(properties.path("ScalingConfig").path("MaximumConcurrency").asInt(AT_ONCE));
  }

  static QueueMapping of(CloudContext context, JsonNode properties) {
    return new QueueMapping(context, properties);
  }

  String queueName() {
    return queueArn.substring(queueArn.lastIndexOf(':') + 1);
  }

  /** Receives until nothing comes; each batch goes to the function on a thread of its own. */
  void drain() {
    while (drainOne()) {}
  }

  /** Whether there was a batch. */
  private boolean drainOne() {
    free.acquireUninterruptibly();
    ArrayNode batch = Json.array();
    try {
      batch = receive();
    } catch (NoReplyException e) {
      // Whatever was received comes back by itself.
    } finally {
      if (batch.isEmpty()) {
        free.release();
      }
    }
    if (batch.isEmpty()) {
      return false;
    }
    ArrayNode taken = batch;
    Hold hold = context.clock().hold("batch for " + functionName);
    Thread.ofVirtual().name("batch-" + queueName()).start(() -> invoke(taken, hold));
    return true;
  }

  private ArrayNode receive() {
    ArrayNode batch = Json.array();
    while (batch.size() < batchSize) {
      ObjectNode body = Json.object().put("QueueUrl", queueUrl());
      body.put("MaxNumberOfMessages", Math.min(MOST_PER_RECEIVE, batchSize - batch.size()));
      body.put("WaitTimeSeconds", 0);
      body.putArray("MessageSystemAttributeNames").add("All");
      body.putArray("MessageAttributeNames").add("All");
      AwsResponse answer = call("sqs", "ReceiveMessage", body);
      JsonNode messages = answer.ok() ? Json.parse(answer.text()).path("Messages") : Json.array();
      if (messages.isEmpty()) {
        break;
      }
      messages.forEach(batch::add);
    }
    return batch;
  }

  private void invoke(ArrayNode batch, Hold hold) {
    try (hold) {
      context.tracing().follow(traceOf(batch), "from queue", () -> invoke(batch));
    } finally {
      free.release();
    }
  }

  /** The trace of all messages; null where they are of several. */
  private static @Nullable String traceOf(ArrayNode batch) {
    String first = SqsRecord.traceHeader(batch.path(0));
    for (JsonNode message : batch) {
      if (!Objects.equals(first, SqsRecord.traceHeader(message))) {
        return null;
      }
    }
    return first;
  }

  private void invoke(ArrayNode batch) {
    try {
      ObjectNode event = Json.object();
      ArrayNode records = event.putArray("Records");
      batch.forEach(message -> records.add(SqsRecord.of(message, queueArn, context.region())));
      AwsResponse answer =
          context
              .door()
              .handle(
                  new AwsRequest(
                      poller(),
                      "lambda",
                      "Invoke",
                      "POST",
                      "/2015-03-31/functions/" + functionName.replace(":", "%3A") + "/invocations",
                      null,
                      Map.of("x-amz-invocation-type", List.of("RequestResponse")),
                      Json.bytes(event)));
      if (answer.ok() && !answer.headers().containsKey("x-amz-function-error")) {
        delete(reportsItems ? BatchItems.handled(batch, answer.body()) : batch);
      }
    } catch (NoReplyException e) {
      // The invocation is lost: its messages come back by themselves.
    }
  }

  private void delete(ArrayNode messages) {
    for (int from = 0; from < messages.size(); from += MOST_PER_RECEIVE) {
      ObjectNode body = Json.object().put("QueueUrl", queueUrl());
      ArrayNode entries = body.putArray("Entries");
      for (int i = from; i < Math.min(messages.size(), from + MOST_PER_RECEIVE); i++) {
        entries
            .addObject()
            .put("Id", Integer.toString(i))
            .set("ReceiptHandle", messages.get(i).path("ReceiptHandle"));
      }
      call("sqs", "DeleteMessageBatch", body);
    }
  }

  private String queueUrl() {
    String[] parts = queueArn.split(":", -1);
    return "https://sqs." + parts[3] + ".amazonaws.com/" + parts[4] + "/" + parts[5];
  }

  private AwsResponse call(String service, String action, ObjectNode body) {
    return context.door().handle(AwsRequest.json(poller(), service, action, body.toString()));
  }

  /** Lambda polls with the role of the function. */
  private Principal poller() {
    Principal known = poller;
    if (known == null) {
      String path = "/2015-03-31/functions/" + functionName.replace(":", "%3A");
      Principal lambda = Principal.service("lambda.amazonaws.com", queueArn, null);
      AwsRequest ask =
          new AwsRequest(
              lambda,
              "lambda",
              "GetFunctionConfiguration",
              "GET",
              path + "/configuration",
              null,
              Map.of(),
              new byte[0]);
      AwsResponse answer = context.door().handle(ask);
      JsonNode role = answer.ok() ? Json.parse(answer.text()).path("Role") : Json.object();
      known =
          Principal.service(
              "lambda.amazonaws.com", queueArn, role.isTextual() ? role.asText() : null);
      poller = known;
    }
    return known;
  }
}
