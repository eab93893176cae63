package dev.baton.resilience.compensations;

import dev.baton.shared.errors.LogicException;
import dev.baton.shared.json.Json;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Runs an undo once more. */
@FunctionalInterface
interface Undo {
  /** The name of the error that it failed with; empty when it is done. */
  Optional<String> run(String function, String request);

  /** An undo that is a Lambda function. */
  static Undo by(LambdaClient client) {
    return (function, request) -> {
      try {
        // Idempotency: every undo may run any number of times.
        var answer =
            client.invoke(
                invoke -> invoke.functionName(function).payload(SdkBytes.fromUtf8String(request)));
        return answer.functionError() == null
            ? Optional.empty()
            : Optional.of(errorType(answer.payload().asUtf8String()));
      } catch (SdkException e) {
        return Optional.of(e.getClass().getName());
      }
    };
  }

  private static String errorType(String answer) {
    try {
      return Json.tree(answer).path("errorType").asText("unknown");
    } catch (LogicException e) {
      return "unknown";
    }
  }
}
