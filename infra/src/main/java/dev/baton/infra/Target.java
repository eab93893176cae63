package dev.baton.infra;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import software.constructs.Construct;

/**
 * Where the templates are deployed, which the context names ({@code -c target=localstack}), and
 * what that place cannot create.
 */
public enum Target {
  /** All that the stacks ask for. */
  AWS,
  /** LocalStack's free edition: it says that it created what it does not know, and did nothing. */
  LOCALSTACK;

  private static final Set<String> UNKNOWN_TO_LOCALSTACK =
      Set.of(
          "AWS::Backup::BackupPlan",
          "AWS::Backup::BackupSelection",
          "AWS::Backup::BackupVault",
          "AWS::CloudWatch::Dashboard",
          "AWS::Events::Archive",
          "AWS::Logs::QueryDefinition",
          "AWS::StepFunctions::StateMachineAlias",
          "AWS::StepFunctions::StateMachineVersion");

  /** The types that LocalStack's free edition says it created and does not know. */
  static Set<String> unknownToLocalStack() {
    return UNKNOWN_TO_LOCALSTACK;
  }

  /** The target of the app that a construct is in. */
  public static Target of(Construct scope) {
    Object named = scope.getNode().tryGetContext("target");
    return named == null ? AWS : named(named.toString());
  }

  /** Whether resources of this type, as CloudFormation names it, can be created there. */
  public boolean creates(String resourceType) {
    return switch (this) {
      case AWS -> true;
      case LOCALSTACK -> !UNKNOWN_TO_LOCALSTACK.contains(resourceType);
    };
  }

  private static Target named(String name) {
    for (Target target : values()) {
      if (target.contextName().equals(name)) {
        return target;
      }
    }
    throw new IllegalStateException(
        "-c target="
            + name
            + ": a target is one of "
            + String.join(", ", Arrays.stream(values()).map(Target::contextName).toList()));
  }

  private String contextName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
