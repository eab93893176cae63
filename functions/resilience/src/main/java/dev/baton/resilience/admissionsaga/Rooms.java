package dev.baton.resilience.admissionsaga;

import dev.baton.resilience.admissionsaga.Arrangements.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The rooms in which procedures are done: each slot of each is booked once. */
record Rooms(Arrangements arrangements) {
  private static final Kind KIND =
      new Kind("PROCEDURE", "slot-taken", "the room is booked at that time");

  ArrangementResult book(Admission admission) {
    Map<String, AttributeValue> item = new HashMap<>(slot(admission));
    item.put("admissionId", Arrangements.text(admission.admissionId()));
    Put put =
        Put.builder()
            .tableName(arrangements.table())
            .item(item)
            .conditionExpression("attribute_not_exists(pk)")
            .build();
    return arrangements.make(KIND, admission, TransactWriteItem.builder().put(put).build());
  }

  ArrangementResult cancel(Admission admission) {
    Delete delete =
        Delete.builder()
            .tableName(arrangements.table())
            .key(slot(admission))
            .conditionExpression("admissionId = :admission")
            .expressionAttributeValues(
                Map.of(":admission", Arrangements.text(admission.admissionId())))
            .build();
    return arrangements.undo(KIND, admission, TransactWriteItem.builder().delete(delete).build());
  }

  private static Map<String, AttributeValue> slot(Admission admission) {
    return Arrangements.key(List.of("ROOM#" + admission.room(), "SLOT#" + admission.slot()));
  }
}
