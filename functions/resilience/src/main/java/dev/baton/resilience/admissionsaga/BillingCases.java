package dev.baton.resilience.admissionsaga;

import dev.baton.resilience.admissionsaga.Arrangements.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The cases under which payers are billed: one for each admission. */
record BillingCases(Arrangements arrangements) {
  private static final Kind KIND =
      new Kind("BILLING", "case-open", "the payer has an open case of this admission");

  ArrangementResult open(Admission admission) {
    Map<String, AttributeValue> item = new HashMap<>(billingCase(admission));
    item.put("sagaId", Arrangements.text(admission.sagaId()));
    Put put =
        Put.builder()
            .tableName(arrangements.table())
            .item(item)
            .conditionExpression("attribute_not_exists(pk)")
            .build();
    return arrangements.make(KIND, admission, TransactWriteItem.builder().put(put).build());
  }

  ArrangementResult close(Admission admission) {
    Delete delete =
        Delete.builder()
            .tableName(arrangements.table())
            .key(billingCase(admission))
            .conditionExpression("sagaId = :me")
            .expressionAttributeValues(Map.of(":me", Arrangements.text(admission.sagaId())))
            .build();
    return arrangements.undo(KIND, admission, TransactWriteItem.builder().delete(delete).build());
  }

  private static Map<String, AttributeValue> billingCase(Admission admission) {
    return Arrangements.key(
        List.of("PAYER#" + admission.payer(), "CASE#" + admission.admissionId()));
  }
}
