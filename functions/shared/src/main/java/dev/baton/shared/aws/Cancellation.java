package dev.baton.shared.aws;

import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Why DynamoDB cancelled a transaction: a condition did not hold, or another was on its way. */
public final class Cancellation {
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private Cancellation() {}

  /** Whether a condition of any of the transaction's items did not hold; trying again is no use. */
  public static boolean isByCondition(TransactionCanceledException error) {
    return error.cancellationReasons().stream()
        .anyMatch(reason -> CONDITION_FAILED.equals(reason.code()));
  }
}
