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
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Asks a person: stores the request with its task token, then announces it. A retry of the state
 * brings a new token, which replaces the old one; where somebody decided in between, the decision
 * is told at once on the new token. A reminder keeps a new token too, and is counted.
 */
public final class RequestDecisionHandler implements RequestStreamHandler {
  private final ApprovalStore approvals;
  private final TaskTokens tokens;
  private final Announcements announcements;
  private final Telemetry telemetry;

  /** Wires production; every missing setting is reported at once. */
  public RequestDecisionHandler() {
    this(RequestSettings.read(System.getenv()));
  }

  private RequestDecisionHandler(RequestSettings settings) {
    this(
        new DynamoDbApprovalStore(AwsClients.dynamoDb(), settings.table(), Clock.systemUTC()),
        new StepFunctionsTaskTokens(AwsClients.later(SfnClient::builder)),
        new BusAnnouncements(AwsClients.build(EventBridgeClient.builder()), settings.busName()),
        Telemetry.of(RequestDecisionHandler.class, Clock.systemUTC()));
  }

  RequestDecisionHandler(
      ApprovalStore approvals,
      TaskTokens tokens,
      Announcements announcements,
      Telemetry telemetry) {
    this.approvals = approvals;
    this.tokens = tokens;
    this.announcements = announcements;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(RequestDecisionRequest.class, telemetry, this::ask);
  }

  private RequestDecisionResult ask(RequestDecisionRequest request) {
    if (approvals.ask(request)) {
      if (request.reminder()) {
        telemetry.count("ApprovalsNearExpiry", 1);
        return new RequestDecisionResult(request.approvalId(), "reminded");
      }
      announcements.announce(ApprovalRequested.of(request));
      return new RequestDecisionResult(request.approvalId(), "asked");
    }
    StoredRequest stored =
        approvals
            .find(request.approvalId())
            .orElseThrow(
                () -> new LogicException("approval-gone", "The request for approval vanished."));
    if (stored.decision() == null) {
      return new RequestDecisionResult(request.approvalId(), "superseded");
    }
    tokens.tell(request.taskToken(), stored.decision());
    return new RequestDecisionResult(request.approvalId(), "decided before");
  }

  /** What the handler reads from its environment. */
  private record RequestSettings(String table, String busName) {
    static RequestSettings read(Map<String, String> environment) {
      return Settings.read(
          environment,
          settings ->
              new RequestSettings(
                  settings.text("APPROVALS_TABLE"), settings.text("EVENT_BUS_NAME")));
    }
  }
}
