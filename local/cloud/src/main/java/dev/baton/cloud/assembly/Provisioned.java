package dev.baton.cloud.assembly;

import java.util.Map;

/**
 * A resource that exists: what {@code Ref} gives, and what {@code Fn::GetAtt} gives by attribute.
 */
public record Provisioned(String ref, Map<String, String> attributes) {

  /** A resource with an ARN, under the attribute {@code Arn}. */
  public static Provisioned withArn(String ref, String arn) {
    return new Provisioned(ref, Map.of("Arn", arn));
  }
}
