package dev.baton.infra.function;

import dev.baton.infra.LogicalId;
import dev.baton.infra.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
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
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    Role role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(this, "Permissions")
            .description("What " + state + "Function may do")
            .roles(List.of(role))
            .statements(statements(platform, logs, permissions))
            .build();
    this.function =
        Function.Builder.create(this, "Resource")
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .code(Code.fromAsset(platform.sources().functions(settings.area()).toString()))
            .handler("dev.baton." + settings.handler())
            .memorySize(settings.memory())
            .timeout(settings.timeout())
            .tracing(Tracing.ACTIVE)
            .logGroup(logs)
            .environment(environment(state, settings))
            .environmentEncryption(platform.foundation().key())
            // All that the function may do is in the policy above, in one place.
            .role(role.withoutPolicyUpdates())
            .build();
    LogicalId.fix(function, state + "Function", CfnResource.class);
    function.getNode().addDependency(policy);
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
