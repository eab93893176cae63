package dev.baton.infra.foundation;

import dev.baton.infra.Replica;
import dev.baton.infra.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.AttributeDefinitionProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.KeySchemaProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.PointInTimeRecoverySpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.ReplicaSSESpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.ReplicaSpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.SSESpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.StreamSpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.TimeToLiveSpecificationProperty;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * A table of items by {@code pk} and {@code sk}. It is a global table of one region from the start,
 * so that a second region can join without a new table.
 */
public final class StoreTable {
  private final CfnGlobalTable table;

  StoreTable(Construct scope, String name, Key key, Settings settings, @Nullable Replica second) {
    List<ReplicaSpecificationProperty> regions = new ArrayList<>();
    regions.add(replica(Stack.of(scope).getRegion(), key.getKeyArn(), settings));
    CfnGlobalTable.Builder builder =
        CfnGlobalTable.Builder.create(scope, name)
            .attributeDefinitions(List.of(attribute("pk"), attribute("sk")))
            .keySchema(List.of(keyPart("pk", "HASH"), keyPart("sk", "RANGE")))
            .billingMode("PAY_PER_REQUEST")
            .sseSpecification(
                SSESpecificationProperty.builder().sseEnabled(true).sseType("KMS").build());
    if (second != null) {
      regions.add(replica(second.region(), second.keyArn(key), settings));
      builder.streamSpecification(
          StreamSpecificationProperty.builder().streamViewType("NEW_AND_OLD_IMAGES").build());
    }
    this.table = builder.replicas(regions).build();
    table.overrideLogicalId(name);
    table.applyRemovalPolicy(settings.removal());
  }

  /** Lets items go once the time in their {@code expiresAt}, in seconds, is over. */
  StoreTable expiring() {
    table.setTimeToLiveSpecification(
        TimeToLiveSpecificationProperty.builder().attributeName("expiresAt").enabled(true).build());
    return this;
  }

  public String getTableName() {
    return table.getRef();
  }

  public String getTableArn() {
    return table.getAttrArn();
  }

  private static ReplicaSpecificationProperty replica(
      String region, String keyArn, Settings settings) {
    return ReplicaSpecificationProperty.builder()
        .region(region)
        .pointInTimeRecoverySpecification(
            PointInTimeRecoverySpecificationProperty.builder()
                .pointInTimeRecoveryEnabled(true)
                .build())
        .sseSpecification(ReplicaSSESpecificationProperty.builder().kmsMasterKeyId(keyArn).build())
        .deletionProtectionEnabled(settings.keepData())
        .build();
  }

  private static AttributeDefinitionProperty attribute(String name) {
    return AttributeDefinitionProperty.builder().attributeName(name).attributeType("S").build();
  }

  private static KeySchemaProperty keyPart(String name, String type) {
    return KeySchemaProperty.builder().attributeName(name).keyType(type).build();
  }
}
