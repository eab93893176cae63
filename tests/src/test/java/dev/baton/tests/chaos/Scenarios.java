package dev.baton.tests.chaos;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All ways of all workflows. */
final class Scenarios {
  /** Workflows without ways of their own, each with the reason. */
  static final Map<String, String> WITHIN_OTHERS =
      Map.of("announcement", "every other workflow starts it to publish its end");

  private Scenarios() {}

  static List<Scenario> all() {
    return Stream.of(documents(), repetitionsAndScans(), others()).flatMap(List::stream).toList();
  }

  private static List<Scenario> documents() {
    return List.of(
        document("auto", "auto-approved", "expire"),
        document("approved", "approved", "approve"),
        document("rejected", "rejected", "reject"),
        document("expired", "approved", "expire"),
        document("doubtful", "manual", "expire"),
        document("refused", "refused", "expire"),
        document("rolled back while staging", "auto-approved", "expire", "ExtractGroup:error"),
        document("rolled back while indexing", "auto-approved", "expire", "IndexDocument:error"),
        document(
            "rolled back while committing",
            "auto-approved",
            "expire",
            "CommitEntities/dynamodb:UpdateItem:error"),
        document(
            "decision unheard",
            "approved",
            "approve",
            "DecideApproval/states:SendTaskSuccess:error"),
        document("not asked", "approved", "approve", "RequestDecision:error"),
        document("unread", "auto-approved", "expire", "ReceiveDocument:error"),
        document(
            "doubtfully announced",
            "auto-approved",
            "expire",
            "PublishEvent/events:PutEvents:drop-reply@1"));
  }

  private static List<Scenario> repetitionsAndScans() {
    return List.of(
        new Scenario("document-processing", "duplicate", List.of(), DocumentWays::duplicate),
        new Scenario("document-processing", "delivered again", List.of(), DocumentWays::again),
        new Scenario("document-processing", "malformed", List.of(), DocumentWays::malformed),
        new Scenario("document-processing", "scanned", List.of(), DocumentWays::scanned),
        new Scenario(
            "document-processing",
            "scanned in vain",
            List.of("StartTextDetection/textract:StartDocumentTextDetection:error"),
            DocumentWays::scanned));
  }

  private static List<Scenario> others() {
    return List.of(
        admission("admitted"),
        admission("undone", "OpenBillingCase:error"),
        admission("stuck", "OpenBillingCase:error", "CancelProcedure:error"),
        new Scenario("guarded-call", "answered", List.of(), GuardedWay::once),
        new Scenario("guarded-call", "refused", List.of(), GuardedWay::badRequest),
        new Scenario(
            "guarded-call",
            "down",
            List.of("LookUpCoverage/s3:GetObject:error"),
            GuardedWay::untilItOpens),
        new Scenario("approval", "approved", List.of(), new ApprovalWay("approve")),
        new Scenario("approval", "rejected", List.of(), new ApprovalWay("reject")),
        new Scenario("approval", "expired", List.of(), new ApprovalWay("expire")));
  }

  private static Scenario admission(String name, String... detours) {
    return new Scenario("admission-saga", name, List.of(detours), AdmissionWay::run);
  }

  private static Scenario document(String name, String route, String decision, String... detours) {
    return new Scenario(
        "document-processing", name, List.of(detours), new DocumentWays(route, decision));
  }
}
