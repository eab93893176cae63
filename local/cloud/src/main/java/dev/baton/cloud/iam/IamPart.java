package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import java.util.List;
import java.util.Map;

/** Takes in roles and policies. Calls are not checked against them yet; they are kept for that. */
public final class IamPart implements CloudPart, ResourceProvider {
  private static final String NO_CHECK = "nobody assumes a role here but those the template names";

  private final CloudContext cloud;
  private final RolePolicies policies = new RolePolicies();

  public IamPart(CloudContext cloud) {
    this.cloud = cloud;
  }

  /** What each role may do. */
  public RolePolicies policies() {
    return policies;
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(this);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::IAM::Role")
            .honours("RoleName", "Policies")
            .ignores("AssumeRolePolicyDocument", NO_CHECK)
            .ignores("Description", "only people read it")
            .ignores("ManagedPolicyArns", "AWS's managed policies are not known here")
            .ignores("MaxSessionDuration", NO_CHECK)
            .ignores("Path", "roles are told apart by name")
            .ignores("Tags", "nothing selects by tag"),
        ResourceType.of("AWS::IAM::Policy").honours("PolicyDocument", "PolicyName", "Roles"),
        ResourceType.of("AWS::IAM::ManagedPolicy")
            .honours("ManagedPolicyName", "PolicyDocument", "Roles")
            .ignores("Description", "only people read it")
            .ignores("Path", "policies are told apart by name"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    return switch (request.type()) {
      case "AWS::IAM::Role" -> createRole(request);
      case "AWS::IAM::Policy" -> {
        attach(request.properties());
        yield new Provisioned(request.nameOr("PolicyName"), Map.of());
      }
      default -> {
        attach(request.properties());
        String name = request.nameOr("ManagedPolicyName");
        String arn = iamArn("policy/" + name);
        yield new Provisioned(arn, Map.of("PolicyArn", arn));
      }
    };
  }

  private Provisioned createRole(ResourceRequest request) {
    String name = request.nameOr("RoleName");
    for (JsonNode policy : request.properties().path("Policies")) {
      policies.attach(name, policy.path("PolicyDocument"));
    }
    String id = "AROA" + name;
    return new Provisioned(name, Map.of("Arn", iamArn("role/" + name), "RoleId", id));
  }

  private void attach(JsonNode policy) {
    for (JsonNode role : policy.path("Roles")) {
      policies.attach(role.asText(), policy.path("PolicyDocument"));
    }
  }

  /** IAM is global: its ARNs have no region. */
  private String iamArn(String resource) {
    return "arn:aws:iam::" + cloud.account() + ":" + resource;
  }
}
