package dev.baton.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/**
 * A finding of cdk-nag or cfn-lint that is accepted: one rule, for one resource, for a reason. It
 * stands in the resource's metadata, where the tools look; {@code docs/security.md} lists them all.
 */
public final class AcceptedFinding {
  private static final String NAG = "cdk_nag";
  private static final String NAG_RULES = "rules_to_suppress";

  private AcceptedFinding() {}

  /** Accepts what a rule of cdk-nag says of the resource behind a construct. */
  public static void of(IConstruct construct, String rule, String reason) {
    CfnResource resource = resource(construct);
    List<Object> rules = new ArrayList<>();
    if (resource.getMetadata(NAG) instanceof Map<?, ?> before
        && before.get(NAG_RULES) instanceof List<?> list) {
      rules.addAll(list);
    }
    rules.add(new TreeMap<>(Map.of("id", rule, "reason", reason)));
    resource.addMetadata(NAG, Map.of(NAG_RULES, rules));
  }

  /** Accepts what a check of cfn-lint says of the resource behind a construct. */
  public static void ofLint(IConstruct construct, String check, String reason) {
    resource(construct)
        .addMetadata(
            "cfn-lint",
            new TreeMap<>(
                Map.of("config", Map.of("ignore_checks", List.of(check)), "reason", reason)));
  }

  private static CfnResource resource(IConstruct construct) {
    return construct instanceof CfnResource resource
        ? resource
        : (CfnResource) Objects.requireNonNull(construct.getNode().getDefaultChild());
  }
}
