package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

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

  /** As {@link #nameOr}, with an ending such as CloudFormation gives; always the same one here. */
  public String uniqueNameOr(String property) {
    if (properties.path(property).isTextual()) {
      return properties.path(property).asText();
    }
    String name = nameOr(property);
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    return name + "-" + String.format(Locale.ROOT, "%012X", sum.getValue());
  }

  /** The CDK construct id: {@code IntakeQueue} of {@code BatonIntake/IntakeQueue/Resource}. */
  public String constructId() {
    String trimmed = path.replaceFirst("(?:/Resource)+$", "");
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }
}
