package dev.baton.infra.function;

import dev.baton.infra.AcceptedFinding;
import dev.baton.infra.LogicalId;
import dev.baton.infra.Platform;
import dev.baton.infra.ServiceRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnAlias;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.Version;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A Lambda function named after the state it serves plus {@code Function}, with a log group and a
 * role of its own that holds the permissions given and nothing else.
 */
public final class JavaFunction extends Construct {
  /** Of a function's JVM, beside Lambda's own (docs/decisions/0035-options-of-the-jvm.md). */
  static final String JVM_OPTIONS = "-Djdk.reflect.useNativeAccessorOnly=true";

  private final Function function;
  private final Version version;
  private final Alias alias;

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
            statements(state, platform, logs, permissions));
    this.function =
        Function.Builder.create(this, "Resource")
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .code(Code.fromAsset(platform.sources().functions(settings.area()).toString()))
            .handler("dev.baton." + settings.handler())
            .memorySize(settings.memory())
            .timeout(settings.timeout())
            .reservedConcurrentExecutions(platform.settings().concurrencyOf(state))
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            // An execution that waits keeps calling the version it started with.
            .currentVersionOptions(
                VersionOptions.builder().removalPolicy(RemovalPolicy.RETAIN).build())
            .tracing(Tracing.ACTIVE)
            .logGroup(logs)
            .environment(environment(state, platform, settings))
            .environmentEncryption(platform.foundation().key())
            .role(role.fixed())
            .build();
    CfnFunction resource = LogicalId.fix(function, state + "Function", CfnFunction.class);
    role.precede(resource);
    this.version = function.getCurrentVersion();
    this.alias = Alias.Builder.create(this, "Alias").aliasName("live").version(version).build();
    LogicalId.fix(alias, state + "FunctionAlias", CfnAlias.class);
    AcceptedFinding.of(resource, "HIPAA.Security-LambdaDLQ", settings.caller().failureHandling());
    AcceptedFinding.of(
        resource,
        "HIPAA.Security-LambdaInsideVPC",
        "It calls only regional AWS services, each over TLS with its own credentials, and nothing"
            + " that lives in a VPC (docs/decisions/0009-no-vpc.md).");
  }

  /**
   * What a caller calls. Within a stack that is one version, which stays what it is; another stack
   * calls the alias, since CloudFormation lets no export change that is in use.
   */
  public String arnFor(Construct caller) {
    return isInStackOf(caller) ? version.getFunctionArn() : alias.getFunctionArn();
  }

  /** What a caller must be allowed to call: earlier versions too, for executions that wait. */
  public String callableFor(Construct caller) {
    return isInStackOf(caller) ? function.getFunctionArn() + ":*" : alias.getFunctionArn();
  }

  /** The function in every version, for callers of another stack that are told which one. */
  public String everyVersion() {
    return function.getFunctionArn() + ":*";
  }

  /** The alias, by which callers without versions of their own call the function. */
  public String aliasArn() {
    return alias.getFunctionArn();
  }

  /** The name without version or alias, by which metrics tell functions apart. */
  public String name() {
    return function.getFunctionName();
  }

  private boolean isInStackOf(Construct caller) {
    return Stack.of(caller).getNode().getPath().equals(Stack.of(this).getNode().getPath());
  }

  private List<PolicyStatement> statements(
      String state, Platform platform, LogGroup logs, List<PolicyStatement> permissions) {
    List<PolicyStatement> statements = new ArrayList<>(permissions);
    statements.add(
        Permissions.allow(
            "WriteOwnLog",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            logs.getLogGroupArn()));
    statements.add(
        Permissions.allowWhen(
            "UseKeyForEnvironment",
            List.of("kms:Decrypt"),
            Map.of(
                "StringLike",
                Map.of("kms:EncryptionContext:aws:lambda:FunctionArn", generatedArn(state))),
            platform.foundation().key().getKeyArn()));
    return Permissions.withTracesAndKey(statements, platform.foundation().key());
  }

  /** The function's ARN but for the letters that CloudFormation draws; its role comes first. */
  private String generatedArn(String state) {
    Stack stack = Stack.of(this);
    return stack.formatArn(
        ArnComponents.builder()
            .service("lambda")
            .resource("function")
            .resourceName(stack.getStackName() + "-" + state + "Function-*")
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }

  private static Map<String, String> environment(
      String state, Platform platform, FunctionSettings settings) {
    Map<String, String> environment = new TreeMap<>(settings.environment());
    environment.put("POWERTOOLS_SERVICE_NAME", state);
    environment.put("JAVA_TOOL_OPTIONS", JVM_OPTIONS);
    environment.put("WORKFLOW", platform.sources().slugOf(settings.handler()));
    return environment;
  }
}
