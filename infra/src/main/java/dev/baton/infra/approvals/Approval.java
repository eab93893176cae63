package dev.baton.infra.approvals;

import dev.baton.infra.Platform;
import dev.baton.infra.function.Caller;
import dev.baton.infra.function.FunctionSettings;
import dev.baton.infra.function.JavaFunction;
import dev.baton.infra.function.Permissions;
import dev.baton.infra.operations.Measure;
import dev.baton.infra.operations.PersonNeeded;
import dev.baton.infra.resilience.Announcement;
import dev.baton.infra.workflow.Workflow;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The workflow {@code approval}, the function that asks and the function that decides. */
public final class Approval extends Construct {
  private static final String SLUG = "approval";

  private final Platform platform;
  private final Workflow workflow;

  Approval(Construct scope, Platform platform) {
    super(scope, "Approval");
    this.platform = platform;
    JavaFunction requestDecision = requestDecision();
    JavaFunction decideApproval = decideApproval();
    var foundation = platform.foundation();
    this.workflow =
        new Workflow(
            this,
            SLUG,
            platform,
            Map.of(
                "RequestDecisionFunctionArn", requestDecision.arnFor(this),
                "ApprovalsTableName", foundation.approvalsTable().getTableName(),
                "AnnouncementStateMachineArn", Announcement.arn(this)),
            List.of(
                Permissions.allow(
                    "CallHandlers",
                    List.of("lambda:InvokeFunction"),
                    requestDecision.callableFor(this)),
                Permissions.allow(
                    "CloseAndReadRequests",
                    List.of("dynamodb:UpdateItem", "dynamodb:GetItem"),
                    foundation.approvalsTable().getTableArn()),
                Announcement.permission(this)));
    PersonNeeded.when(
        this,
        foundation.alarmTopic(),
        "approvals-near-expiry",
        1,
        List.of(Measure.count("Baton", "ApprovalsNearExpiry", Map.of("workflow", SLUG))));
    CfnOutput output =
        CfnOutput.Builder.create(this, "DecideFunctionName")
            .value(decideApproval.aliasArn())
            .build();
    output.overrideLogicalId("DecideApprovalFunctionName");
  }

  public Workflow workflow() {
    return workflow;
  }

  private JavaFunction requestDecision() {
    var foundation = platform.foundation();
    return new JavaFunction(
        this,
        "RequestDecision",
        platform,
        settings(
            "RequestDecision",
            Caller.STATE,
            Map.of(
                "APPROVALS_TABLE", foundation.approvalsTable().getTableName(),
                "EVENT_BUS_NAME", foundation.bus().getEventBusName())),
        List.of(
            table("StoreToken", List.of("dynamodb:PutItem", "dynamodb:GetItem")),
            wakeUp(),
            Permissions.allow(
                "Announce", List.of("events:PutEvents"), foundation.bus().getEventBusArn())));
  }

  private JavaFunction decideApproval() {
    return new JavaFunction(
        this,
        "DecideApproval",
        platform,
        settings(
            "DecideApproval",
            Caller.PERSON,
            Map.of("APPROVALS_TABLE", platform.foundation().approvalsTable().getTableName())),
        List.of(table("Decide", List.of("dynamodb:UpdateItem", "dynamodb:GetItem")), wakeUp()));
  }

  private FunctionSettings settings(String name, Caller caller, Map<String, String> environment) {
    return new FunctionSettings(
        "approvals",
        "approvals.approval." + name + "Handler",
        caller,
        1024,
        Duration.seconds(30),
        environment);
  }

  private PolicyStatement table(String sid, List<String> actions) {
    return Permissions.allow(sid, actions, platform.foundation().approvalsTable().getTableArn());
  }

  // By name: the state machine depends on the functions, so they cannot depend on it.
  private PolicyStatement wakeUp() {
    return Permissions.allow(
        "WakeUp", List.of("states:SendTaskSuccess"), Workflow.arnOf(Stack.of(this), SLUG));
  }
}
