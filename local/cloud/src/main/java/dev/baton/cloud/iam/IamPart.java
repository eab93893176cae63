package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import java.util.List;
import java.util.Map;

/** Takes in the roles of the template and what their policies say. */
public final class IamPart implements CloudPart, ResourceProvider {
  private static final String NO_CHECK = "sessions here end with what they are for";

  private final CloudContext cloud;
  private final RolePolicies documents = new RolePolicies();
  private final Policies policies = new Policies();
  private final ManagedPolicies managed = new ManagedPolicies();
  private final AccessControl access;

  public IamPart(CloudContext cloud) {
    this.cloud = cloud;
    this.access = new AccessControl(cloud, policies);
  }

  /** Decides what these roles may do. */
  public AccessControl access() {
    return access;
  }

  /** What each role may do. */
  public RolePolicies policies() {
    return documents;
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(this);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::IAM::Role")
            .honours("AssumeRolePolicyDocument", "ManagedPolicyArns", "Policies", "RoleName")
            .ignores("Description", "only people read it")
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
        attach(request);
        yield new Provisioned(request.nameOr("PolicyName"), Map.of());
      }
      default -> {
        attach(request);
        String name = request.nameOr("ManagedPolicyName");
        String arn = iamArn("policy/" + name);
        managed.add(arn, request.properties().path("PolicyDocument"));
        yield new Provisioned(arn, Map.of("PolicyArn", arn));
      }
    };
  }

  private Provisioned createRole(ResourceRequest request) {
    String name = request.nameOr("RoleName");
    String arn = iamArn("role/" + name);
    String owner = owner(request);
    forget(owner);
    JsonNode properties = request.properties();
    policies.role(name);
    policies.describe(arn);
    policies.protect(arn, owner, properties.path("AssumeRolePolicyDocument"));
    for (JsonNode policy : properties.path("Policies")) {
      String inline = owner + "/" + policy.path("PolicyName").asText();
      documents.attach(name, inline, policy.path("PolicyDocument"));
      policies.attach(name, inline, policy.path("PolicyDocument"));
    }
    properties.path("ManagedPolicyArns").forEach(each -> attach(name, owner, each.asText()));
    return new Provisioned(name, Map.of("Arn", arn, "RoleId", "AROA" + name));
  }

  private void attach(String role, String owner, String managedArn) {
    JsonNode document = managed.document(managedArn);
    if (document == null) {
      policies.fault(
          owner
              + ": ManagedPolicyArns names "
              + managedArn
              + ", which is not known here: give the role its statements, or use --no-iam");
      return;
    }
    documents.attach(role, owner + "/" + managedArn, document);
    policies.attach(role, owner + "/" + managedArn, document);
  }

  private void attach(ResourceRequest request) {
    JsonNode document = request.properties().path("PolicyDocument");
    String owner = owner(request);
    forget(owner);
    for (JsonNode role : request.properties().path("Roles")) {
      documents.attach(role.asText(), owner, document);
      policies.attach(role.asText(), owner, document);
    }
  }

  @Override
  public void delete(MadeResource made) {
    forget(owner(made.request()));
    if (made.request().type().equals("AWS::IAM::Role")) {
      String name = made.provisioned().ref();
      policies.forgetRole(name, iamArn("role/" + name));
    } else if (made.request().type().equals("AWS::IAM::ManagedPolicy")) {
      managed.remove(made.provisioned().ref());
    }
  }

  private void forget(String owner) {
    policies.forget(owner);
    documents.forget(owner);
  }

  private static String owner(ResourceRequest request) {
    return request.stack() + "/" + request.logicalId();
  }

  /** IAM is global: its ARNs have no region. */
  private String iamArn(String resource) {
    return "arn:aws:iam::" + cloud.account() + ":" + resource;
  }
}
