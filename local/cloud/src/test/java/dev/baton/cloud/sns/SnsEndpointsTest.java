package dev.baton.cloud.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;

/** Endpoints that confirm their subscription: web servers and e-mail addresses. */
class SnsEndpointsTest {
  @TempDir Path data;
  private TestCloud cloud;
  private SnsClient client;
  private String topic;

  @BeforeEach
  void start() {
    cloud = TestCloud.keptIn(data);
    cloud.with(SnsPart::new);
    client = cloud.remote(SnsClient.builder());
    topic = client.createTopic(c -> c.name("orders")).topicArn();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aWebServerConfirmsAndIsTriedAgainWhileItIsDown() throws IOException {
    List<String> got = new CopyOnWriteArrayList<>();
    HttpServer server = server(got);
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
      assertThat(
              client
                  .subscribe(s -> s.topicArn(topic).protocol("http").endpoint(url))
                  .subscriptionArn())
          .isEqualTo("pending confirmation");
      cloud.clock.awaitIdle();
      publish("too early");
      JsonNode ask = Json.parse(got.getFirst().split(" ", 2)[1]);
      assertThat(got).singleElement().asString().startsWith("SubscriptionConfirmation");
      client.confirmSubscription(c -> c.topicArn(topic).token(ask.path("Token").asText()));
      publish("hello");
      cloud.clock.awaitIdle();
      assertThat(got).hasSize(3);
      assertThat(got.getLast()).startsWith("Notification").contains("hello");
      assertThat(cloud.clock.now()).isEqualTo("2026-01-05T09:00:20Z");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aVisitOfTheAddressInTheMessageConfirms() throws Exception {
    List<String> got = new CopyOnWriteArrayList<>();
    HttpServer server = server(got);
    try {
      cloud.context.principals().admit(TestCloud.user());
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
      client.subscribe(s -> s.topicArn(topic).protocol("http").endpoint(url));
      cloud.clock.awaitIdle();
      String visit = Json.parse(got.getFirst().split(" ", 2)[1]).path("SubscribeURL").asText();
      URI there = cloud.http().uri().resolve(visit.substring(visit.indexOf("/?")));
      try (HttpClient visitor = HttpClient.newHttpClient()) {
        var answer = visitor.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      }
      publish("hello");
      cloud.clock.awaitIdle();
      assertThat(got.getLast()).contains("hello");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void sendsToWebServersOfThisMachineOnly() {
    assertThatThrownBy(
            () ->
                client.subscribe(
                    s -> s.topicArn(topic).protocol("https").endpoint("https://example.org/")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("on this machine only");
  }

  @Test
  void writesEMailsToTheOutboxOnceTheAddressIsConfirmed() throws IOException {
    client.subscribe(s -> s.topicArn(topic).protocol("email").endpoint("ada@example.org"));
    cloud.clock.awaitIdle();
    publish("unheard");
    String token = mails().getFirst().replaceAll("(?s).*--token (\\S+).*", "$1");
    client.confirmSubscription(c -> c.topicArn(topic).token(token));
    client.publish(p -> p.topicArn(topic).subject("Alarm").message("it burns"));
    cloud.clock.awaitIdle();
    assertThat(mails())
        .hasSize(2)
        .anySatisfy(
            mail ->
                assertThat(mail).contains("To: ada@example.org", "Subject: Alarm", "\n\nit burns"));
  }

  @Test
  void topicsAndSubscriptionsOfATemplateAreThereInTheNextCloud() {
    template(cloud);
    cloud.close();
    cloud = TestCloud.keptIn(data);
    cloud.with(SnsPart::new);
    template(cloud);
    SnsClient next = cloud.remote(SnsClient.builder());
    assertThat(next.listTopics().topics()).hasSize(2);
    assertThat(next.listSubscriptions().subscriptions())
        .singleElement()
        .satisfies(s -> assertThat(s.protocol()).isEqualTo("email"));
    next.publish(p -> p.topicArn("arn:aws:sns:us-east-1:000000000000:alarms").message("m"));
    cloud.clock.awaitIdle();
    assertThat(data.resolve("outbox")).isNotEmptyDirectory();
  }

  private static HttpServer server(List<String> got) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String type = exchange.getRequestHeaders().getFirst("x-amz-sns-message-type");
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          got.add(type + " " + body);
          exchange.sendResponseHeaders(got.size() == 2 ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private void publish(String message) {
    client.publish(p -> p.topicArn(topic).message(message));
  }

  private static void template(TestCloud cloud) {
    String arn =
        cloud
            .create(
                "AWS::SNS::Topic", "Alarms", "{\"TopicName\": \"alarms\", \"DisplayName\": \"A\"}")
            .ref();
    cloud.create(
        "AWS::SNS::Subscription",
        "Mail",
        "{\"TopicArn\": \""
            + arn
            + "\", \"Protocol\": \"email\", \"Endpoint\": \"ops@example.org\"}");
  }

  private List<String> mails() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("outbox"))) {
      return files.map(SnsEndpointsTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
