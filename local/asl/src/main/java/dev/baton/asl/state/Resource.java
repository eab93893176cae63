package dev.baton.asl.state;

import org.jspecify.annotations.Nullable;

/** What a Task calls. */
public sealed interface Resource {

  /** The ARN as written. */
  String arn();

  /** A function named by its own ARN. */
  record Function(String arn) implements Resource {}

  /** An activity, whose workers ask for tasks. */
  record Activity(String arn) implements Resource {}

  /**
   * A service integration, {@code arn:aws:states:::dynamodb:putItem}.
   *
   * @param service {@code dynamodb}; for SDK integrations {@code s3} of {@code aws-sdk:s3}
   * @param action {@code putItem}
   * @param sdk whether it is an {@code aws-sdk} integration
   * @param pattern how completion is told
   */
  record Integration(
      String arn, String service, String action, boolean sdk, @Nullable Pattern pattern)
      implements Resource {

    /** The value of resourceType in events: {@code dynamodb}, {@code aws-sdk:s3}. */
    public String resourceType() {
      return sdk ? "aws-sdk:" + service : service;
    }

    /**
     * How the names of its errors begin: {@code DynamoDB}, for SDK integrations {@code DynamoDb}.
     */
    public String errorPrefix() {
      return ErrorPrefixes.of(service, sdk);
    }

    /** The value of resource in events: {@code startExecution.sync:2}. */
    public String resource() {
      return pattern == null ? action : action + "." + pattern.suffix();
    }
  }

  /** How a service integration learns of the end; without one, the answer of the call is it. */
  enum Pattern {
    SYNC("sync"),
    SYNC_2("sync:2"),
    WAIT_FOR_TASK_TOKEN("waitForTaskToken");

    private final String suffix;

    Pattern(String suffix) {
      this.suffix = suffix;
    }

    public String suffix() {
      return suffix;
    }
  }
}
