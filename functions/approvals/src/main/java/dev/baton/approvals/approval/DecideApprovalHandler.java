package dev.baton.approvals.approval;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.settings.Settings;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Takes one person's decision: one conditional write, then the execution is told. The same person
 * may repeat the same decision, which tells the execution again; anybody else is told that it is
 * over.
 */
public final class DecideApprovalHandler implements RequestStreamHandler {
  private final ApprovalStore approvals;
  private final TaskTokens tokens;
  private final Telemetry telemetry;
  private final Clock clock;

  /** Wires production; every missing setting is reported at once. */
  public DecideApprovalHandler() {
    this(
        new DynamoDbApprovalStore(AwsClients.dynamoDb(), table(System.getenv()), Clock.systemUTC()),
        new StepFunctionsTaskTokens(AwsClients.later(SfnClient::builder)),
        Telemetry.of(DecideApprovalHandler.class, Clock.systemUTC()),
        Clock.systemUTC());
  }

  DecideApprovalHandler(
      ApprovalStore approvals, TaskTokens tokens, Telemetry telemetry, Clock clock) {
    this.approvals = approvals;
    this.tokens = tokens;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  private static String table(Map<String, String> environment) {
    return Settings.read(environment, settings -> settings.text("APPROVALS_TABLE"));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(DecideApprovalRequest.class, telemetry, request -> decide(request.checked()));
  }

  private Decision decide(DecideApprovalRequest.Checked request) {
    var wanted =
        new Decision(
            request.approvalId(),
            request.decision(),
            request.decidedBy(),
            request.comment(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    Optional<StoredRequest> decided = approvals.decide(wanted, request.contentHash());
    StoredRequest stored = decided.orElseGet(() -> sameDecisionBefore(request));
    Decision decision = stored.decision();
    if (decision == null || stored.taskToken() == null) {
      throw new LogicException("approval-incomplete", "The decision is stored without its token.");
    }
    // Nobody may be waiting on this token now: then the execution reads the decision itself, when
    // its
    // time is over or when it asks again.
    boolean told = tokens.tell(stored.taskToken(), decision);
    telemetry.info(
        "A decision was taken.", Map.of("approval_id", decision.approvalId(), "told", told));
    return decision;
  }

  /**
   * What is stored, when it is this very decision; otherwise says why there is nothing to decide.
   */
  private StoredRequest sameDecisionBefore(DecideApprovalRequest.Checked request) {
    StoredRequest stored =
        approvals
            .find(request.approvalId())
            .orElseThrow(() -> new LogicException("unknown-approval", "No approval has this id."));
    Decision decision = stored.decision();
    return switch (stored.status()) {
      case APPROVED, REJECTED -> {
        if (decision != null
            && decision.decision() == request.decision()
            && request.decidedBy().equals(decision.decidedBy())) {
          yield stored;
        }
        throw new LogicException("already-decided", "Somebody has decided before.");
      }
      case EXPIRED -> throw expired();
      case FAILED -> throw new LogicException("approval-over", "The execution that asked is over.");
      case PENDING -> {
        if (!request.contentHash().equals(stored.contentHash())) {
          throw new LogicException(
              "content-changed", "The decision is about other content than the request.");
        }
        throw expired();
      }
    };
  }

  private static LogicException expired() {
    return new LogicException("approval-expired", "The time to decide is over.");
  }
}
