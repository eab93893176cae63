package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.Hold;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A message's way to all who want it: each delivery on a thread of its own, time waits for it; what
 * may succeed later is tried three times more, and what cannot be delivered goes to the
 * subscription's dead-letter queue. Safe for threads.
 */
final class Dispatch implements AutoCloseable {
  private static final int RETRIES = 3;
  private static final Duration PAUSE = Duration.ofSeconds(20);

  private final Topics topics;
  private final CloudContext context;
  private final Couriers couriers;
  private final FilterPolicy filters = new FilterPolicy();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Dispatch(Topics topics) {
    this.topics = topics;
    this.context = topics.context();
    this.couriers = new Couriers(context);
  }

  void send(Message message) {
    for (ObjectNode subscription : topics.subscribers(message.topicArn())) {
      if (!subscription.has("Token") && filters.wants(subscription, message)) {
        inBackground(() -> attempt(subscription, message, 0));
      }
    }
  }

  /** Sends the message with the token that confirms a subscription. */
  void askToConfirm(ObjectNode subscription) {
    String token = subscription.path("Token").asText();
    String topicArn = subscription.path("TopicArn").asText();
    String id = topics.newId();
    ObjectNode ask = Json.object().put("Type", "SubscriptionConfirmation").put("MessageId", id);
    ask.put("Token", token).put("TopicArn", topicArn);
    ask.put(
        "Message",
        "You have chosen to subscribe to the topic "
            + topicArn
            + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.");
    ask.put(
        "SubscribeURL",
        context.endpoint()
            + "/?Action=ConfirmSubscription&TopicArn="
            + topicArn
            + "&Token="
            + token);
    ask.put("Timestamp", Message.time(context.clock().now()));
    ask.put("SignatureVersion", "1").put("Signature", "EMBEDDED");
    ask.put("SigningCertURL", context.endpoint().toString());
    inBackground(() -> couriers.confirmation(subscription, ask));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void inBackground(Runnable work) {
    Hold hold = context.clock().hold("a message of SNS");
    threads.execute(
        Context.current()
            .wrap(
                () -> {
                  try (hold) {
                    work.run();
                  }
                }));
  }

  private void attempt(ObjectNode subscription, Message message, int retry) {
    Couriers.Outcome outcome = couriers.deliver(subscription, message);
    if (outcome.delivered()) {
      return;
    }
    boolean gone = topics.subscriptionOrNull(subscription.path("SubscriptionArn").asText()) == null;
    if (outcome.worthRetrying() && retry < RETRIES && !gone) {
      Runnable again =
          Context.current()
              .wrap(() -> inBackground(() -> attempt(subscription, message, retry + 1)));
      context.clock().at(context.clock().now().plus(PAUSE), again);
    } else {
      setAside(subscription, message, outcome);
    }
  }

  private void setAside(ObjectNode subscription, Message message, Couriers.Outcome outcome) {
    String policy = subscription.path("Attributes").path("RedrivePolicy").asText("");
    JsonNode redrive = policy.isEmpty() ? null : Json.parseOrNull(policy);
    String reason = outcome.code() + ": " + outcome.message();
    if (redrive == null) {
      JsonNode body = couriers.wrapped(subscription, message);
      context.listener().onDeadLetter("(none)", body, reason);
    } else {
      couriers.toDeadLetterQueue(
          redrive.path("deadLetterTargetArn").asText(), subscription, message, outcome);
    }
  }
}
