package dev.baton.approvals.approval;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.approvals.approval.Decision.Status;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.json.Json;
import dev.baton.shared.telemetry.EmfMetrics;
import dev.baton.shared.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The two handlers over a table, tokens and a bus in memory, and a time that is set by hand. */
final class Desk implements ApprovalStore, TaskTokens, Announcements {
  static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  static final Instant EXPIRY = START.plusSeconds(3600);

  Instant now = START;
  final Map<String, Row> rows = new HashMap<>();
  final Set<String> waiting = new HashSet<>();
  final List<String> told = new ArrayList<>();
  final List<ApprovalRequested> announced = new ArrayList<>();
  final ByteArrayOutputStream metrics = new ByteArrayOutputStream();
  boolean busFails;
  boolean tokensFail;

  /** An item of the table. */
  record Row(RequestDecisionRequest request, StoredRequest stored) {}

  JsonNode ask(String token, int attempt) throws IOException {
    return ask(token, attempt, false);
  }

  JsonNode remind(String token) throws IOException {
    return ask(token, 100, true);
  }

  private JsonNode ask(String token, int attempt, boolean reminder) throws IOException {
    waiting.clear();
    waiting.add(token);
    return call(
        new RequestDecisionHandler(this, this, this, telemetry()),
        """
        {"taskToken":"%s","attempt":%d,"reminder":%b,"approvalId":"a-1","executionArn":"arn:aws:states:x",
         "expiresAt":"%s","request":{"subject":{"kind":"document","id":"d-1"},
         "contentRef":{"bucket":"b","key":"k"},"contentHash":"h-1","requestedBy":"arn:parent",
         "correlationId":"c-1"}}
        """
            .formatted(token, attempt, reminder, EXPIRY));
  }

  JsonNode decide(String decision, String by) throws IOException {
    return decide("a-1", decision, by, "h-1");
  }

  JsonNode decide(String approvalId, String decision, String by, String hash) throws IOException {
    return call(
        new DecideApprovalHandler(this, this, telemetry(), Clock.fixed(now, ZoneOffset.UTC)),
        """
        {"approvalId":"%s","decision":"%s","decidedBy":"%s","comment":null,"contentHash":"%s"}
        """
            .formatted(approvalId, decision, by, hash));
  }

  /** What the state machine writes when the time is over or the request failed. */
  void close(Status status) {
    Row row = rows.get("a-1");
    Decision decision =
        status == Status.EXPIRED ? new Decision("a-1", status, null, null, now) : null;
    rows.put("a-1", new Row(row.request(), stored(row.request(), status, null, decision)));
    waiting.clear();
  }

  private JsonNode call(RequestStreamHandler handler, String input) throws IOException {
    var output = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    handler.handleRequest(in, output, context());
    return Json.tree(output.toString(StandardCharsets.UTF_8));
  }

  @Override
  public boolean ask(RequestDecisionRequest request) {
    Row row = rows.get(request.approvalId());
    boolean free =
        row == null
            || row.stored().status() == Status.FAILED
            || (row.stored().status() == Status.PENDING
                && row.request().attempt() <= request.attempt());
    if (free) {
      var stored = stored(request, Status.PENDING, request.taskToken(), null);
      rows.put(request.approvalId(), new Row(request, stored));
    }
    return free;
  }

  @Override
  public Optional<StoredRequest> decide(Decision decision, String contentHash) {
    Row row = rows.get(decision.approvalId());
    if (row == null
        || row.stored().status() != Status.PENDING
        || !row.stored().contentHash().equals(contentHash)
        || !row.stored().expiresAt().isAfter(decision.decidedAt())) {
      return Optional.empty();
    }
    String token = row.stored().taskToken();
    var stored = stored(row.request(), decision.decision(), token, decision);
    rows.put(decision.approvalId(), new Row(row.request(), stored));
    return Optional.of(stored);
  }

  @Override
  public Optional<StoredRequest> find(String approvalId) {
    return Optional.ofNullable(rows.get(approvalId)).map(Row::stored);
  }

  @Override
  public boolean tell(String taskToken, Decision decision) {
    if (tokensFail) {
      throw new TransientException("throttled", "later");
    }
    told.add(taskToken + " " + decision.decision());
    return waiting.remove(taskToken);
  }

  @Override
  public void announce(ApprovalRequested requested) {
    if (busFails) {
      throw new TransientException("event-refused", "no");
    }
    announced.add(requested);
  }

  private static StoredRequest stored(
      RequestDecisionRequest request, Status status, String token, Decision decision) {
    return new StoredRequest(
        request.approvalId(),
        status,
        token,
        request.request().contentHash(),
        request.expiresAt(),
        decision);
  }

  private Telemetry telemetry() {
    var out = new PrintStream(metrics, true, StandardCharsets.UTF_8);
    return new Telemetry(
        "approval", "Approval", new EmfMetrics(out, Clock.fixed(START, ZoneOffset.UTC)));
  }

  /** A context that knows nothing. */
  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> method.getReturnType() == int.class ? 0 : null);
  }
}
