package dev.baton.tests.cloud;

import dev.baton.tests.NodeTools;
import dev.baton.tests.Repository;
import dev.baton.tests.ToolRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** The assembly, deployed to a place by the CDK command line as a user does it. */
final class CdkDeployment {
  private static final int MINUTES = 30;

  /** LocalStack's words for a type that it does not know, in its log and in a stack's events. */
  private static final List<String> CREATED_NOTHING =
      List.of("No resource provider found", "is not supported but was deployed as a fallback");

  private final Place place;
  private final Path assembly;

  CdkDeployment(Place place) {
    this.place = place;
    this.assembly =
        place.isLocalStack()
            ? SynthesizedAssembly.forTarget("localstack")
            : SynthesizedAssembly.folder();
  }

  /** Brings the place up to date; fails if anything was not created, even if it says it was. */
  void deploy(CloudFormationClient cloudFormation) {
    int before = place.log().get().length();
    cdk("bootstrap");
    cdk("deploy", "--all", "--require-approval", "never", "--concurrency", "4");
    String log = place.log().get();
    List<String> nothing =
        new ArrayList<>(log.substring(Math.min(before, log.length())).lines().toList());
    stacks(cloudFormation).stream()
        .flatMap(
            stack ->
                cloudFormation
                    .describeStackEventsPaginator(request -> request.stackName(stack.stackName()))
                    .stackEvents()
                    .stream())
        .map(CdkDeployment::line)
        .forEach(nothing::add);
    nothing.removeIf(line -> CREATED_NOTHING.stream().noneMatch(line::contains));
    if (!nothing.isEmpty()) {
      throw new AssertionError(
          "said to be created, and was not; leave it out there (infra's Target):\n"
              + String.join("\n", nothing));
    }
  }

  /** Takes everything away again. */
  void destroy() {
    cdk("destroy", "--all", "--force");
  }

  /** Baton's stacks, as they are there. */
  static List<Stack> stacks(CloudFormationClient cloudFormation) {
    return cloudFormation.describeStacksPaginator().stacks().stream()
        .filter(stack -> stack.stackName().startsWith("Baton"))
        .filter(stack -> !stack.stackStatusAsString().equals("DELETE_COMPLETE"))
        .toList();
  }

  private void cdk(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(NodeTools.modules().resolve(".bin/cdk").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--app", assembly.toString(), "--no-notices", "--progress", "events"));
    ToolRun run = ToolRun.of(Repository.root(), environment(), command, MINUTES);
    if (run.exit() != 0) {
      throw new AssertionError("cdk " + arguments[0] + " failed:\n" + run.text());
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("AWS_REGION", place.region().id());
    environment.put("AWS_DEFAULT_REGION", place.region().id());
    environment.put("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");
    if (place.endpoint() != null) {
      environment.put("AWS_ENDPOINT_URL", place.endpoint().toString());
      AwsCredentials credentials = place.credentials().resolveCredentials();
      environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
      environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
      if (credentials instanceof AwsSessionCredentials session) {
        environment.put("AWS_SESSION_TOKEN", session.sessionToken());
      }
    }
    return environment;
  }

  private static String line(StackEvent event) {
    return event.stackName()
        + " "
        + event.logicalResourceId()
        + " "
        + event.resourceType()
        + ": "
        + event.resourceStatusReason();
  }
}
