package dev.baton.console.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.CallObserver;
import dev.baton.cloud.door.Principal;
import dev.baton.console.cost.Usage.Sums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** Counts the calls that pass the door as AWS bills them. Safe for threads. */
final class CallMeter implements CallObserver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double EVENT_BYTES = 64.0 * 1024;
  private static final double GB = 1e9;

  private final Sums billed = new Sums();
  private final Sums keyCalls = new Sums();
  private final Sums serviceMillis = new Sums();
  private final Sums calls = new Sums();

  @Override
  public synchronized void onCall(AwsRequest request, AwsResponse response, Duration took) {
    switch (request.service()) {
      case "s3" -> object(request, response);
      case "sqs" -> message(request, response);
      case "events" -> events(request);
      default -> {}
    }
    Principal caller = request.caller();
    if (caller.kind() == Principal.Kind.FUNCTION) {
      serviceMillis.add(caller.name(), took.toNanos() / 1e6);
      calls.add(caller.name() + "/" + request.service(), 1);
    }
    if (!request.service().equals("lambda") && caller.kind() != Principal.Kind.USER) {
      keyCalls.add(role(caller) + "/" + request.service(), 1);
    }
  }

  synchronized Map<String, Double> billed() {
    return billed.all();
  }

  synchronized Map<String, Double> keyCalls() {
    return keyCalls.all();
  }

  /** Milliseconds that functions waited for services here, by function. */
  synchronized Map<String, Double> serviceMillis() {
    return serviceMillis.all();
  }

  /** Calls that functions made, by function and service. */
  synchronized Map<String, Double> calls() {
    return calls.all();
  }

  private static String role(Principal caller) {
    return caller.roleArn() == null ? caller.name() : caller.roleArn();
  }

  private void object(AwsRequest request, AwsResponse response) {
    boolean byUser = request.caller().kind() == Principal.Kind.USER;
    if (request.method().equals("PUT") && response.ok()) {
      billed.add("s3.writes", 1);
      billed.add("events.optIn", 1);
      String place = request.path().contains("/work/") ? "work" : "kept";
      billed.add("s3.bytes." + place, request.body().length);
    } else if (!byUser && !request.method().equals("DELETE")) {
      boolean listing = request.action().startsWith("List");
      billed.add(listing ? "s3.writes" : "s3.reads", 1);
    }
  }

  /** Receives that bring nothing are counted by the month, since the pollers never rest. */
  private void message(AwsRequest request, AwsResponse response) {
    boolean empty =
        request.action().equals("ReceiveMessage") && !response.text().contains("ReceiptHandle");
    if (!empty) {
      double bytes = Math.max(request.body().length, response.body().length);
      billed.add("sqs.requests", Math.max(1, Math.ceil(bytes / EVENT_BYTES)));
    }
  }

  private void events(AwsRequest request) {
    if (!request.action().equals("PutEvents")) {
      return;
    }
    try {
      for (JsonNode entry : JSON.readTree(request.body()).path("Entries")) {
        double bytes = entry.toString().length();
        billed.add("events.custom", Math.max(1, Math.ceil(bytes / EVENT_BYTES)));
        billed.add("events.archivedGb", bytes / GB);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
