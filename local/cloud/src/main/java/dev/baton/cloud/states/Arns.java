package dev.baton.cloud.states;

import dev.baton.cloud.door.AwsException;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses ARNs that cannot be what an action asks for. */
final class Arns {
  private static final int RESOURCE = 5;
  private static final int NAME = 6;
  private static final Pattern ROLE = Pattern.compile("arn:[^:]+:iam::\\d{12}:role/.+");

  private Arns() {}

  /** A state machine's ARN, which may have a version or alias behind it but no label. */
  static String machine(String arn) {
    String checked = of(arn, "stateMachine");
    if (checked.indexOf('/') >= 0) {
      throw AwsException.badRequest(
          "ValidationException",
          "The ARN of a Distributed Map state is not valid in this context: '" + arn + "'");
    }
    return checked;
  }

  /** The ARN of a state machine itself. */
  static String unqualified(String arn) {
    String checked = machine(arn);
    if (isQualified(checked)) {
      throw AwsException.badRequest(
          "ValidationException", "The ARN must not have a version or alias: '" + arn + "'");
    }
    return checked;
  }

  /** The ARN of a version or alias. */
  static String qualified(String arn) {
    String checked = machine(arn);
    if (!isQualified(checked)) {
      throw invalid(arn);
    }
    return checked;
  }

  static boolean isQualified(String arn) {
    return arn.split(":", -1).length > NAME + 1;
  }

  /** The ARN of a standard execution: nothing can be asked about an express one. */
  static String execution(String arn) {
    return of(arn, "execution");
  }

  static String activity(String arn) {
    return of(arn, "activity");
  }

  static String role(String arn) {
    if (!ROLE.matcher(arn).matches()) {
      throw AwsException.badRequest("InvalidArn", "Invalid Role Arn: '" + arn + "'");
    }
    return arn;
  }

  /** An ARN of Step Functions whose resource is of one of these types. */
  static String of(String arn, String... types) {
    if (!arn.startsWith("arn:")) {
      throw invalid("Invalid ARN prefix: " + arn);
    }
    String[] parts = arn.split(":", -1);
    if (parts.length <= NAME || !parts[2].equals("states") || parts[NAME].isEmpty()) {
      throw invalid(arn);
    }
    if (!List.of(types).contains(parts[RESOURCE])) {
      throw invalid("Resource type not valid in this context: " + parts[RESOURCE]);
    }
    return arn;
  }

  private static AwsException invalid(String why) {
    return AwsException.badRequest("InvalidArn", "Invalid Arn: '" + why + "'");
  }
}
