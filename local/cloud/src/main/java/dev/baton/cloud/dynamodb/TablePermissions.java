package dev.baton.cloud.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What requests to DynamoDB need permission for: the table, or the index that is read; for each of
 * a transaction's parts that part's own. Service Authorization Reference, "Actions, resources, and
 * condition keys for Amazon DynamoDB".
 */
final class TablePermissions {
  private static final Set<String> OF_NO_TABLE = Set.of("ListTables", "DescribeLimits");

  private static final Map<String, String> PARTS =
      Map.of(
          "Get", "GetItem",
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem");

  /** The table of a statement of PartiQL. */
  private static final Pattern PARTIQL =
      Pattern.compile("(?i)\\b(?:FROM|INTO|UPDATE)\\s+\"?([A-Za-z0-9_.-]{3,255})");

  private final CloudContext context;

  TablePermissions(CloudContext context) {
    this.context = context;
  }

  List<Permission> of(AwsRequest request) {
    JsonNode body = Json.parseOrNull(request.body());
    if (body == null || OF_NO_TABLE.contains(request.action())) {
      return List.of(new Permission("dynamodb:" + request.action(), "*"));
    }
    return switch (request.action()) {
      case "BatchGetItem", "BatchWriteItem" -> batch(request.action(), body);
      case "TransactGetItems", "TransactWriteItems" -> transaction(body);
      case "ExecuteStatement" -> List.of(statement(body));
      case "ExecuteTransaction" -> statements(body.path("TransactStatements"));
      case "BatchExecuteStatement" -> statements(body.path("Statements"));
      default -> List.of(single(request.action(), body));
    };
  }

  private Permission single(String action, JsonNode body) {
    String index = body.path("IndexName").asText("");
    String table = arn(body.path("TableName").asText(body.path("ResourceArn").asText()));
    return new Permission(
        "dynamodb:" + action, index.isEmpty() ? table : table + "/index/" + index);
  }

  private List<Permission> batch(String action, JsonNode body) {
    List<Permission> needed = new ArrayList<>();
    body.path("RequestItems")
        .fieldNames()
        .forEachRemaining(table -> needed.add(new Permission("dynamodb:" + action, arn(table))));
    return needed;
  }

  private List<Permission> transaction(JsonNode body) {
    Map<String, Permission> needed = new LinkedHashMap<>();
    for (JsonNode item : body.path("TransactItems")) {
      for (Map.Entry<String, JsonNode> part : item.properties()) {
        String action = "dynamodb:" + PARTS.getOrDefault(part.getKey(), part.getKey());
        String table = arn(part.getValue().path("TableName").asText());
        needed.put(action + table, new Permission(action, table));
      }
    }
    return List.copyOf(needed.values());
  }

  private List<Permission> statements(JsonNode statements) {
    List<Permission> needed = new ArrayList<>();
    statements.forEach(each -> needed.add(statement(each)));
    return needed;
  }

  private Permission statement(JsonNode body) {
    String text = body.path("Statement").asText();
    String verb = text.strip().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
    String action =
        switch (verb) {
          case "INSERT" -> "PartiQLInsert";
          case "UPDATE" -> "PartiQLUpdate";
          case "DELETE" -> "PartiQLDelete";
          default -> "PartiQLSelect";
        };
    Matcher table = PARTIQL.matcher(text);
    return new Permission("dynamodb:" + action, table.find() ? arn(table.group(1)) : "*");
  }

  private String arn(String nameOrArn) {
    return nameOrArn.startsWith("arn:") ? nameOrArn : context.arn("dynamodb", "table/" + nameOrArn);
  }
}
