package dev.baton.infra.function;

import dev.baton.infra.foundation.FoundationStack;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What a function needs that calls a dependency through a circuit breaker. */
public final class BreakerUse {
  private BreakerUse() {}

  /** Where breakers are kept, and where their changes are announced. */
  public static Map<String, String> environment(FoundationStack foundation) {
    return Map.of(
        "BREAKERS_TABLE", foundation.breakersTable().getTableName(),
        "EVENT_BUS_NAME", foundation.bus().getEventBusName());
  }

  public static List<PolicyStatement> permissions(FoundationStack foundation) {
    return List.of(
        Permissions.allow(
            "KeepBreakers",
            List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
            foundation.breakersTable().getTableArn()),
        Permissions.allow(
            "AnnounceBreakers", List.of("events:PutEvents"), foundation.bus().getEventBusArn()));
  }
}
