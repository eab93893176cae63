package dev.baton.resilience.compensations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The executions of one saga that died, as Step Functions lists them. */
final class DeadSagas {
  /** How an execution ends that could not undo anything itself. */
  static final List<ExecutionStatus> DEAD =
      List.of(ExecutionStatus.ABORTED, ExecutionStatus.TIMED_OUT);

  /** Beyond the longest execution, by far: what began earlier has been swept. */
  private static final Duration HORIZON = Duration.ofDays(14);

  private static final int PAGE = 100;

  private final SfnClient client;
  private final String stateMachineArn;
  private final String doneState;
  private final Clock clock;

  /** {@code doneState} is the one after the last step: who has entered it has arranged all. */
  DeadSagas(SfnClient client, String stateMachineArn, String doneState, Clock clock) {
    this.client = client;
    this.stateMachineArn = stateMachineArn;
    this.doneState = doneState;
    this.clock = clock;
  }

  /** Those that ended so and began within the horizon; Step Functions lists the latest first. */
  List<ExecutionListItem> ended(ExecutionStatus status) {
    Instant horizon = clock.instant().minus(HORIZON);
    List<ExecutionListItem> found = new ArrayList<>();
    @Nullable String token = null;
    do {
      String next = token;
      var page =
          AwsErrors.translating(
              () ->
                  client.listExecutions(
                      list ->
                          list.stateMachineArn(stateMachineArn)
                              .statusFilter(status)
                              .maxResults(PAGE)
                              .nextToken(next)));
      for (ExecutionListItem each : page.executions()) {
        if (each.startDate().isBefore(horizon)) {
          return found;
        }
        found.add(each);
      }
      token = page.nextToken();
    } while (token != null);
    return found;
  }

  /** Whether its undoing has been started. */
  boolean isSeenTo(ExecutionListItem dead) {
    String arn = dead.executionArn();
    String undoing = arn.substring(0, arn.lastIndexOf(':') + 1) + undoName(dead);
    try {
      return client.describeExecution(describe -> describe.executionArn(undoing)).executionArn()
          != null;
    } catch (ExecutionDoesNotExistException e) {
      return false;
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  /** Whether all its steps were done: then only the word is missing. */
  boolean wasDone(ExecutionListItem dead) {
    return AwsErrors.translating(
            () ->
                client.getExecutionHistory(
                    history ->
                        history
                            .executionArn(dead.executionArn())
                            .reverseOrder(true)
                            .includeExecutionData(false)
                            .maxResults(PAGE)))
        .events()
        .stream()
        .anyMatch(
            event ->
                event.stateEnteredEventDetails() != null
                    && doneState.equals(event.stateEnteredEventDetails().name()));
  }

  void redrive(ExecutionListItem dead) {
    // Idempotency key: the execution; one that runs again is not listed any more.
    AwsErrors.translating(
        () -> client.redriveExecution(redrive -> redrive.executionArn(dead.executionArn())));
  }

  /** Starts an execution that does nothing but undo what this one may have done. */
  void undo(ExecutionListItem dead) {
    var execution =
        AwsErrors.translating(
            () -> client.describeExecution(d -> d.executionArn(dead.executionArn())));
    ObjectNode input = (ObjectNode) Json.tree(execution.input());
    // The undoing of an undoing that died is that of the first.
    if (!input.has("aborted")) {
      input
          .putObject("aborted")
          .put("executionArn", dead.executionArn())
          .put("executionName", dead.name())
          .put(
              "error",
              "Saga." + (dead.status() == ExecutionStatus.ABORTED ? "Aborted" : "TimedOut"));
    }
    try {
      // Idempotency key: the name, which is made of the execution that died.
      String _ =
          client
              .startExecution(
                  start ->
                      start
                          .stateMachineArn(stateMachineArn)
                          .name(undoName(dead))
                          .input(input.toString()))
              .executionArn();
    } catch (ExecutionAlreadyExistsException e) {
      return; // another sweep was first
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  private static String undoName(ExecutionListItem dead) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(dead.executionArn().getBytes(StandardCharsets.UTF_8));
      return "undo-" + HexFormat.of().formatHex(hash).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
