package dev.baton.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.wire.Json;
import dev.baton.console.Terminal;
import dev.baton.console.aws.AwsClient;
import dev.baton.console.project.Project;
import dev.baton.console.session.DataServices;
import dev.baton.engine.clock.RealClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code baton up} again, while another process is up on the same data. */
class UpdateInPlaceTest {
  private static final String QUEUE =
      """
      "%s": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "%s", "DelaySeconds": %d}}
      """;

  @TempDir static Path folder;
  private static Process process;
  private static AwsClient client;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws IOException {
    Instant called = new RealClock().now().minusSeconds(60);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-XX:TieredStopAtLevel=1",
                    "-Dbaton.called=" + called.getEpochSecond() + "000000000",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.baton.console.Baton",
                    "up",
                    "--port",
                    "0",
                    "--data",
                    folder.resolve("data").toString(),
                    "--template",
                    assembly("first", QUEUE.formatted("Orders", "orders", 0)).toString()))
            .redirectError(folder.resolve("err").toFile())
            .start();
    String first = process.inputReader().readLine();
    assertThat(first).as(Files.readString(folder.resolve("err"))).startsWith("baton is up at ");
    URI endpoint = URI.create(first.substring("baton is up at ".length()));
    client =
        new AwsClient(
            endpoint, DataServices.CREDENTIALS, "us-east-1", new RealClock().asJavaClock());
  }

  @AfterAll
  static void stop() {
    process.destroyForcibly();
  }

  @Test
  void givesTheRunningOneTheTemplateAndPrintsWhatChanged() throws IOException {
    String url = queueUrl("orders");
    ask("SendMessage", "{\"QueueUrl\": \"" + url + "\", \"MessageBody\": \"kept\"}");
    Path next =
        assembly(
            "next",
            QUEUE.formatted("Orders", "orders", 900) + "," + QUEUE.formatted("New", "n", 0));

    assertThat(up(next)).isZero();

    assertThat(out.toString()).contains("updated in place");
    assertThat(err.toString())
        .contains("+ App/New (AWS::SQS::Queue)", "~ App/Orders (AWS::SQS::Queue): DelaySeconds");
    assertThat(Files.readString(folder.resolve("err"))).contains("+ App/New (AWS::SQS::Queue)");
    assertThat(queueUrl("n")).endsWith("/n");
    assertThat(ask("ReceiveMessage", "{\"QueueUrl\": \"" + url + "\"}").toString())
        .contains("\"Body\":\"kept\"");

    assertThat(up(next)).isZero();
    assertThat(err.toString()).contains("The template has not changed.");

    Path broken =
        assembly("broken", QUEUE.formatted("Orders", "orders", 1).replace("Delay", "Wait"));
    assertThat(up(broken)).isEqualTo(2);
    assertThat(err.toString())
        .contains("does not know the property WaitSeconds of AWS::SQS::Queue")
        .contains("goes on as it was");
    assertThat(queueUrl("n")).endsWith("/n");
  }

  @Test
  @Timeout(60)
  void tellsWhatTheStartWasSpentOn() throws IOException {
    Path told = folder.resolve("err"); // goes on after the line that says that it is up
    while (!Files.readString(told).contains("Ctrl-C")) {
      Thread.onSpinWait();
    }
    assertThat(Files.readString(told))
        .containsPattern(
            "Ready after 1 min( \\d+ s)?: script and JVM 1 min( \\d+ s)?, preparing the data folder"
                + " [^,]+, reading the templates [^,]+, making the services [^,]+, starting them"
                + " and making all resources [^(]+ \\(\\S+ [^)]+\\), permissions[^:]+ \\d+ m?s\\.");
  }

  @Test
  void takesNoTemplateFromWhoDoesNotHaveTheToken() throws IOException {
    JsonNode owner = Json.parse(Files.readString(folder.resolve("data/owner.json")));
    URI uri = URI.create(owner.path("control").path("uri").asText() + "/update");
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", "Bearer guessed");

    assertThat(connection.getResponseCode()).isEqualTo(403);
  }

  private int up(Path assembly) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), folder, false);
    String data = folder.resolve("data").toString();
    return Commands.run(
        new Project(folder), terminal, "up", "--data", data, "--template", assembly.toString());
  }

  private static JsonNode ask(String action, String body) {
    return client.call("sqs", "AmazonSQS." + action, Json.parse(body));
  }

  private static String queueUrl(String name) {
    return ask("GetQueueUrl", "{\"QueueName\": \"" + name + "\"}").path("QueueUrl").asText();
  }

  private static Path assembly(String name, String resources) throws IOException {
    Path written = Files.createDirectories(folder.resolve(name));
    Files.writeString(written.resolve("App.json"), "{\"Resources\": {" + resources + "}}");
    Files.writeString(
        written.resolve("manifest.json"),
        """
        {"artifacts": {"App": {"type": "aws:cloudformation:stack",
                               "properties": {"templateFile": "App.json"}}}}
        """);
    return written;
  }
}
