package dev.baton.infra.function;

import dev.baton.infra.AcceptedFinding;
import dev.baton.infra.LogicalId;
import dev.baton.infra.Platform;
import dev.baton.infra.ServiceRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A Lambda function named after the state it serves plus {@code Function}, with a log group and a
 * role of its own that holds the permissions given and nothing else.
 */
public final class JavaFunction extends Construct {
  private final Function function;

  /** {@code state} is the state's name, or for a handler no state calls, what it does. */
  public JavaFunction(
      Construct scope,
      String state,
      Platform platform,
      FunctionSettings settings,
      List<PolicyStatement> permissions) {
    super(scope, state + "Function");
    LogGroup logs =
        LogGroup.Builder.create(this, "Logs")
            .encryptionKey(platform.foundation().key())
            .retention(platform.settings().retention().logs())
            .removalPolicy(platform.settings().removal())
            .build();
    LogicalId.fix(logs, state + "FunctionLogs", CfnLogGroup.class);
    ServiceRole role =
        new ServiceRole(
            this,
            state + "Function",
            "lambda.amazonaws.com",
            statements(platform, logs, permissions));
    this.function =
        Function.Builder.create(this, "Resource")
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .code(Code.fromAsset(platform.sources().functions(settings.area()).toString()))
            .handler("dev.baton." + settings.handler())
            .memorySize(settings.memory())
            .timeout(settings.timeout())
            .reservedConcurrentExecutions(platform.settings().concurrencyOf(state))
            .tracing(Tracing.ACTIVE)
            .logGroup(logs)
            .environment(environment(state, settings))
            .environmentEncryption(platform.foundation().key())
            .role(role.fixed())
            .build();
    CfnFunction resource = LogicalId.fix(function, state + "Function", CfnFunction.class);
    role.precede(resource);
    AcceptedFinding.of(resource, "HIPAA.Security-LambdaDLQ", settings.caller().failureHandling());
    AcceptedFinding.of(
        resource,
        "HIPAA.Security-LambdaInsideVPC",
        "It calls only regional AWS services, each over TLS with its own credentials, and nothing"
            + " that lives in a VPC (docs/decisions/0009-no-vpc.md).");
  }

  public String arn() {
    return function.getFunctionArn();
  }

  public String name() {
    return function.getFunctionName();
  }

  private static List<PolicyStatement> statements(
      Platform platform, LogGroup logs, List<PolicyStatement> permissions) {
    List<PolicyStatement> statements = new ArrayList<>(permissions);
    statements.add(
        Permissions.allow(
            "WriteOwnLog",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            logs.getLogGroupArn()));
    return Permissions.withTracesAndKey(statements, platform.foundation().key());
  }

  private static Map<String, String> environment(String state, FunctionSettings settings) {
    Map<String, String> environment = new TreeMap<>(settings.environment());
    environment.put("POWERTOOLS_SERVICE_NAME", state);
    return environment;
  }
}
