package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource to make.
 *
 * @param stack the stack's name
 * @param path the construct path of CDK ({@code aws:cdk:path}), or the logical id without one
 * @param properties all intrinsics resolved; an object, empty where the template has none
 */
public record ResourceRequest(
    String stack, String logicalId, String type, String path, JsonNode properties) {

  /** The text of a property, or a name for the resource as CloudFormation would make one up. */
  public String nameOr(String property) {
    JsonNode given = properties.path(property);
    return given.isTextual() ? given.asText() : stack + "-" + logicalId;
  }

  /** The CDK construct id: {@code IntakeQueue} of {@code BatonIntake/IntakeQueue/Resource}. */
  public String constructId() {
    String trimmed = path.replaceFirst("(?:/Resource)+$", "");
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }
}
