package dev.baton.console.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.Principal.Kind;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the meters count of calls and logs. */
class MetersTest {
  private static final Principal FUNCTION = new Principal(Kind.FUNCTION, "Index", "arn", "role");
  private static final Principal USER = new Principal(Kind.USER, "user", "arn", null);

  @TempDir Path folder;

  @Test
  void tablesSayWhatACallConsumesAndTheCallerDoesNotSeeIt() {
    TableMeter meter =
        new TableMeter(new Tables("{\"Items\":[],\"ConsumedCapacity\":{\"CapacityUnits\":2.5}}"));
    AwsResponse answer = meter.handle(AwsRequest.json(FUNCTION, "dynamodb", "Query", "{}"));
    assertThat(answer.text()).isEqualTo("{\"Items\":[]}");
    assertThat(meter.readUnits()).isEqualTo(2.5);
    assertThat(meter.writeUnits()).isZero();
  }

  @Test
  void aWriteToSeveralTablesConsumesTheirSum() {
    TableMeter meter =
        new TableMeter(
            new Tables("{\"ConsumedCapacity\":[{\"CapacityUnits\":2},{\"CapacityUnits\":5}]}"));
    meter.handle(AwsRequest.json(FUNCTION, "dynamodb", "TransactWriteItems", "{}"));
    assertThat(meter.writeUnits()).isEqualTo(7);
  }

  @Test
  void aWriteThatIsRefusedIsPaidForToo() {
    TableMeter meter = new TableMeter(new Tables(""));
    AwsRequest put = AwsRequest.json(FUNCTION, "dynamodb", "PutItem", "{}");
    assertThat(meter.handle(put).status()).isEqualTo(400);
    assertThat(meter.writeUnits()).isEqualTo(1);
  }

  @Test
  void writesOfObjectsAreAlsoEventsAndReadsOfPeopleAreNotCounted() {
    CallMeter meter = new CallMeter();
    see(meter, object(USER, "PUT", "/bucket/inbox/a.pdf", 1_000));
    see(meter, object(FUNCTION, "PUT", "/bucket/work/a.json", 50));
    see(meter, object(FUNCTION, "GET", "/bucket/inbox/a.pdf", 0));
    see(meter, object(USER, "GET", "/bucket/work/a.json", 0));
    assertThat(meter.billed())
        .containsEntry("s3.writes", 2.0)
        .containsEntry("events.optIn", 2.0)
        .containsEntry("s3.reads", 1.0)
        .containsEntry("s3.bytes.kept", 1_000.0)
        .containsEntry("s3.bytes.work", 50.0);
    assertThat(meter.calls()).containsEntry("Index/s3", 2.0);
    assertThat(meter.serviceMillis()).containsEntry("Index", 6.0);
    assertThat(meter.keyCalls()).containsEntry("role/s3", 2.0).hasSize(1);
  }

  @Test
  void anEventIsBilledByItsChunksOf64Kilobytes() {
    CallMeter meter = new CallMeter();
    String large = "x".repeat(100_000);
    see(
        meter,
        AwsRequest.json(
            FUNCTION,
            "events",
            "PutEvents",
            "{\"Entries\":[{\"Detail\":\"{}\"},{\"Detail\":\"" + large + "\"}]}"));
    assertThat(meter.billed()).containsEntry("events.custom", 3.0);
  }

  @Test
  void aReceiveThatBringsNothingIsNotCounted() {
    CallMeter meter = new CallMeter();
    see(meter, AwsRequest.json(FUNCTION, "sqs", "ReceiveMessage", "{}"));
    see(meter, AwsRequest.json(FUNCTION, "sqs", "SendMessage", "{}"));
    assertThat(meter.billed()).containsEntry("sqs.requests", 1.0);
  }

  @Test
  void logsTellCallsBytesAndMetrics() throws IOException {
    String line =
        "{\"Duration\":1.5,\"_aws\":{\"CloudWatchMetrics\":[{\"Namespace\":\"Baton\","
            + "\"Dimensions\":[[\"step\"]],\"Metrics\":[{\"Name\":\"Duration\"}]}]},"
            + "\"step\":\"A\"}";
    String text =
        String.join(
            "\n",
            line,
            line.replace("\"A\"", "\"B\""),
            line,
            "REPORT RequestId: 1\tDuration: 41 ms",
            "REPORT RequestId: 2\tDuration: 0 ms");
    Files.writeString(folder.resolve("Stack-IndexFunction.log"), text);
    FunctionLogs logs = FunctionLogs.read(folder);
    assertThat(logs.metrics()).isEqualTo(2);
    assertThat(logs.calls())
        .containsEntry("Stack-IndexFunction", new FunctionLogs.Calls(2, 42 + 1));
    assertThat(logs.bytes()).isEqualTo(text.length() - 4 + 5 * FunctionLogs.EVENT_OVERHEAD);
  }

  private static void see(CallMeter meter, AwsRequest request) {
    meter.onCall(request, AwsResponse.of(200, Protocol.AWS_JSON_1_0, "{}"), Duration.ofMillis(3));
  }

  private static AwsRequest object(Principal caller, String method, String path, int bytes) {
    String action = method.equals("PUT") ? "PutObject" : "GetObject";
    return new AwsRequest(caller, "s3", action, method, path, null, Map.of(), new byte[bytes]);
  }

  /** Answers with a text, which must have been asked for with capacity; none is a refusal. */
  private record Tables(String answer) implements Service {
    @Override
    public String name() {
      return "dynamodb";
    }

    @Override
    public Protocol protocol() {
      return Protocol.AWS_JSON_1_0;
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
      assertThat(request.text()).contains("\"ReturnConsumedCapacity\":\"TOTAL\"");
      return new AwsResponse(
          answer.isEmpty() ? 400 : 200,
          Map.of("x-amz-crc32", List.of("1")),
          answer.getBytes(StandardCharsets.UTF_8));
    }
  }
}
