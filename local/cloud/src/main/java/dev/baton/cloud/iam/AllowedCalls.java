package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The calls of services that a role's policies allow, as actions of APIs and not as IAM has them.
 */
public final class AllowedCalls {
  /** Permissions that are not named after the one action they allow. */
  private static final Map<String, List<String>> OF_PERMISSION =
      Map.of(
          "s3:GetObject", List.of("s3:GetObject", "s3:HeadObject"),
          "s3:GetObjectVersion", List.of("s3:GetObject", "s3:HeadObject"),
          "s3:ListBucket", List.of("s3:ListObjectsV2", "s3:HeadBucket"),
          "dynamodb:GetItem", List.of("dynamodb:GetItem", "dynamodb:TransactGetItems"),
          "dynamodb:PutItem", List.of("dynamodb:PutItem", "dynamodb:TransactWriteItems"),
          "dynamodb:UpdateItem", List.of("dynamodb:UpdateItem", "dynamodb:TransactWriteItems"),
          "dynamodb:DeleteItem", List.of("dynamodb:DeleteItem", "dynamodb:TransactWriteItems"),
          "dynamodb:ConditionCheckItem", List.of("dynamodb:TransactWriteItems"),
          "lambda:InvokeFunction", List.of("lambda:Invoke"));

  private AllowedCalls() {}

  /**
   * What the documents allow to call of these services, as {@code service:Action}.
   *
   * @param services by their signing names; calls of others are left out
   */
  public static Set<String> in(List<JsonNode> documents, Set<String> services) {
    Set<String> calls = new TreeSet<>();
    for (JsonNode document : documents) {
      for (JsonNode statement : each(document.path("Statement"))) {
        if (statement.path("Effect").asText().equals("Allow")) {
          each(statement.path("Action")).forEach(action -> add(action.asText(), services, calls));
        }
      }
    }
    return calls;
  }

  private static void add(String permission, Set<String> services, Set<String> calls) {
    if (services.contains(permission.split(":", 2)[0])) {
      calls.addAll(OF_PERMISSION.getOrDefault(permission, List.of(permission)));
    }
  }

  private static Iterable<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany : List.of(oneOrMany);
  }
}
