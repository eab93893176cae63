package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what of a template the embedded cloud would not do: sections, resource types, attributes of
 * resources and properties that it does not know, and references to nothing.
 */
final class TemplateCheck {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Conditions",
          "Description",
          "Mappings",
          "Metadata",
          "Outputs",
          "Parameters",
          "Resources",
          "Rules"); // Rules only assert on parameters; CDK's asks for its bootstrap version.

  private static final Set<String> RESOURCE_MEMBERS =
      Set.of(
          "Condition",
          "DeletionPolicy", // Says what stays when a running cloud is given another template.
          "DependsOn",
          "Metadata",
          "Properties",
          "Type",
          "UpdatePolicy", // Says how AWS rolls out; here a resource changes at once.
          "UpdateReplacePolicy");

  private final StackTemplate stack;
  private final ResourceTypes types;
  private final List<String> faults;

  TemplateCheck(StackTemplate stack, ResourceTypes types, List<String> faults) {
    this.stack = stack;
    this.types = types;
    this.faults = faults;
  }

  void run() {
    stack
        .root()
        .fieldNames()
        .forEachRemaining(
            section -> {
              if (!SECTIONS.contains(section)) {
                fault("/" + section, "the embedded cloud does not know this section; remove it");
              }
            });
    stack.resources().forEach(this::resource);
    stack.outputs().forEach((key, output) -> references("/Outputs/" + key, output));
  }

  private void resource(String id, JsonNode resource) {
    String at = "/Resources/" + id;
    resource
        .fieldNames()
        .forEachRemaining(
            member -> {
              if (!RESOURCE_MEMBERS.contains(member)) {
                fault(at + "/" + member, "the embedded cloud does not know this attribute");
              }
            });
    references(at, resource.path("Properties"));
    for (String id2 : StackTemplate.dependsOn(resource)) {
      if (!stack.resources().containsKey(id2)) {
        fault(at + "/DependsOn", "there is no resource " + id2);
      }
    }
    String name = resource.path("Type").asText();
    ResourceType type = types.type(name);
    if (type == null) {
      fault(
          at,
          "the embedded cloud does not know the resource type "
              + name
              + "; remove the resource, or teach local/cloud the type");
    } else {
      properties(type, at + "/Properties", "", resource.path("Properties"));
    }
  }

  private void properties(ResourceType type, String at, String prefix, JsonNode node) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        properties(type, at + "/" + i, prefix, node.path(i));
      }
      return;
    }
    if ("Fn::If".equals(Intrinsics.functionOf(node))) {
      properties(type, at + "/Fn::If/1", prefix, node.path("Fn::If").path(1));
      properties(type, at + "/Fn::If/2", prefix, node.path("Fn::If").path(2));
      return;
    }
    if (Intrinsics.functionOf(node) != null) {
      return;
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String path = prefix + member.getKey();
      String where = at + "/" + member.getKey();
      switch (type.knowledgeOf(path)) {
        case KNOWN -> {}
        case IN_PARTS -> properties(type, where, path + ".", member.getValue());
        case UNKNOWN ->
            fault(
                where,
                "the embedded cloud does not know the property "
                    + path
                    + " of "
                    + type.name()
                    + " and would ignore it; remove it, or teach local/cloud what to do with it");
      }
    }
  }

  private void references(String at, JsonNode node) {
    for (String name : References.in(node).names()) {
      if (!name.startsWith("AWS::")
          && !stack.resources().containsKey(name)
          && !stack.section("Parameters").containsKey(name)
          && !isLocalToSub(node, name)) {
        fault(at, "refers to " + name + ", which is neither a resource nor a parameter");
      }
    }
  }

  /** Whether a name is one that some Fn::Sub defines itself. */
  private static boolean isLocalToSub(JsonNode node, String name) {
    return node.findValues("Fn::Sub").stream().anyMatch(sub -> sub.path(1).has(name));
  }

  private void fault(String pointer, String sentence) {
    faults.add(stack.at(pointer) + ": " + sentence);
  }
}
