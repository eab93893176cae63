package dev.baton.intake.documentprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.shared.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

class NamedAnnouncementsTest {
  private final Map<String, String> started = new LinkedHashMap<>();
  private final Announcements announcements =
      new NamedAnnouncements(new FakeStepFunctions(), "arn:announcement");
  private final DocumentDuplicate duplicate =
      DocumentDuplicate.of(
          new UploadEvents(UploadJson.BUCKET, document -> null)
              .read(UploadJson.of("inbox/a.pdf", "v1")),
          "arn:first");

  @Test
  void announcesADeliveryOnceHoweverOftenItIsAsked() {
    announcements.announce(duplicate, "m-1");
    announcements.announce(duplicate, "m-1");
    announcements.announce(duplicate, "m-2");
    assertThat(started).hasSize(2);
    assertThat(started.keySet()).allMatch(name -> name.matches("intake-[0-9a-f]{32}"));
  }

  @Test
  void handsOverTheEventAsItWillBePublished() {
    announcements.announce(duplicate, "m-1");
    var event = Json.tree(started.values().iterator().next()).path("announcement");
    assertThat(event.path("source").asText()).isEqualTo("baton.documents");
    assertThat(event.path("detailType").asText()).isEqualTo("DocumentDuplicate");
    assertThat(event.at("/detail/executionArn").asText()).isEqualTo("arn:first");
  }

  /** Refuses a name that was used, as Step Functions does once the execution is over. */
  private final class FakeStepFunctions implements SfnClient {
    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
      assertThat(request.stateMachineArn()).isEqualTo("arn:announcement");
      if (started.putIfAbsent(request.name(), request.input()) != null) {
        throw ExecutionAlreadyExistsException.builder().message("exists").build();
      }
      return StartExecutionResponse.builder().executionArn("arn:" + request.name()).build();
    }

    @Override
    public String serviceName() {
      return "states";
    }

    @Override
    public void close() {}
  }
}
