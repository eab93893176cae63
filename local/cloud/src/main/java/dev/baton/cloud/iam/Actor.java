package dev.baton.cloud.iam;

import dev.baton.cloud.door.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who a call is made as: somebody with a role, a service by itself, or the account's root user, who
 * has neither.
 *
 * @param label as refusals name it
 * @param arn of the session, the root user, or of what the service calls for
 */
record Actor(
    String label, String arn, @Nullable String roleArn, @Nullable String service, String account) {

  static Actor of(Principal principal, String account) {
    String role = principal.roleArn();
    if (role != null) {
      String name = role.substring(role.lastIndexOf('/') + 1);
      boolean session = principal.arn().contains(":assumed-role/");
      String arn =
          session
              ? principal.arn()
              : "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + principal.name();
      return new Actor("User: " + arn, arn, role, null, account);
    }
    if (principal.kind() == Principal.Kind.SERVICE) {
      String name = principal.name();
      return new Actor("User: " + name, principal.arn(), null, name, account);
    }
    String root = "arn:aws:iam::" + account + ":root";
    return new Actor("User: " + root, root, null, null, account);
  }

  /** A service that acts by itself. */
  static Actor service(String name, String account) {
    return new Actor("User: " + name, "", null, name, account);
  }

  boolean isRoot() {
    return roleArn == null && service == null;
  }

  /** The name of the role. */
  String role() {
    return roleArn == null ? "" : roleArn.substring(roleArn.lastIndexOf('/') + 1);
  }

  /** Whether a policy that says {@code AWS: value}, or a grant, means this one. */
  boolean isCalled(String value) {
    return value.equals("*")
        || value.equals(arn)
        || value.equals(service)
        || value.equals(roleArn)
        || (isRoot() && value.equals(account));
  }
}
