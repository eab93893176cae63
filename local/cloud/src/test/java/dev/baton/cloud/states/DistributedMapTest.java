package dev.baton.cloud.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.s3.S3Part;
import dev.baton.cloud.trace.TracedExecutions;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;

/** Distributed Maps over the embedded S3, seen through AWS's own clients. */
class DistributedMapTest {
  private static final String MAP =
      """
      {"QueryLanguage":"JSONata","StartAt":"Each","States":{"Each":{"Type":"Map","Label":"Each",
        "MaxConcurrency":2,%s
        "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"%s"},
          "StartAt":"Work","States":{"Work":%s}},"End":true}}}
      """;
  private static final String PASS = "{\"Type\":\"Pass\",\"End\":true}";

  private final TestCloud cloud = new TestCloud();
  private SfnClient states;
  private S3Client s3;

  @BeforeEach
  void start() {
    cloud.with(context -> new S3Part(context, (source, type, resources, detail) -> {}));
    cloud.with(
        context ->
            new StatesPart(
                context,
                Engine.builder()
                    .clock(context.clock())
                    .port(new DoorPort(context, new TracedExecutions(context.tracing())))
                    .build()));
    states = cloud.client(SfnClient.builder());
    s3 = cloud.client(S3Client.builder().forcePathStyle(true));
    s3.createBucket(b -> b.bucket("data"));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private void put(String key, byte[] content) {
    s3.putObject(p -> p.bucket("data").key(key), RequestBody.fromBytes(content));
  }

  private void put(String key, String content) {
    put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  private String read(String key) {
    return s3.getObjectAsBytes(g -> g.bucket("data").key(key)).asUtf8String();
  }

  private DescribeExecutionResponse run(String fields, String type, String work, String input) {
    String machine =
        states
            .createStateMachine(
                c ->
                    c.name("maps")
                        .roleArn("arn:aws:iam::000000000000:role/r")
                        .definition(MAP.formatted(fields, type, work)))
            .stateMachineArn();
    String arn = states.startExecution(s -> s.stateMachineArn(machine).input(input)).executionArn();
    cloud.clock.awaitIdle();
    return states.describeExecution(d -> d.executionArn(arn));
  }

  private static String reader(String action, String arguments, String config) {
    return "\"ItemReader\":{\"Resource\":\"arn:aws:states:::s3:%s\",\"Arguments\":%s,"
            .formatted(action, arguments)
        + "\"ReaderConfig\":{"
        + config
        + "}},";
  }

  @Test
  void readsATableAndExportsTheResults() {
    put("in/rows.csv", "name,n\nÄnn,1\nBo,2\nCy,3\n");
    DescribeExecutionResponse ended =
        run(
            reader(
                    "getObject",
                    "{\"Bucket\":\"data\",\"Key\":\"{% $states.input.key %}\"}",
                    "\"InputType\":\"CSV\",\"CSVHeaderLocation\":\"FIRST_ROW\"")
                + "\"ResultWriter\":{\"Resource\":\"arn:aws:states:::s3:putObject\","
                + "\"Arguments\":{\"Bucket\":\"data\",\"Prefix\":\"out\"},"
                + "\"WriterConfig\":{\"Transformation\":\"COMPACT\"}},",
            "STANDARD",
            PASS,
            "{\"key\":\"in/rows.csv\"}");
    assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    JsonNode output = Json.parse(ended.output());
    String manifest = output.path("ResultWriterDetails").path("Key").asText();
    JsonNode files = Json.parse(read(manifest)).path("ResultFiles").path("SUCCEEDED");
    assertThat(read(files.path(0).path("Key").asText()))
        .isEqualTo(
            "[{\"name\":\"Änn\",\"n\":\"1\"},{\"name\":\"Bo\",\"n\":\"2\"},"
                + "{\"name\":\"Cy\",\"n\":\"3\"}]");
    DescribeMapRunResponse mapRun =
        states.describeMapRun(d -> d.mapRunArn(output.path("MapRunArn").asText()));
    assertThat(mapRun.status()).isEqualTo(MapRunStatus.SUCCEEDED);
    assertThat(mapRun.executionArn()).isEqualTo(ended.executionArn());
    assertThat(mapRun.maxConcurrency()).isEqualTo(2);
    assertThat(mapRun.itemCounts().succeeded()).isEqualTo(3);
    assertThat(mapRun.itemCounts().resultsWritten()).isEqualTo(3);
    assertThat(mapRun.executionCounts().total()).isEqualTo(3);
  }

  @Test
  void listsAVersionedBucketByPagesAndReadsPackedInventories() {
    for (int i = 0; i < 1_005; i++) {
      put("many/%04d & <x>".formatted(i), "");
    }
    DescribeExecutionResponse listed =
        run(
            reader(
                    "listObjectsV2",
                    "{\"Bucket\":\"data\",\"Prefix\":\"many/\"}",
                    "\"MaxItems\":1003")
                + "\"ItemBatcher\":{\"MaxItemsPerBatch\":500},"
                + "\"Output\":\"{% $states.result.Items ~> $map(function($i){$i.Key}) ~>"
                + " function($k){{'n':$count($k),'last':$k[-1]}} %}\",",
            "EXPRESS",
            PASS,
            "{}");
    assertThat(listed.output())
        .as(listed.cause())
        .isEqualTo("{\"n\":1003,\"last\":\"many/1002 & <x>\"}");
  }

  @Test
  void readsPackedInventoriesByteForByte() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write("\"b\",\"ключ\"\n".repeat(3).getBytes(StandardCharsets.UTF_8));
    }
    put("inv/data.csv.gz", packed.toByteArray());
    put(
        "inv/manifest.json",
        "{\"destinationBucket\":\"arn:aws:s3:::data\",\"fileFormat\":\"CSV\","
            + "\"fileSchema\":\"Bucket, Key\",\"files\":[{\"key\":\"inv/data.csv.gz\"}]}");
    DescribeExecutionResponse ended =
        run(
            reader(
                    "getObject",
                    "{\"Bucket\":\"data\",\"Key\":\"inv/manifest.json\"}",
                    "\"InputType\":\"MANIFEST\"")
                + "\"ItemSelector\":\"{% $states.context.Map.Item.Value.Key %}\",",
            "STANDARD",
            PASS,
            "{}");
    assertThat(ended.output()).as(ended.cause()).isEqualTo("[\"ключ\",\"ключ\",\"ключ\"]");
  }

  @Test
  void showsRunsAndTheirChildren() {
    DescribeExecutionResponse ended = run("", "STANDARD", PASS, "[1,2,3]");
    String mapRun =
        states.listMapRuns(l -> l.executionArn(ended.executionArn())).mapRuns().get(0).mapRunArn();
    assertThat(mapRun).startsWith("arn:aws:states:us-east-1:000000000000:mapRun:maps/Each:");
    var children = states.listExecutions(l -> l.mapRunArn(mapRun)).executions();
    assertThat(children).hasSize(3).allMatch(child -> child.mapRunArn().equals(mapRun));
    ExecutionListItem child = children.get(0);
    assertThat(states.describeExecution(d -> d.executionArn(child.executionArn())).mapRunArn())
        .isEqualTo(mapRun);
    assertThat(states.getExecutionHistory(h -> h.executionArn(child.executionArn())).events())
        .hasSize(4);
    assertThat(
            states.listExecutions(l -> l.mapRunArn(mapRun).redriveFilter("REDRIVEN")).executions())
        .isEmpty();
    assertThat(
            states
                .describeStateMachineForExecution(d -> d.executionArn(child.executionArn()))
                .label())
        .isEqualTo("Each");
    assertThatThrownBy(() -> states.describeMapRun(d -> d.mapRunArn(mapRun + "0")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void failsWithTheWordsOfS3() {
    DescribeExecutionResponse ended =
        run(
            reader("getObject", "{\"Bucket\":\"data\",\"Key\":\"none\"}", "\"InputType\":\"JSON\""),
            "STANDARD",
            PASS,
            "{}");
    assertThat(ended.error()).isEqualTo("States.ItemReaderFailed");
    assertThat(ended.cause())
        .contains("The specified key does not exist. (Service: S3, Status Code: 404");
    assertThat(s3.listObjectsV2(l -> l.bucket("data")).contents())
        .extracting(S3Object::key)
        .isEmpty();
  }

  @Test
  void changesARunWhileItRuns() {
    String machine =
        states
            .createStateMachine(
                c ->
                    c.name("waits")
                        .roleArn("arn:aws:iam::000000000000:role/r")
                        .definition(
                            MAP.formatted(
                                "", "STANDARD", "{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}")))
            .stateMachineArn();
    String arn;
    try (var hold = cloud.clock.hold("a look at a run")) {
      arn =
          states
              .startExecution(s -> s.stateMachineArn(machine).input("[1,2,3,4,5]"))
              .executionArn();
      String mapRun = states.listMapRuns(l -> l.executionArn(arn)).mapRuns().get(0).mapRunArn();
      assertThat(states.describeMapRun(d -> d.mapRunArn(mapRun)).itemCounts().running())
          .isEqualTo(2);
      states.updateMapRun(
          u -> u.mapRunArn(mapRun).maxConcurrency(4).toleratedFailurePercentage(10f));
      DescribeMapRunResponse changed = states.describeMapRun(d -> d.mapRunArn(mapRun));
      assertThat(changed.itemCounts().running()).isEqualTo(4);
      assertThat(changed.toleratedFailurePercentage()).isEqualTo(10f);
      states.stopExecution(s -> s.executionArn(arn));
      assertThat(states.describeMapRun(d -> d.mapRunArn(mapRun)).status())
          .isEqualTo(MapRunStatus.ABORTED);
    }
  }
}
