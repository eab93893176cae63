package dev.baton.cloud.sns;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Which endpoints messages may go to from here. */
final class Endpoints {
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

  private Endpoints() {}

  /** Refuses an endpoint that is not one of its protocol, or not on this machine. */
  static void check(String protocol, String endpoint) {
    boolean fits =
        switch (protocol) {
          case "sqs" -> endpoint.startsWith("arn:aws:sqs:");
          case "lambda" -> endpoint.startsWith("arn:aws:lambda:");
          case "http", "https" -> endpoint.startsWith(protocol + "://");
          case "email", "email-json" -> endpoint.matches("[^@\\s]+@[^@\\s]+");
          case "sms", "application", "firehose" ->
              throw Topics.invalid(
                  "Protocol Reason: the embedded cloud has no protocol "
                      + protocol
                      + "; it has sqs, lambda, http, https, email and email-json");
          default -> throw Topics.invalid("Does not support this protocol string: " + protocol);
        };
    if (!fits) {
      throw Topics.invalid(
          protocol.equals("email") || protocol.equals("email-json")
              ? "Email address"
              : "Endpoint Reason: it does not fit the protocol " + protocol);
    }
    if (protocol.startsWith("http") && !isLocal(endpoint)) {
      throw Topics.invalid(
          "Endpoint Reason: the embedded cloud sends to web servers on this machine only"
              + " (127.0.0.1, localhost), not to "
              + endpoint);
    }
  }

  private static boolean isLocal(String endpoint) {
    try {
      return LOCAL.contains(String.valueOf(new URI(endpoint).getHost()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
