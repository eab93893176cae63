package dev.baton.infra.documents;

import static java.util.Map.entry;

import dev.baton.infra.Platform;
import dev.baton.infra.approvals.Approval;
import dev.baton.infra.function.JavaFunction;
import dev.baton.infra.function.Permissions;
import dev.baton.infra.function.Schedule;
import dev.baton.infra.operations.Measure;
import dev.baton.infra.operations.PersonNeeded;
import dev.baton.infra.resilience.Announcement;
import dev.baton.infra.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The workflow {@code document-processing} and its handlers. */
public final class DocumentProcessing extends Construct {
  static final String SLUG = "document-processing";

  private final Platform platform;
  private final Workflow workflow;
  private final List<JavaFunction> undos;

  DocumentProcessing(Construct scope, Platform platform, Needs needs) {
    super(scope, "DocumentProcessing");
    this.platform = platform;
    var functions = new DocumentFunctions(this, platform);
    Map<String, JavaFunction> handlers = handlers(functions, needs);
    this.workflow =
        new Workflow(
            this,
            SLUG,
            platform,
            substitutions(handlers, needs.approval()),
            permissions(handlers, needs.approval()));
    output("SearchDocumentsFunctionName", functions.searchDocuments());
    output("RemoveDocumentFunctionName", functions.removeDocument());
    sweep(functions.sweepStages());
    this.undos =
        List.of("RemoveStagedEntities", "RemovePostings", "WithdrawCommit").stream()
            .map(name -> Objects.requireNonNull(handlers.get(name)))
            .toList();
  }

  /** What dead executions left is removed every hour; a sweep that fails is seen. */
  private void sweep(JavaFunction sweepStages) {
    Schedule.of(this, "SweepStages", Duration.hours(1), sweepStages);
    PersonNeeded.when(
        this,
        platform.foundation().alarmTopic(),
        "sweep-failed",
        1,
        List.of(Measure.count("AWS/Lambda", "Errors", Map.of("FunctionName", sweepStages.name()))));
  }

  /** The functions that undo a step. */
  public List<JavaFunction> undos() {
    return undos;
  }

  public Workflow workflow() {
    return workflow;
  }

  /** By the name of the output the command line finds the function. */
  private void output(String name, JavaFunction function) {
    CfnOutput.Builder.create(this, name).value(function.aliasArn()).build().overrideLogicalId(name);
  }

  private static Map<String, JavaFunction> handlers(DocumentFunctions functions, Needs needs) {
    return new TreeMap<>(
        Map.ofEntries(
            entry("ReceiveDocument", functions.receiveDocument()),
            entry("AskBreaker", needs.guardedCall().ask()),
            entry("ReportCall", needs.guardedCall().report()),
            entry("ReceiveRecognizedText", functions.receiveRecognizedText()),
            entry("ClassifyDocument", needs.classifyDocument()),
            entry("ExtractGroup", functions.extractGroup()),
            entry("ValidateExtraction", functions.validateExtraction()),
            entry("GatherInformation", functions.gatherInformation()),
            entry("IndexDocument", functions.indexDocument()),
            entry("OpenStage", functions.openStage()),
            entry("RemoveStagedEntities", functions.removeStagedEntities()),
            entry("RemovePostings", functions.removePostings()),
            entry("WithdrawCommit", functions.withdrawCommit())));
  }

  private Map<String, String> substitutions(Map<String, JavaFunction> handlers, Approval approval) {
    var settings = platform.settings();
    var foundation = platform.foundation();
    Map<String, String> substitutions = new TreeMap<>();
    handlers.forEach(
        (state, function) -> substitutions.put(state + "FunctionArn", function.arnFor(this)));
    substitutions.put("ApprovalStateMachineArn", approval.workflow().aliasArn());
    substitutions.put("TextRecognition", settings.textRecognition());
    substitutions.put("DataKeyArn", foundation.key().getKeyArn());
    substitutions.put("DocumentsTableName", foundation.documentsTable().getTableName());
    substitutions.put("SagasTableName", foundation.sagasTable().getTableName());
    substitutions.put("AnnouncementStateMachineArn", Announcement.arn(this));
    substitutions.put("BandAuto", settings.bands().auto());
    substitutions.put("BandReview", settings.bands().review());
    substitutions.put("ApprovalExpiresInSeconds", settings.approvalExpiry().toSeconds().toString());
    return substitutions;
  }

  private List<PolicyStatement> permissions(Map<String, JavaFunction> handlers, Approval approval) {
    List<PolicyStatement> permissions = new ArrayList<>(always(handlers, approval));
    if (platform.settings().textRecognition().equals("textract")) {
      permissions.addAll(TextRecognition.permissions(platform.foundation().documentsBucket()));
    }
    return permissions;
  }

  private List<PolicyStatement> always(Map<String, JavaFunction> handlers, Approval approval) {
    var foundation = platform.foundation();
    return List.of(
        Permissions.allow(
            "CallHandlers",
            List.of("lambda:InvokeFunction"),
            handlers.values().stream()
                .map(function -> function.callableFor(this))
                .toArray(String[]::new)),
        Permissions.allow(
            "CommitAndMark",
            List.of(
                "dynamodb:ConditionCheckItem",
                "dynamodb:PutItem",
                "dynamodb:GetItem",
                "dynamodb:UpdateItem",
                "dynamodb:DeleteItem"),
            foundation.documentsTable().getTableArn()),
        Permissions.allow(
            "RecordStuckCompensations",
            List.of("dynamodb:UpdateItem"),
            foundation.sagasTable().getTableArn()),
        Announcement.permission(this),
        Permissions.allow(
            "AskForApproval", List.of("states:StartExecution"), approval.workflow().aliasArn()),
        approval.workflow().readHistory(),
        Permissions.allow(
            "FollowApproval",
            List.of("states:DescribeExecution", "states:StopExecution"),
            approval.workflow().executions()),
        Permissions.allow(
            "HearOfApproval",
            List.of("events:PutTargets", "events:PutRule", "events:DescribeRule"),
            childRule()));
  }

  /** The rule that Step Functions itself keeps to hear that a child execution has ended. */
  private String childRule() {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("events")
                .resource("rule")
                .resourceName("StepFunctionsGetEventsForStepFunctionsExecutionRule")
                .build());
  }
}
