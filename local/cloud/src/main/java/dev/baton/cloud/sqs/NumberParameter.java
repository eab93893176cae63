package dev.baton.cloud.sqs;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Params;

/** The numbers that requests to SQS may have, their bounds, and what SQS says outside of them. */
enum NumberParameter {
  DELAY("DelaySeconds", 0, 900, "DelaySeconds must be >= 0 and <= 900."),
  WAIT("WaitTimeSeconds", 0, 20, "Must be >= 0 and <= 20, if provided."),
  MESSAGES("MaxNumberOfMessages", 1, 10, "Must be between 1 and 10, if provided."),
  VISIBILITY("VisibilityTimeout", 0, 43_200, "Must be between 0 and 43200, if provided."),
  MOVES_PER_SECOND("MaxNumberOfMessagesPerSecond", 1, 500, "Must be between 1 and 500.");

  private final String member;
  private final int least;
  private final int most;
  private final String reason;

  NumberParameter(String member, int least, int most, String reason) {
    this.member = member;
    this.least = least;
    this.most = most;
    this.reason = reason;
  }

  boolean isIn(Params params) {
    return params.has(member);
  }

  /**
   * The number that a request has.
   *
   * @param otherwise what stands for it where it is absent; that is held to the bounds, too
   * @throws AwsException {@code InvalidParameterValue} outside of the bounds
   */
  int of(Params params, int otherwise) {
    int value = params.numberOr(member, otherwise);
    if (value < least || value > most) {
      throw AwsException.badRequest(
          "InvalidParameterValue",
          "Value " + value + " for parameter " + member + " is invalid. Reason: " + reason);
    }
    return value;
  }
}
