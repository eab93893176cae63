package dev.baton.resilience.admissionsaga;

import dev.baton.resilience.admissionsaga.Arrangements.Kind;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The beds of wards: how many of each are taken. */
record Beds(Arrangements arrangements, long perWard) {
  private static final Kind KIND =
      new Kind("BED", "no-bed-free", "the ward has no bed that is free");

  ArrangementResult reserve(Admission admission) {
    Update update =
        taken(admission)
            .updateExpression("SET taken = if_not_exists(taken, :none) + :one")
            .conditionExpression("attribute_not_exists(taken) OR taken < :all")
            .expressionAttributeValues(
                Map.of(":none", number(0), ":one", number(1), ":all", number(perWard)))
            .build();
    return arrangements.make(KIND, admission, TransactWriteItem.builder().update(update).build());
  }

  ArrangementResult release(Admission admission) {
    Update update =
        taken(admission)
            .updateExpression("SET taken = taken - :one")
            .conditionExpression("taken >= :one")
            .expressionAttributeValues(Map.of(":one", number(1)))
            .build();
    return arrangements.undo(KIND, admission, TransactWriteItem.builder().update(update).build());
  }

  private Update.Builder taken(Admission admission) {
    return Update.builder()
        .tableName(arrangements.table())
        .key(Arrangements.key(List.of("WARD#" + admission.ward(), "BEDS")));
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
