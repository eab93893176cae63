package dev.baton.infra;

import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * A role that one service assumes for one resource, with all that it may do in one policy. Nothing
 * adds to that policy behind the reader's back.
 */
public final class ServiceRole {
  private final Role role;
  private final CfnManagedPolicy policy;

  /**
   * Makes the role {@code <owner>Role} and its policy {@code <owner>Permissions}.
   *
   * @param service the host name of the service that assumes the role
   */
  public ServiceRole(
      Construct scope, String owner, String service, List<PolicyStatement> statements) {
    this.role = Role.Builder.create(scope, "Role").assumedBy(new ServicePrincipal(service)).build();
    LogicalId.fix(role, owner + "Role", CfnRole.class);
    ManagedPolicy permissions =
        ManagedPolicy.Builder.create(scope, "Permissions")
            .description("What " + owner + " may do")
            .roles(List.of(role))
            .statements(statements)
            .build();
    this.policy = LogicalId.fix(permissions, owner + "Permissions", CfnManagedPolicy.class);
    String wildcards = Wildcards.reasons(statements);
    if (!wildcards.isEmpty()) {
      AcceptedFinding.of(policy, "AwsSolutions-IAM5", wildcards);
    }
  }

  /** The role, for a construct that would otherwise add permissions of its own to it. */
  public IRole fixed() {
    return role.withoutPolicyUpdates();
  }

  public String arn() {
    return role.getRoleArn();
  }

  /** Makes a resource wait until the role may do all it should; the role alone is not enough. */
  public void precede(CfnResource resource) {
    resource.addOverride("DependsOn", List.of(policy.getLogicalId()));
  }
}
