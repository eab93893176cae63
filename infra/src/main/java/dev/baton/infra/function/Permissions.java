package dev.baton.infra.function;

import java.util.ArrayList;
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

  /** A statement that holds under a condition only. */
  public static PolicyStatement allowWhen(
      String sid, List<String> actions, Map<String, Object> conditions, String... resources) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(actions)
        .resources(List.of(resources))
        .conditions(conditions)
        .build();
  }

  /** X-Ray has no resources to name. */
  private static PolicyStatement trace() {
    return allow(
        "Trace",
        List.of(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets"),
        "*");
  }

  /**
   * What every role needs beside its own statements: to write traces, and to use the key for what
   * it reads and writes.
   */
  public static List<PolicyStatement> withTracesAndKey(List<PolicyStatement> own, IKey key) {
    List<PolicyStatement> all = new ArrayList<>(own);
    all.add(trace());
    all.add(useKey(key));
    if (own.stream().anyMatch(Permissions::isAboutTables)) {
      all.add(useTableKey(key));
    }
    return List.copyOf(all);
  }

  private static boolean isAboutTables(PolicyStatement statement) {
    return statement.getActions().stream().anyMatch(action -> action.startsWith("dynamodb:"));
  }

  private static PolicyStatement useKey(IKey key) {
    return key(key, "UseKey", List.of("kms:Decrypt", "kms:GenerateDataKey"))
        .conditions(equal("kms:CallerAccount", Stack.of(key).getAccount()))
        .build();
  }

  /** DynamoDB asks more of its callers than other services do, and only it may ask. */
  private static PolicyStatement useTableKey(IKey key) {
    String service = "dynamodb." + Stack.of(key).getRegion() + ".amazonaws.com";
    return key(
            key,
            "UseTableKey",
            List.of("kms:DescribeKey", "kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"))
        .conditions(equal("kms:ViaService", service))
        .build();
  }

  private static PolicyStatement.Builder key(IKey key, String sid, List<String> actions) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(actions)
        .resources(List.of(key.getKeyArn()));
  }

  private static Map<String, Object> equal(String name, String value) {
    return Map.of("StringEquals", Map.of(name, value));
  }
}
