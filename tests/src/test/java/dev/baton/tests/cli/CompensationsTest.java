package dev.baton.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.cloud.Cloud;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.fault.Fault;
import dev.baton.console.Terminal;
import dev.baton.console.aws.AwsClient;
import dev.baton.console.command.Commands;
import dev.baton.console.project.Project;
import dev.baton.console.project.Slug;
import dev.baton.console.session.CloudSettings;
import dev.baton.console.session.DataFolder;
import dev.baton.console.session.DataServices;
import dev.baton.console.session.Decision;
import dev.baton.console.session.Session;
import dev.baton.console.session.StuckCompensations;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.SynthesizedAssembly;
import dev.baton.tests.cloud.TestCloud;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code baton compensations} shows and does about steps that could not be undone. */
@Tag("e2e")
class CompensationsTest {
  private static final AwsCredentials USER = new AwsCredentials("test", "test", "");

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theOnesOfARunningCloudAreListedRetriedAndResolved() {
    List<Fault> faults =
        Stream.of(
                "OpenBillingCase:error",
                "CancelProcedure:error",
                "ReleaseBed:error@1",
                "ReleaseBed:error@2",
                "ReleaseBed:error@3")
            .map(Fault::parse)
            .toList();
    try (DataFolder data = DataFolder.open(folder);
        Cloud cloud =
            Cloud.builder()
                .assembly(SynthesizedAssembly.folder())
                .data(data.path())
                .userCredentials(USER)
                .faults(faults)
                .start()) {
      data.announce(new DataFolder.Owner(cloud.endpoint(), cloud.outputs(), null));
      fail(cloud);
      List<JsonNode> open = lines("list", "--json");
      assertThat(open)
          .extracting(each -> each.path("step").asText())
          .containsExactlyInAnyOrder("BookProcedure", "ReserveBed");
      String bed = id(open, "ReserveBed");
      String procedure = id(open, "BookProcedure");

      assertThat(run("retry", procedure, "--by", "ada")).isEqualTo(1);
      assertThat(out.toString()).contains(procedure + " failed again: ");
      assertThat(run("retry", bed, "--by", "ada", "--reason", "the table is back")).isZero();
      assertThat(out.toString()).contains(bed + " is resolved");
      assertThat(run("resolve", procedure, "--by", "ada", "--reason", "done by hand")).isZero();

      nothingIsOpenAndTheHistoryIsKept();
      assertThat(run("retry", bed)).isEqualTo(2);
      assertThat(err.toString()).contains("no compensation '" + bed + "' is open");
    }
  }

  private void nothingIsOpenAndTheHistoryIsKept() {
    out.getBuffer().setLength(0);
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("no compensation is stuck");
    JsonNode settled =
        lines("list", "--all", "--json").stream()
            .filter(each -> each.path("step").asText().equals("BookProcedure"))
            .findFirst()
            .orElseThrow();
    assertThat(settled.path("history"))
        .extracting(entry -> entry.path("by").asText() + " " + entry.path("action").asText())
        .containsExactly("ada RETRY", "ada RESOLVE");
    assertThat(settled.at("/history/1/reason").asText()).isEqualTo("done by hand");
    assertThat(settled.at("/history/1/at").asText()).isNotEmpty();
  }

  @Test
  void theOnesOfADataFolderOutliveTheCommandThatLeftThem() {
    try (DataFolder data = DataFolder.openEmpty(folder);
        Session session =
            new Session(
                SynthesizedAssembly.folder(),
                new CloudSettings(
                    data,
                    Stream.of("OpenBillingCase:error", "CancelProcedure:error")
                        .map(Fault::parse)
                        .toList(),
                    1),
                null)) {
      session.workflow(new Slug("admission-saga"), "request", request(), Decision.EXPIRE);
    }
    try (DataServices services = DataServices.open(folder, SynthesizedAssembly::folder)) {
      StuckCompensations stuck = new StuckCompensations(services);
      String id = stuck.all().getFirst().id();
      assertThat(stuck.settle(id, "RETRY", "ada", null).path("status").asText())
          .isEqualTo("RESOLVED");
      assertThat(stuck.all()).noneMatch(StuckCompensations.Stuck::isOpen);
    }
  }

  private static void fail(Cloud cloud) {
    AwsClient client =
        new AwsClient(cloud.endpoint(), USER, "us-east-1", cloud.clock().asJavaClock());
    JsonNode started =
        client.call(
            "states",
            "AWSStepFunctions.StartExecution",
            JsonNodeFactory.instance
                .objectNode()
                .put("stateMachineArn", cloud.outputs().get("AdmissionSagaStateMachineArn"))
                .put("input", request().toString()));
    assertThat(started.path("executionArn").asText()).isNotEmpty();
    cloud.awaitIdle();
  }

  private static JsonNode request() {
    return TestCloud.json(
        Repository.read(Repository.at("events/samples/admission-saga/request.json")));
  }

  private static String id(List<JsonNode> all, String step) {
    return all.stream()
        .filter(each -> each.path("step").asText().equals(step))
        .map(each -> each.path("compensationId").asText())
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> lines(String... arguments) {
    out.getBuffer().setLength(0);
    assertThat(run(arguments)).as(err.toString()).isZero();
    return out.toString().lines().map(TestCloud::json).toList();
  }

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), folder, false);
    String[] all =
        Stream.concat(
                Stream.of("compensations"),
                Stream.concat(Stream.of(arguments), Stream.of("--data", folder.toString())))
            .toArray(String[]::new);
    return Commands.run(new Project(Repository.root()), terminal, all);
  }
}
