package dev.baton.tests.resilience;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.CloudUnderTest;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.Portable;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.cloud.TestTarget;
import dev.baton.tests.events.EventSchemas;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** A dependency that is down is called no more, and one call finds out when it is back. */
@Tag("e2e")
class GuardedCallTest {
  private static final String DEPENDENCY = "dev.baton.shared.errors.DependencyException";

  @Portable
  @Test
  void theSampleIsAnswered() {
    ExecutionRecord execution = call(TestTarget.cloud(), sample());
    JsonNode expected =
        EventSchemas.json(Repository.at("events/samples/guarded-call/expected.json"))
            .path("request.json");
    assertThat(execution.status()).isEqualTo(expected.path("status").asText());
    assertThat(execution.output()).isEqualTo(expected.path("output"));
  }

  @Portable
  @Test
  void aMemberOfTheRegistryIsCovered() {
    CloudUnderTest cloud = TestTarget.cloud();
    var _ =
        cloud
            .clients()
            .s3
            .putObject(
                request ->
                    request.bucket(cloud.output("DocumentsBucketName")).key("registry/M-1.json"),
                RequestBody.fromString("{}"));
    assertThat(call(cloud, "{\"memberId\": \"M-1\"}").output().path("covered").asBoolean())
        .isTrue();
  }

  @Test
  void aRequestThatIsRefusedIsNoFailureOfTheDependency() {
    TestCloud cloud = TestCloud.warm();
    for (int i = 0; i < 4; i++) {
      assertThat(call(cloud, "{\"memberId\": \"no member\"}"))
          .failedWith("dev.baton.shared.errors.ValidationException")
          .visited("LookUpCoverage", "ReportFailure", "CallFailed");
    }
    assertThat(call(cloud, sample())).succeeded();
  }

  @Test
  void afterAsManyFailuresAsTheSettingsSayNobodyCallsTheDependency() {
    try (TestCloud cloud = TestCloud.withFaults("LookUpCoverage/s3:GetObject:error")) {
      for (int i = 0; i < 3; i++) {
        assertThat(call(cloud, sample()))
            .failedWith("dev.baton.shared.errors.TransientException")
            .visited("LookUpCoverage", "ReportFailure", "CallFailed");
      }
      ExecutionRecord waited = call(cloud, sample());
      assertThat(waited).visited("AskBreaker").sawError(DEPENDENCY);
      assertThat(cloud.published("BreakerStateChanged"))
          .extracting(change -> change.path("state").asText())
          .startsWith("OPEN", "HALF_OPEN", "OPEN");
      for (JsonNode change : cloud.published("BreakerStateChanged")) {
        assertThat(EventSchemas.faults("BreakerStateChanged", change.toString())).isEmpty();
      }
    }
  }

  @Test
  void whileTheTableIsDownCallsAreRefusedAsTheSettingSays() {
    try (TestCloud cloud = TestCloud.withFaults("AskBreaker/dynamodb:GetItem:error")) {
      assertThat(call(cloud, sample()))
          .failedWith(DEPENDENCY)
          .visited("AskBreaker", "CallFailed")
          .didNotVisit("LookUpCoverage");
    }
  }

  @Test
  void anAnswerThatCannotBeReportedIsAnAnswer() {
    try (TestCloud cloud = TestCloud.withFaults("ReportCall:error")) {
      assertThat(call(cloud, sample())).succeeded().visited("ReportAnswer", "CallAnswered");
    }
  }

  private static String sample() {
    return Repository.read(Repository.at("events/samples/guarded-call/request.json"));
  }

  private static ExecutionRecord call(CloudUnderTest cloud, String input) {
    String arn =
        cloud
            .clients()
            .sfn
            .startExecution(
                request ->
                    request
                        .stateMachineArn(cloud.output("GuardedCallStateMachineArn"))
                        .input(input))
            .executionArn();
    cloud.settle();
    return ExecutionRecord.of(cloud.clients().sfn, arn);
  }
}
