package dev.baton.cloud.function.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Runtime API as a runtime sees it. */
class RuntimeApiTest {
  private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:Some";
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  private final RuntimeApi api = RuntimeApi.open(ARN, () -> NOW);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void closes() {
    api.close();
    client.close();
  }

  @Test
  void theNextInvocationComesWithItsIdItsDeadlineAndAContentType() throws Exception {
    CompletableFuture<Outcome> outcome = api.invoke("id-1", bytes("{\"a\":1}"), seconds(30));
    HttpResponse<String> next = get("invocation/next");
    assertThat(api.ready()).isCompletedWithValue(null);
    assertThat(next.body()).isEqualTo("{\"a\":1}");
    assertThat(header(next, "lambda-runtime-aws-request-id")).isEqualTo("id-1");
    assertThat(header(next, "lambda-runtime-invoked-function-arn")).isEqualTo(ARN);
    assertThat(header(next, "lambda-runtime-deadline-ms"))
        .isEqualTo(Long.toString(NOW.plusSeconds(30).toEpochMilli()));
    assertThat(header(next, "content-type")).isEqualTo("application/json");
    assertThat(post("invocation/id-1/response", "42").statusCode()).isEqualTo(202);
    assertThat(outcome.join().text()).isEqualTo("42");
    assertThat(outcome.join().failed()).isFalse();
  }

  @Test
  void whoAsksBeforeThereIsAnInvocationWaitsForIt() {
    CompletableFuture<HttpResponse<String>> asked =
        client.sendAsync(request("invocation/next").build(), BodyHandlers.ofString());
    api.ready().join();
    assertThat(asked).isNotDone();
    CompletableFuture<Outcome> unanswered = api.invoke("id-2", bytes("{}"), seconds(1));
    assertThat(asked.join().body()).isEqualTo("{}");
    assertThat(unanswered).isNotDone();
  }

  @Test
  void anErrorHasTheTypeThatTheRuntimeSays() throws Exception {
    CompletableFuture<Outcome> outcome = api.invoke("id-3", bytes("{}"), seconds(1));
    get("invocation/next");
    HttpRequest failed =
        request("invocation/id-3/error")
            .header("Lambda-Runtime-Function-Error-Type", "dev.baton.Some")
            .POST(BodyPublishers.ofString("{\"errorMessage\":\"no\"}"))
            .build();
    client.send(failed, BodyHandlers.ofString());
    assertThat(outcome.join().errorType()).isEqualTo("dev.baton.Some");
    assertThat(outcome.join().text()).contains("no");
  }

  @Test
  void anAnswerThatNobodyWaitsForIsRefused() throws Exception {
    assertThat(post("invocation/unknown/response", "1").statusCode()).isEqualTo(400);
    assertThat(post("no-such-call", "1").statusCode()).isEqualTo(404);
  }

  @Test
  void aProcessThatCannotStartSaysSo() throws Exception {
    post("init/error", "{\"errorMessage\":\"no class\"}");
    Outcome failed = api.ready().join();
    assertThat(failed).isNotNull();
    assertThat(failed.text()).contains("no class");
  }

  @Test
  void aProcessWithASnapshotGoesOnWhenItIsRestored() {
    CompletableFuture<HttpResponse<String>> asked =
        client.sendAsync(request("restore/next").build(), BodyHandlers.ofString());
    api.snapshot().join();
    assertThat(asked).isNotDone();
    api.restore();
    assertThat(asked.join().statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String what) throws IOException, InterruptedException {
    return client.send(request(what).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String what, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(what).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String what) {
    return HttpRequest.newBuilder(
        URI.create("http://" + api.address() + "/2018-06-01/runtime/" + what));
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
