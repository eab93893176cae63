package dev.baton.infra.workflow;

import dev.baton.infra.AcceptedFinding;
import dev.baton.infra.LogicalId;
import dev.baton.infra.Platform;
import dev.baton.infra.ServiceRole;
import dev.baton.infra.Target;
import dev.baton.infra.function.Permissions;
import dev.baton.infra.operations.Measure;
import dev.baton.infra.operations.PersonNeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * A state machine named after its slug, made from the slug's ASL file, with a log group and a role
 * of its own.
 */
public final class Workflow extends Construct {
  private final String slug;
  private final Platform platform;
  private final String aliasArn;

  /** {@code permissions} is what the definition's service integrations need, and nothing else. */
  public Workflow(
      Construct scope,
      String slug,
      Platform platform,
      Map<String, String> substitutions,
      List<PolicyStatement> permissions) {
    super(scope, "Workflow");
    this.slug = slug;
    this.platform = platform;
    Stack stack = Stack.of(this);
    Definition definition = Definition.load(platform.sources().definition(slug), substitutions);
    LogGroup logs =
        LogGroup.Builder.create(this, "Logs")
            .logGroupName("/aws/vendedlogs/states/" + stack.getStackName() + "-" + slug)
            .encryptionKey(platform.foundation().key())
            .retention(platform.settings().retention().logs())
            .removalPolicy(platform.settings().removal())
            .build();
    String id = pascal(slug) + "StateMachine";
    LogicalId.fix(logs, id + "Logs", CfnLogGroup.class);
    ServiceRole role = new ServiceRole(this, id, "states.amazonaws.com", statements(permissions));
    StateMachine machine =
        StateMachine.Builder.create(this, "StateMachine")
            .stateMachineName(slug)
            .stateMachineType(StateMachineType.STANDARD)
            .definitionBody(DefinitionBody.fromString(definition.text()))
            // Sorted: the same sources give the same bytes.
            .definitionSubstitutions(new TreeMap<>(substitutions))
            .role(role.fixed())
            .tracingEnabled(true)
            .logs(
                LogOptions.builder()
                    .destination(logs)
                    .level(LogLevel.ALL)
                    .includeExecutionData(false)
                    .build())
            .build();
    CfnStateMachine resource = LogicalId.fix(machine, id, CfnStateMachine.class);
    role.precede(resource);
    resource.setEncryptionConfiguration(
        CfnStateMachine.EncryptionConfigurationProperty.builder()
            .type("CUSTOMER_MANAGED_KMS_KEY")
            .kmsKeyId(platform.foundation().key().getKeyArn())
            .kmsDataKeyReusePeriodSeconds(300)
            .build());
    if (definition.hasComputedTimeout()) {
      AcceptedFinding.ofLint(
          resource,
          "E3601",
          "A TimeoutSeconds that is a JSONata expression is valid, and the check's schema knows"
              + " numbers only; our own validator and asl-validator check the definition.");
    }
    CfnAlarm failed = failed();
    this.aliasArn =
        Release.isKnownTo(Target.of(this))
            ? Release.of(resource, id, failed, platform.settings())
            : machine.getStateMachineArn();
    CfnOutput output =
        CfnOutput.Builder.create(this, "Arn").value(machine.getStateMachineArn()).build();
    output.overrideLogicalId(id + "Arn");
  }

  public String slug() {
    return slug;
  }

  /** The state machine itself. */
  public String arn() {
    return arnOf(Stack.of(this), slug);
  }

  /**
   * What callers start: the alias, which says which version a new execution runs; where there are
   * no aliases, the state machine itself.
   */
  public String aliasArn() {
    return aliasArn;
  }

  /** What a role needs to see what became of an execution: histories are under the key. */
  public PolicyStatement readHistory() {
    return useKey("UseKeyForHistoryOf" + pascal(slug), List.of("kms:Decrypt"));
  }

  /** The ARNs of all its executions. */
  public String executions() {
    return executionsOf(Stack.of(this), slug);
  }

  /** The ARN that the state machine of a slug has, known before it exists. */
  public static String arnOf(Stack stack, String slug) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("states")
            .resource("stateMachine")
            .resourceName(slug)
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }

  /** The ARN that the alias of a slug has, known before it exists. */
  public static String aliasArnOf(Stack stack, String slug) {
    String arn = arnOf(stack, slug);
    return Release.isKnownTo(Target.of(stack)) ? arn + ":" + Release.ALIAS : arn;
  }

  /** The ARNs of all executions of a slug, known before its state machine exists. */
  public static String executionsOf(Stack stack, String slug) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("states")
            .resource("execution")
            .resourceName(slug + ":*")
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }

  private List<PolicyStatement> statements(List<PolicyStatement> permissions) {
    List<PolicyStatement> statements = new ArrayList<>(permissions);
    statements.add(deliverLogs());
    statements.add(useKey("UseKeyForHistory", List.of("kms:Decrypt", "kms:GenerateDataKey")));
    statements.add(
        Permissions.allowWhen(
            "UseKeyForLogDelivery",
            List.of("kms:GenerateDataKey"),
            Map.of("StringEquals", Map.of("kms:EncryptionContext:SourceArn", allLogs())),
            platform.foundation().key().getKeyArn()));
    return Permissions.withTracesAndKey(statements, platform.foundation().key());
  }

  private PolicyStatement useKey(String sid, List<String> actions) {
    return Permissions.allowWhen(
        sid,
        actions,
        Map.of("StringEquals", Map.of("kms:EncryptionContext:aws:states:stateMachineArn", arn())),
        platform.foundation().key().getKeyArn());
  }

  private String allLogs() {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("logs")
                .resource("*")
                .arnFormat(ArnFormat.NO_RESOURCE_NAME)
                .build());
  }

  /** A workflow handles what it can; an execution that fails is for a person. */
  private CfnAlarm failed() {
    var topic = platform.foundation().alarmTopic();
    Map<String, String> machine = Map.of("StateMachineArn", arn());
    PersonNeeded.when(
        this,
        topic,
        slug + "-throttled",
        1,
        List.of(Measure.count("AWS/States", "ExecutionThrottled", machine)));
    return PersonNeeded.when(
        this,
        topic,
        slug + "-failed",
        1,
        List.of(
            Measure.count("AWS/States", "ExecutionsFailed", machine),
            Measure.count("AWS/States", "ExecutionsTimedOut", machine),
            Measure.count("AWS/States", "ExecutionsAborted", machine)));
  }

  /** Log delivery has no resources to name. */
  private static PolicyStatement deliverLogs() {
    return Permissions.allow(
        "DeliverLogs",
        List.of(
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups"),
        "*");
  }

  private static String pascal(String slug) {
    StringBuilder name = new StringBuilder();
    for (String word : slug.split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }
}
