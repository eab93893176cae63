package dev.baton.cloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.DeployedStack;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.QueryApi;
import dev.baton.cloud.wire.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CloudFormation as a part of the cloud: it shows the stacks of the assembly with their outputs and
 * resources. Templates come by {@code ./baton up}, so nothing is made or changed here.
 */
public final class StacksPart implements CloudPart {
  private static final String COMPLETE = "CREATE_COMPLETE";

  private final Service service;
  private final Instant begun;
  private volatile List<DeployedStack> stacks = List.of();

  public StacksPart(CloudContext context) {
    begun = context.clock().now();
    service =
        new QueryApi(
            "cloudformation",
            "http://cloudformation.amazonaws.com/doc/2010-05-15/",
            Set.of(),
            Map.of(
                "DescribeStacks", (params, request) -> describe(params),
                "ListStacks", (params, request) -> list(),
                "DescribeStackResources", (params, request) -> resources(params, "StackResources"),
                "ListStackResources",
                    (params, request) -> resources(params, "StackResourceSummaries"),
                "DescribeStackResource", (params, request) -> resource(params),
                "DescribeStackEvents", (params, request) -> events(params),
                "ListExports", (params, request) -> exports(),
                "GetTemplate", (params, request) -> template(params)));
  }

  /** Says which stacks there are. */
  public void deployed(List<DeployedStack> value) {
    stacks = List.copyOf(value);
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  private DeployedStack find(String nameOrId) {
    return stacks.stream()
        .filter(stack -> stack.name().equals(nameOrId) || stack.id().equals(nameOrId))
        .findFirst()
        .orElseThrow(
            () ->
                AwsException.badRequest(
                    "ValidationError", "Stack with id " + nameOrId + " does not exist"));
  }

  private JsonNode describe(Params params) {
    String name = params.textOrNull("StackName");
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("Stacks");
    for (DeployedStack stack : name == null ? stacks : List.of(find(name))) {
      ObjectNode shown = list.addObject();
      summary(shown, stack);
      ArrayNode outputs = shown.putArray("Outputs");
      for (DeployedStack.Output output : stack.outputs()) {
        ObjectNode entry = outputs.addObject().put("OutputKey", output.key());
        entry.put("OutputValue", output.value());
        if (!output.description().isEmpty()) {
          entry.put("Description", output.description());
        }
        if (output.export() != null) {
          entry.put("ExportName", output.export());
        }
      }
    }
    return answer;
  }

  private void summary(ObjectNode shown, DeployedStack stack) {
    shown.put("StackId", stack.id()).put("StackName", stack.name());
    shown.set("CreationTime", Timestamps.any(begun));
    shown.put("StackStatus", COMPLETE);
  }

  private JsonNode list() {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("StackSummaries");
    stacks.forEach(stack -> summary(list.addObject(), stack));
    return answer;
  }

  private JsonNode resources(Params params, String member) {
    DeployedStack stack = find(params.text("StackName"));
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray(member);
    for (MadeResource resource : stack.resources()) {
      list.add(show(stack, resource));
    }
    return answer;
  }

  private ObjectNode show(DeployedStack stack, MadeResource resource) {
    ObjectNode shown = Json.object().put("StackName", stack.name());
    shown.put("StackId", stack.id());
    shown.put("LogicalResourceId", resource.request().logicalId());
    shown.put("PhysicalResourceId", resource.provisioned().ref());
    shown.put("ResourceType", resource.request().type()).put("ResourceStatus", COMPLETE);
    shown.set("Timestamp", Timestamps.any(begun));
    shown.set("LastUpdatedTimestamp", Timestamps.any(begun));
    return shown;
  }

  private JsonNode resource(Params params) {
    DeployedStack stack = find(params.text("StackName"));
    String id = params.text("LogicalResourceId");
    for (MadeResource resource : stack.resources()) {
      if (resource.request().logicalId().equals(id)) {
        return Json.object().set("StackResourceDetail", show(stack, resource));
      }
    }
    throw AwsException.badRequest(
        "ValidationError", "Resource " + id + " does not exist for stack " + stack.name());
  }

  /** What is there was made at once, the stack last; the newest event comes first. */
  private JsonNode events(Params params) {
    DeployedStack stack = find(params.text("StackName"));
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("StackEvents");
    ObjectNode whole = list.addObject().put("EventId", stack.name());
    whole.put("StackId", stack.id()).put("StackName", stack.name());
    whole.put("LogicalResourceId", stack.name()).put("PhysicalResourceId", stack.id());
    whole.put("ResourceType", "AWS::CloudFormation::Stack").put("ResourceStatus", COMPLETE);
    whole.set("Timestamp", Timestamps.any(begun));
    for (MadeResource resource : stack.resources().reversed()) {
      list.add(show(stack, resource).put("EventId", resource.request().logicalId()));
    }
    return answer;
  }

  private JsonNode exports() {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("Exports");
    for (DeployedStack stack : stacks) {
      for (DeployedStack.Output output : stack.outputs()) {
        if (output.export() != null) {
          ObjectNode export = list.addObject().put("ExportingStackId", stack.id());
          export.put("Name", output.export()).put("Value", output.value());
        }
      }
    }
    return answer;
  }

  private JsonNode template(Params params) {
    return Json.object().put("TemplateBody", find(params.text("StackName")).template());
  }
}
