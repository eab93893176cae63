package dev.baton.console.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.Cloud;
import dev.baton.console.aws.AwsClient;
import dev.baton.engine.clock.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The recorded cases through the API of a cloud of this process, over HTTP. */
@Tag("conformance")
class EndpointCasesTest {
  /** Tiers that need no service but Step Functions and the functions of the case. */
  private static final Set<String> TIERS = Set.of("pure", "lambda", "distributedMap");

  private static final VirtualClock CLOCK = new VirtualClock();
  private static Cloud cloud;
  private static RecordedFunctions functions;
  private static Function<ObjectNode, Difference> judge;

  @BeforeAll
  static void start() {
    cloud = Cloud.builder().clock(CLOCK).start();
    functions = new RecordedFunctions(CLOCK);
    cloud.door().add(functions);
    judge =
        Judge.through(
            new AwsClient(
                cloud.endpoint(), cloud.userCredentials(), "eu-west-1", CLOCK.asJavaClock()));
  }

  @AfterAll
  static void stop() {
    cloud.close();
    CLOCK.close();
  }

  @Test
  void theApiAnswersAsStepFunctionsDid() throws Exception {
    assertThat(failures(CaseFiles.recorded("asl-cases.json"))).isEmpty();
  }

  @Test
  void theApiMatchesEventsAsEventBridgeDid() throws Exception {
    assertThat(failures(CaseFiles.recorded("event-pattern-cases.json"))).isEmpty();
  }

  @Test
  void theApiAnswersAsTheSpecificationAndTheGuidesSay() throws Exception {
    List<String> failures = new ArrayList<>();
    for (Path file : CaseFiles.own()) {
      failures.addAll(failures(file));
    }
    assertThat(failures).isEmpty();
  }

  private static List<String> failures(Path file) throws IOException {
    List<String> failures = new ArrayList<>();
    for (ObjectNode recorded : CaseFiles.cases(file)) {
      functions.become(RecordedCase.prepare(recorded, Place.HERE).lambdas());
      Difference difference =
          TIERS.contains(recorded.path("tier").asText("pure")) ? judge.apply(recorded) : null;
      if (difference != null) {
        failures.add(recorded.path("id").asText() + " " + difference);
      }
    }
    return failures;
  }
}
