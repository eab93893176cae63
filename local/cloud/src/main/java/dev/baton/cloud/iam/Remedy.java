package dev.baton.cloud.iam;

import dev.baton.cloud.door.Permission;

/** Says which statement is missing, and where it belongs. */
final class Remedy {
  private Remedy() {}

  static String of(Actor actor, Permission permission, Decision decision) {
    if (!decision.by().isEmpty()) {
      return "denied by " + String.join(", ", decision.by());
    }
    String statement = "Allow " + permission.action() + " on " + permission.resource();
    if (decision.verdict() == Decision.Verdict.NOT_IN_IDENTITY) {
      return "missing in the policy of role " + actor.role() + ": " + statement;
    }
    String who = actor.service() == null ? actor.roleArn() : actor.service();
    return "missing in the policy of "
        + Judge.owner(permission.resource())
        + ": "
        + statement
        + " for "
        + who;
  }
}
