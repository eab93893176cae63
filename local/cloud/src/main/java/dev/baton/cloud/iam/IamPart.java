package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.QueryApi;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Takes in the roles of the template and what their policies say. */
public final class IamPart implements CloudPart, ResourceProvider {
  private static final String NO_CHECK = "sessions here end with what they are for";

  private final CloudContext cloud;
  private final RolePolicies documents = new RolePolicies();
  private final Policies policies = new Policies();
  private final ManagedPolicies managed = new ManagedPolicies();
  private final AccessControl access;
  private final Roles roles;
  private final PolicyActions policyActions;
  private final Service service;

  public IamPart(CloudContext cloud) {
    this.cloud = cloud;
    this.access = new AccessControl(cloud, policies);
    roles = new Roles(cloud, policies, managed);
    policyActions = new PolicyActions(cloud, roles, managed, access::forgetDecisions);
    Map<String, JsonApi.Action> actions = new TreeMap<>(policyActions.actions());
    actions.putAll(new RoleActions(roles, access::forgetDecisions).actions());
    String namespace = "https://iam.amazonaws.com/doc/2010-05-08/";
    service = new QueryApi("iam", namespace, Set.of(), actions);
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  /** What an earlier cloud left counts before the template does. */
  @Override
  public void start() {
    policyActions.begin();
    roles.begin();
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
    ObjectNode shown =
        roles.fresh(name, "/", properties.path("AssumeRolePolicyDocument").toString());
    roles.show(shown.put("Arn", arn), owner);
    policies.role(name);
    policies.describe(arn);
    policies.protect(arn, owner, properties.path("AssumeRolePolicyDocument"));
    for (JsonNode policy : properties.path("Policies")) {
      String inline = owner + "/" + policy.path("PolicyName").asText();
      documents.attach(name, inline, policy.path("PolicyDocument"));
      policies.attach(name, inline, policy.path("PolicyDocument"));
      String called = policy.path("PolicyName").asText();
      roles.show(name, Roles.INLINE, called, policy.path("PolicyDocument").toString());
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
    String called = managedArn.substring(managedArn.lastIndexOf('/') + 1);
    roles.show(role, Roles.ATTACHED, managedArn, called);
  }

  private void attach(ResourceRequest request) {
    JsonNode document = request.properties().path("PolicyDocument");
    String owner = owner(request);
    forget(owner);
    boolean inline = request.type().equals("AWS::IAM::Policy");
    String name = request.nameOr(inline ? "PolicyName" : "ManagedPolicyName");
    for (JsonNode role : request.properties().path("Roles")) {
      documents.attach(role.asText(), owner, document);
      roles.show(
          role.asText(),
          inline ? Roles.INLINE : Roles.ATTACHED,
          inline ? name : iamArn("policy/" + name),
          inline ? document.toString() : name);
      policies.attach(role.asText(), owner, document);
    }
  }

  @Override
  public void delete(MadeResource made) {
    forget(owner(made.request()));
    if (made.request().type().equals("AWS::IAM::Role")) {
      roles.remove(made.provisioned().ref());
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
