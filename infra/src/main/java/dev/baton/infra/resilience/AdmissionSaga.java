package dev.baton.infra.resilience;

import dev.baton.infra.Platform;
import dev.baton.infra.foundation.StoreTable;
import dev.baton.infra.function.Caller;
import dev.baton.infra.function.FunctionSettings;
import dev.baton.infra.function.JavaFunction;
import dev.baton.infra.function.Permissions;
import dev.baton.infra.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The workflow {@code admission-saga}: three actions, and the undo of each. */
public final class AdmissionSaga extends Construct {
  private static final String SLUG = "admission-saga";
  private static final List<String> ACTIONS =
      List.of("ReserveBed", "BookProcedure", "OpenBillingCase");
  private static final List<String> UNDOS =
      List.of("ReleaseBed", "CancelProcedure", "CloseBillingCase");

  private final Platform platform;
  private final Map<String, JavaFunction> functions = new TreeMap<>();
  private final Workflow workflow;

  AdmissionSaga(Construct scope, Platform platform) {
    super(scope, "AdmissionSaga");
    this.platform = platform;
    ACTIONS.forEach(this::function);
    UNDOS.forEach(this::function);
    this.workflow = new Workflow(this, SLUG, platform, substitutions(), permissions());
  }

  Workflow workflow() {
    return workflow;
  }

  List<JavaFunction> undos() {
    return UNDOS.stream().map(name -> Objects.requireNonNull(functions.get(name))).toList();
  }

  private void function(String state) {
    StoreTable table = platform.foundation().sagasTable();
    functions.put(
        state,
        new JavaFunction(
            this,
            state,
            platform,
            new FunctionSettings(
                "resilience",
                "resilience.admissionsaga." + state + "Handler",
                Caller.STATE,
                1024,
                Duration.seconds(30),
                Map.of("SAGAS_TABLE", table.getTableName())),
            List.of(
                Permissions.allow(
                    "Arrange",
                    List.of(
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem"),
                    table.getTableArn()))));
  }

  private Map<String, String> substitutions() {
    Map<String, String> substitutions = new TreeMap<>();
    functions.forEach(
        (state, function) -> substitutions.put(state + "FunctionArn", function.arnFor(this)));
    substitutions.put("SagasTableName", platform.foundation().sagasTable().getTableName());
    substitutions.put("AnnouncementStateMachineArn", Announcement.arn(this));
    return substitutions;
  }

  private List<PolicyStatement> permissions() {
    var foundation = platform.foundation();
    return List.of(
        Permissions.allow(
            "CallHandlers",
            List.of("lambda:InvokeFunction"),
            functions.values().stream()
                .map(function -> function.callableFor(this))
                .toArray(String[]::new)),
        Permissions.allow(
            "RecordStuckCompensations",
            List.of("dynamodb:UpdateItem"),
            foundation.sagasTable().getTableArn()),
        Announcement.permission(this));
  }
}
