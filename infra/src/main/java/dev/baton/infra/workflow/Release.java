package dev.baton.infra.workflow;

import dev.baton.infra.Settings;
import dev.baton.infra.Target;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineAlias;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineAlias.DeploymentPreferenceProperty;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineVersion;

/**
 * How a new version of a workflow comes into use: each change is published as a version that stays,
 * and the alias shifts to it a part at first. While the alarm rings it shifts back.
 */
final class Release {
  /** The name of every alias. */
  static final String ALIAS = "live";

  private Release() {}

  /** Whether the target has versions and aliases of state machines. */
  static boolean isKnownTo(Target target) {
    return target.creates(CfnStateMachineVersion.CFN_RESOURCE_TYPE_NAME)
        && target.creates(CfnStateMachineAlias.CFN_RESOURCE_TYPE_NAME);
  }

  /** Publishes the state machine and returns the ARN of its alias. */
  static String of(CfnStateMachine machine, String id, CfnAlarm failed, Settings settings) {
    CfnStateMachineVersion version =
        CfnStateMachineVersion.Builder.create(machine, "Version")
            .stateMachineArn(machine.getRef())
            .stateMachineRevisionId(machine.getAttrStateMachineRevisionId())
            .build();
    version.overrideLogicalId(id + "Version");
    version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    DeploymentPreferenceProperty.Builder preference =
        DeploymentPreferenceProperty.builder().stateMachineVersionArn(version.getRef());
    Settings.Release release = settings.release();
    if (release.firstPercent() < 100) {
      preference
          .type("CANARY")
          .percentage(release.firstPercent())
          .interval(release.minutes())
          .alarms(List.of(failed.getRef()));
    } else {
      preference.type("ALL_AT_ONCE");
    }
    CfnStateMachineAlias alias =
        CfnStateMachineAlias.Builder.create(machine, "Alias")
            .name(ALIAS)
            .deploymentPreference(preference.build())
            .build();
    alias.overrideLogicalId(id + "Alias");
    return alias.getRef();
  }
}
