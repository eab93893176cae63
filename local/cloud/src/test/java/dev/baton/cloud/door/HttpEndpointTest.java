package dev.baton.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.fault.Fault;
import dev.baton.cloud.fault.Faults;
import dev.baton.engine.clock.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The door over HTTP, before services that only say what they were asked. */
class HttpEndpointTest {
  private final VirtualClock clock = new VirtualClock();
  private final Principals principals = new Principals(7);
  private final Door door =
      new Door(
          clock,
          new Faults(
              List.of(
                  Fault.parse("Writer/dynamodb:PutItem:throttle@1"),
                  Fault.parse("Writer/dynamodb:PutItem:drop-reply@2"),
                  Fault.parse("Writer/s3:GetObject:throttle@1"))));
  private final HttpEndpoint endpoint = new HttpEndpoint(door, principals, clock, 0);
  private final HttpClient http = HttpClient.newHttpClient();
  private final AwsCredentials writer =
      principals.issue(new Principal(Principal.Kind.FUNCTION, "Writer", "arn:writer", null));
  private final List<String> asked = new ArrayList<>();

  HttpEndpointTest() {
    door.add(service("dynamodb", Protocol.AWS_JSON_1_0, "whatever"));
    door.add(service("s3", Protocol.REST_XML, "GetObject"));
    door.add(service("lambda", Protocol.REST_JSON, "Invoke"));
    door.add(service("sts", Protocol.QUERY, "GetCallerIdentity"));
  }

  @AfterEach
  void close() {
    endpoint.close();
    clock.close();
  }

  @Test
  void tellsServicesApartByTheSignatureAndCallersByTheirKey() throws Exception {
    HttpResponse<String> answer = send(request(writer, "dynamodb").header("X-Amz-Target", "D.Get"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("hello Writer");
    assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
    assertThat(asked).containsExactly("dynamodb Get POST /some%20path a=b hi");
  }

  @Test
  void readsTheKeyOfPresignedAddresses() throws Exception {
    URI presigned =
        endpoint
            .uri()
            .resolve(
                "/bucket/key?X-Amz-Credential="
                    + writer.accessKeyId()
                    + "%2F20260105%2Fus-east-1%2Flambda%2Faws4_request&X-Amz-Signature=0&"
                    + "x=Credential");
    assertThat(send(HttpRequest.newBuilder(presigned).GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesUnknownAndRevokedKeysInTheWordsOfTheProtocol() throws Exception {
    AwsCredentials stranger = new AwsCredentials("ASIASTRANGER", "secret", "token");
    principals.revoke(writer);

    assertThat(send(request(stranger, "dynamodb")).body())
        .isEqualTo(
            "{\"__type\":\"UnrecognizedClientException\","
                + "\"message\":\"The security token included in the request is invalid.\"}");
    assertThat(send(request(writer, "s3")).body())
        .contains("<Error><Code>ExpiredTokenException</Code>");
    assertThat(send(request(writer, "sts")).body())
        .contains("<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredTokenException</Code>");
    HttpResponse<String> rest = send(request(writer, "lambda"));
    assertThat(rest.statusCode()).isEqualTo(403);
    assertThat(rest.headers().firstValue("x-amzn-errortype")).hasValue("ExpiredTokenException");
    assertThat(asked).isEmpty();
  }

  @Test
  void refusesRequestsWithoutASignatureAndUnknownServices() throws Exception {
    HttpResponse<String> unsigned = send(HttpRequest.newBuilder(endpoint.uri()).GET());
    HttpResponse<String> unknown = send(request(writer, "braket"));

    assertThat(unsigned.statusCode()).isEqualTo(403);
    assertThat(unsigned.body()).contains("MissingAuthenticationTokenException");
    assertThat(unknown.statusCode()).isEqualTo(501);
    assertThat(unknown.body()).contains("has no service \\\"braket\\\"");
  }

  @Test
  void injectsFaultsInTheWordsOfTheService() throws Exception {
    HttpRequest.Builder put = request(writer, "dynamodb").header("X-Amz-Target", "D.PutItem");

    HttpResponse<String> throttled = send(put);
    assertThat(throttled.statusCode()).isEqualTo(400);
    assertThat(throttled.body()).contains("ProvisionedThroughputExceededException");
    assertThat(asked).isEmpty();

    assertThatThrownBy(() -> send(put)).isInstanceOf(IOException.class);
    assertThat(asked).as("the effect of a lost answer").hasSize(1);

    assertThat(send(put).body()).isEqualTo("hello Writer");
    assertThat(send(request(writer, "s3")).statusCode()).isEqualTo(503);
    assertThat(door.meter().counts())
        .containsEntry("Writer/dynamodb:PutItem", 3L)
        .containsEntry("Writer/s3:GetObject", 1L);
  }

  @Test
  void aConflictIsWordedAsDynamoDbWordsIt() throws Exception {
    door.inject(faults("Writer/dynamodb:*:conflict"));

    HttpResponse<String> single =
        send(request(writer, "dynamodb").header("X-Amz-Target", "D.UpdateItem"));
    HttpResponse<String> transaction =
        send(
            request(writer, "dynamodb")
                .header("X-Amz-Target", "D.TransactWriteItems")
                .method(
                    "POST",
                    HttpRequest.BodyPublishers.ofString(
                        "{\"TransactItems\": [{\"Put\": {}}, {\"Put\": {}}]}")));

    assertThat(single.statusCode()).isEqualTo(400);
    assertThat(single.body())
        .contains("#TransactionConflictException", "Transaction is ongoing for the item");
    assertThat(transaction.body())
        .contains("#TransactionCanceledException", "reasons [TransactionConflict, None]")
        .contains(
            "\"CancellationReasons\":[{\"Code\":\"TransactionConflict\",\"Message\":"
                + "\"Transaction is ongoing for the item\"},{\"Code\":\"None\"}]");
    assertThat(asked).isEmpty();
  }

  @Test
  void aDuplicateTakesEffectTwiceAndAnEffectIsSeenThoughItsCallerDied() throws Exception {
    door.inject(faults("Writer/dynamodb:PutItem:duplicate@1", "Writer/s3:*:crash-after"));
    List<String> ended = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    door.interruptWith((caller, kind) -> ended.add(caller.name() + " " + kind));
    door.observe((request, response, took) -> seen.add(request.action()));

    send(request(writer, "dynamodb").header("X-Amz-Target", "D.PutItem"));
    assertThat(asked).hasSize(2);
    assertThatThrownBy(() -> send(request(writer, "s3"))).isInstanceOf(IOException.class);
    assertThat(ended).containsExactly("Writer CRASH_AFTER");
    assertThat(seen).containsExactly("PutItem", "PutItem", "GetObject");
  }

  private static Faults faults(String... texts) {
    return new Faults(Stream.of(texts).map(Fault::parse).toList());
  }

  @Test
  void asksTheAuthorizerAndTellsObservers() throws Exception {
    List<String> seen = new ArrayList<>();
    door.observe((request, response, took) -> seen.add(request.action() + " " + response.status()));
    door.authorizeWith(
        (request, service) -> {
          if (request.action().equals("Secret")) {
            throw AwsException.badRequest("AccessDeniedException", "not you");
          }
        });

    send(request(writer, "dynamodb").header("X-Amz-Target", "D.Open"));
    HttpResponse<String> refused =
        send(request(writer, "dynamodb").header("X-Amz-Target", "D.Secret"));

    assertThat(refused.body()).contains("AccessDeniedException", "not you");
    assertThat(seen).containsExactly("Open 200", "Secret 400");
  }

  @Test
  void holdsTheClockWhileARequestIsServed() throws Exception {
    List<String> order = new ArrayList<>();
    door.add(
        new Echo("events", Protocol.AWS_JSON_1_1, "PutEvents") {
          @Override
          public AwsResponse handle(AwsRequest request) {
            clock.at(clock.now().plus(Duration.ofDays(2)), () -> order.add("timer"));
            order.add("served at " + clock.now());
            return AwsResponse.of(200, Protocol.AWS_JSON_1_1, "{}");
          }
        });

    send(request(writer, "events"));
    clock.awaitIdle();

    assertThat(order).containsExactly("served at 2026-01-05T09:00:00Z", "timer");
  }

  private Service service(String name, Protocol protocol, String action) {
    return new Echo(name, protocol, action);
  }

  private HttpRequest.Builder request(AwsCredentials credentials, String service) {
    String scope = credentials.accessKeyId() + "/20260105/us-east-1/" + service + "/aws4_request";
    return HttpRequest.newBuilder(endpoint.uri().resolve("/some%20path?a=b"))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=0")
        .POST(BodyPublishers.ofString("hi"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private class Echo implements Service {
    private final String name;
    private final Protocol protocol;
    private final String action;

    Echo(String name, Protocol protocol, String action) {
      this.name = name;
      this.protocol = protocol;
      this.action = action;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Protocol protocol() {
      return protocol;
    }

    @Override
    public String action(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
      String said = Service.super.action(method, path, query, headers, body);
      return said.equals("Unknown") ? action : said;
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
      asked.add(
          String.join(
              " ",
              request.service(),
              request.action(),
              request.method(),
              request.path(),
              request.query(),
              request.text()));
      return AwsResponse.of(200, protocol, "hello " + request.caller().name());
    }
  }
}
