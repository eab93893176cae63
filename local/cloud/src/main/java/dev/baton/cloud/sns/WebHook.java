package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Posts messages to a web server on this machine, with the headers that SNS sets. */
final class WebHook {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  Couriers.Outcome post(String endpoint, String subscriptionArn, Message message, String body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("x-amz-sns-message-type", "Notification");
    headers.put("x-amz-sns-message-id", message.id());
    headers.put("x-amz-sns-topic-arn", message.topicArn());
    headers.put("x-amz-sns-subscription-arn", subscriptionArn);
    return send(endpoint, headers, body);
  }

  /** Asks once: a subscription that nobody confirms stays pending, as it does on AWS. */
  void confirm(String endpoint, ObjectNode ask) {
    Map<String, String> headers =
        Map.of(
            "x-amz-sns-message-type", "SubscriptionConfirmation",
            "x-amz-sns-message-id", ask.path("MessageId").asText(),
            "x-amz-sns-topic-arn", ask.path("TopicArn").asText());
    Couriers.Outcome _ = send(endpoint, headers, ask.toString());
  }

  private Couriers.Outcome send(String endpoint, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint))
            .timeout(TIMEOUT)
            .header("content-type", "text/plain; charset=UTF-8")
            .header("user-agent", "Amazon Simple Notification Service Agent")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<Void> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding());
      int status = answer.statusCode();
      return status < 300
          ? Couriers.Outcome.DELIVERED
          : new Couriers.Outcome(
              false, status >= 500 || status == 429, "Http" + status, "The endpoint refused it");
    } catch (IOException e) {
      return new Couriers.Outcome(false, true, "ConnectionError", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Couriers.Outcome(false, false, "Interrupted", "The cloud stopped");
    }
  }
}
