package dev.baton.cloud.door;

import java.util.List;
import java.util.Map;

/**
 * One thing that a request needs permission for.
 *
 * @param action with its service, as IAM names it: {@code dynamodb:PutItem}
 * @param resource an ARN, or {@code *} where the action knows none
 * @param facts values of condition keys that this request brings along, keys in lower case
 */
public record Permission(String action, String resource, Map<String, List<String>> facts) {

  public Permission(String action, String resource) {
    this(action, resource, Map.of());
  }
}
