package dev.baton.infra.resilience;

import dev.baton.infra.Platform;
import dev.baton.infra.function.Caller;
import dev.baton.infra.function.FunctionSettings;
import dev.baton.infra.function.JavaFunction;
import dev.baton.infra.function.Permissions;
import dev.baton.infra.function.Schedule;
import dev.baton.infra.operations.Measure;
import dev.baton.infra.operations.PersonNeeded;
import dev.baton.infra.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.constructs.Construct;

/** Compensations that are stuck: they are counted, an alarm rings, and a person settles them. */
final class Compensations extends Construct {
  private static final String COUNT = "CountStuckCompensation";

  private final Platform platform;

  Compensations(
      Construct scope, Platform platform, AdmissionSaga admissionSaga, List<JavaFunction> undos) {
    super(scope, "Compensations");
    this.platform = platform;
    JavaFunction count = function(COUNT, Caller.EVENT, Map.of(), List.of());
    rule(count);
    PersonNeeded.when(
        this,
        platform.foundation().alarmTopic(),
        "compensation-stuck",
        1,
        List.of(Measure.count("Baton", "StuckCompensations", Map.of("workflow", "compensations"))));
    JavaFunction settle = settle(undos);
    sweep(admissionSaga.workflow(), "PublishPatientAdmitted");
    output("SettleCompensationFunctionName", settle.aliasArn());
  }

  /** What executions of a saga left that died is undone; a sweep that fails is seen. */
  private void sweep(Workflow saga, String doneState) {
    JavaFunction sweep =
        function(
            "SweepSagas",
            Caller.SCHEDULE,
            Map.of("SAGA_ARN", saga.arn(), "SAGA_DONE_STATE", doneState),
            List.of(
                Permissions.allow(
                    "ListAndUndoSagas",
                    List.of("states:ListExecutions", "states:StartExecution"),
                    saga.arn()),
                Permissions.allow(
                    "SeeAndRedriveSagas",
                    List.of(
                        "states:DescribeExecution",
                        "states:GetExecutionHistory",
                        "states:RedriveExecution"),
                    saga.executions()),
                saga.readHistory()));
    Schedule.of(this, "SweepSagas", Duration.hours(1), sweep);
    PersonNeeded.when(
        this,
        platform.foundation().alarmTopic(),
        "saga-sweep-failed",
        1,
        List.of(Measure.count("AWS/Lambda", "Errors", Map.of("FunctionName", sweep.name()))));
  }

  private void output(String name, String value) {
    CfnOutput.Builder.create(this, name).value(value).build().overrideLogicalId(name);
  }

  private JavaFunction settle(List<JavaFunction> undos) {
    var table = platform.foundation().sagasTable();
    return function(
        "SettleCompensation",
        Caller.PERSON,
        Map.of("SAGAS_TABLE", table.getTableName()),
        List.of(
            Permissions.allow(
                "SettleStuckCompensations",
                List.of("dynamodb:GetItem", "dynamodb:UpdateItem"),
                table.getTableArn()),
            Permissions.allow(
                "RunUndos",
                List.of("lambda:InvokeFunction"),
                undos.stream().map(JavaFunction::everyVersion).toArray(String[]::new))));
  }

  private JavaFunction function(
      String name, Caller caller, Map<String, String> environment, List<PolicyStatement> may) {
    return new JavaFunction(
        this,
        name,
        platform,
        new FunctionSettings(
            "resilience",
            "resilience.compensations." + name + "Handler",
            caller,
            1024,
            Duration.minutes(3),
            environment),
        may);
  }

  private void rule(JavaFunction count) {
    Map<String, Object> pattern = new TreeMap<>();
    pattern.put("source", List.of("baton.resilience"));
    pattern.put("detail-type", List.of("CompensationStuck"));
    CfnRule rule =
        CfnRule.Builder.create(this, "StuckRule")
            .description("Compensations that are stuck are counted")
            .eventBusName(platform.foundation().bus().getEventBusName())
            .eventPattern(pattern)
            .state("ENABLED")
            .targets(
                List.of(
                    CfnRule.TargetProperty.builder()
                        .id(COUNT)
                        .arn(count.aliasArn())
                        .retryPolicy(
                            CfnRule.RetryPolicyProperty.builder()
                                .maximumEventAgeInSeconds(86_400)
                                .maximumRetryAttempts(185)
                                .build())
                        .build()))
            .build();
    rule.overrideLogicalId("StuckCompensationRule");
    CfnPermission permission =
        CfnPermission.Builder.create(this, "RuleMayCount")
            .action("lambda:InvokeFunction")
            .functionName(count.aliasArn())
            .principal("events.amazonaws.com")
            .sourceArn(rule.getAttrArn())
            .build();
    permission.overrideLogicalId("StuckCompensationRuleMayCount");
  }
}
