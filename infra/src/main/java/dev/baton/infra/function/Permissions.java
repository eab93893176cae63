package dev.baton.infra.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        // Sorted: the same sources give the same bytes.
        .conditions(new TreeMap<>(conditions))
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
   * these statements read and write.
   */
  public static List<PolicyStatement> withTracesAndKey(List<PolicyStatement> own, IKey key) {
    List<PolicyStatement> all = new ArrayList<>(own);
    all.add(trace());
    all.addAll(new KeyUse(key, own).statements());
    return List.copyOf(all);
  }
}
