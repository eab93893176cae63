package dev.baton.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.NoReplyException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.RequestHold;
import dev.baton.cloud.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Invokes functions for an API, and waits no longer for them than API Gateway does. */
final class Invocations implements AutoCloseable {
  private static final Pattern FUNCTION = Pattern.compile("/functions/(.+)/invocations$");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.(\\w+)\\}");

  private final CloudContext context;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Invocations(CloudContext context) {
    this.context = context;
  }

  /** The function of an integration's or authorizer's {@code Uri}; null where it is none. */
  static @Nullable String function(String uri, @Nullable JsonNode stageVariables) {
    Matcher function = FUNCTION.matcher(uri);
    if (!function.find()) {
      return null;
    }
    return VARIABLE
        .matcher(function.group(1))
        .replaceAll(
            name ->
                stageVariables == null
                    ? ""
                    : Matcher.quoteReplacement(stageVariables.path(name.group(1)).asText()));
  }

  /**
   * What Lambda answers.
   *
   * @param sourceArn of the method or authorizer for which it is called
   * @param role as which it is called; null for API Gateway itself
   * @throws GatewayError {@code INTEGRATION_TIMEOUT}
   */
  AwsResponse invoke(
      String function, JsonNode event, String sourceArn, @Nullable String role, Duration most) {
    Principal caller = Principal.service("apigateway.amazonaws.com", sourceArn, role);
    AwsRequest request =
        new AwsRequest(
            caller,
            "lambda",
            "Invoke",
            "POST",
            "/2015-03-31/functions/" + function.replace(":", "%3A") + "/invocations",
            null,
            Map.of("x-amz-invocation-type", List.of("RequestResponse")),
            Json.bytes(event));
    CompletableFuture<@Nullable AwsResponse> answer =
        CompletableFuture.<@Nullable AwsResponse>supplyAsync(
                () -> context.door().handle(request), threads)
            .completeOnTimeout(null, most.toMillis(), TimeUnit.MILLISECONDS);
    try {
      AwsResponse answered = RequestHold.await(answer);
      if (answered != null) {
        return answered;
      }
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof NoReplyException)) {
        throw e;
      }
    }
    throw new GatewayError(GatewayError.Kind.INTEGRATION_TIMEOUT, "Endpoint request timed out");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
