package dev.baton.tests.permissions;

import dev.baton.tests.Repository;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.People;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.documents.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stories of executions that somebody stops, of guarded calls and of what is gathered. */
final class Cut {
  private Cut() {}

  /** What people do with a cloud, as in {@link Story.Steps}. */
  static Story.Steps stopped(String state, Story.Steps steps, Duration later) {
    return (cloud, runs) -> {
      AtomicBoolean done = new AtomicBoolean();
      try (var operator =
          cloud.whenEntered(
              state,
              arn -> {
                if (done.compareAndSet(false, true)) {
                  cloud.clients().sfn.stopExecution(stop -> stop.executionArn(arn));
                }
              })) {
        steps.take(cloud, runs);
      }
      cloud.pass(later);
    };
  }

  /** A document whose execution is stopped, and which another execution takes on. */
  static void takenOn(TestCloud cloud, DocumentRuns runs) throws Exception {
    Upload[] upload = new Upload[1];
    Story.Steps steps =
        (same, sameRuns) -> {
          var sample = Samples.onRoute("auto-approved");
          upload[0] = sameRuns.upload(sample.file(), sample.content());
          same.settle();
        };
    stopped("IndexDocument", steps, Duration.ZERO).take(cloud, runs);
    Story.startAgain(cloud, runs, upload[0]);
  }

  static void guarded(TestCloud cloud, DocumentRuns runs) {
    call(cloud);
  }

  /** Calls until nobody calls the dependency any more. */
  static void guardedInVain(TestCloud cloud, DocumentRuns runs) {
    for (int i = 0; i < 4; i++) {
      call(cloud);
    }
  }

  private static void call(TestCloud cloud) {
    String input = Repository.read(Repository.at("events/samples/guarded-call/request.json"));
    cloud
        .clients()
        .sfn
        .startExecution(
            start ->
                start.stateMachineArn(cloud.output("GuardedCallStateMachineArn")).input(input));
    cloud.settle();
  }

  /** A document that another one of the same matter completes. */
  static void gathered(TestCloud cloud, DocumentRuns runs) throws Exception {
    try (var person = People.deciding(cloud, "approve")) {
      runs.process("first-letter.txt", text("first-letter.txt"), "case-17");
      runs.process("linked.txt", text("linked.txt"), "case-17");
    }
  }

  private static byte[] text(String name) throws IOException {
    String path = "/dev/baton/tests/documents/gathering/" + name;
    try (InputStream stream = Cut.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }
}
