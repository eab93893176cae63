package dev.baton.infra.function;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;

/** Statements that name their actions and resources; the few that cannot say why. */
public final class Permissions {
  private Permissions() {}

  public static PolicyStatement allow(String sid, List<String> actions, String... resources) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(actions)
        .resources(List.of(resources))
        .build();
  }

  /** X-Ray has no resources to name. */
  public static PolicyStatement trace() {
    return allow(
        "Trace",
        List.of(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets"),
        "*");
  }

  /** The key, but only through services of this account and region, never by itself. */
  public static PolicyStatement useKey(IKey key) {
    return PolicyStatement.Builder.create()
        .sid("UseKey")
        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
        .resources(List.of(key.getKeyArn()))
        .conditions(Map.of("StringEquals", Map.of("kms:CallerAccount", Stack.of(key).getAccount())))
        .build();
  }
}
