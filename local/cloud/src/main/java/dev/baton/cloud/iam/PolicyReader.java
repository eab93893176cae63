package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.iam.Condition.Quantifier;
import dev.baton.cloud.iam.Statement.Parties;
import dev.baton.cloud.iam.Statement.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads policies, and gathers what is wrong with them: an operator, a condition key or an element
 * that is not known would be judged wrongly, so it is a fault and not passed over.
 */
final class PolicyReader {
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Principal",
          "NotPrincipal",
          "Condition");

  private final List<String> faults;

  PolicyReader(List<String> faults) {
    this.faults = faults;
  }

  /**
   * The statements of a policy.
   *
   * @param owner stack and logical id of the resource that has the policy
   * @param ofResource whether it says who, as a resource's policy does
   */
  List<Statement> read(String owner, JsonNode document, boolean ofResource) {
    List<Statement> statements = new ArrayList<>();
    int number = 0;
    for (JsonNode statement : each(document.path("Statement"))) {
      String id = owner + "/" + statement.path("Sid").asText("#" + number);
      number++;
      statements.add(statement(id, statement, ofResource));
    }
    return List.copyOf(statements);
  }

  private Statement statement(String id, JsonNode node, boolean ofResource) {
    node.fieldNames()
        .forEachRemaining(
            element -> {
              if (!ELEMENTS.contains(element)) {
                faults.add(id + ": IAM has no element " + element + " of a statement");
              }
            });
    String effect = node.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      faults.add(id + ": Effect must be Allow or Deny, not \"" + effect + "\"");
    }
    Patterns actions = patterns(node, "Action", true);
    if (actions.each().isEmpty()) {
      faults.add(id + ": names no Action");
    }
    Patterns resources = patterns(node, "Resource", false);
    resources.each().stream()
        .flatMap(text -> Variables.keys(text).stream())
        .forEach(key -> key(id, key));
    Parties parties = ofResource ? parties(id, node) : null;
    return new Statement(
        id, effect.equals("Allow"), actions, resources, parties, conditions(id, node));
  }

  private static Patterns patterns(JsonNode node, String element, boolean lowerCase) {
    boolean others = node.has("Not" + element);
    List<String> texts = texts(node.path(others ? "Not" + element : element));
    return new Patterns(
        lowerCase ? texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList() : texts,
        others);
  }

  private @Nullable Parties parties(String id, JsonNode node) {
    boolean others = node.has("NotPrincipal");
    JsonNode principal = node.path(others ? "NotPrincipal" : "Principal");
    if (principal.isTextual()) {
      return new Parties(List.of(principal.asText()), List.of(), others);
    }
    principal
        .fieldNames()
        .forEachRemaining(
            kind -> {
              if (!Set.of("AWS", "Service", "Federated", "CanonicalUser").contains(kind)) {
                faults.add(id + ": IAM has no kind of principal " + kind);
              }
            });
    return new Parties(texts(principal.path("AWS")), texts(principal.path("Service")), others);
  }

  private List<Condition> conditions(String id, JsonNode statement) {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> block : statement.path("Condition").properties()) {
      for (Map.Entry<String, JsonNode> line : block.getValue().properties()) {
        key(id, line.getKey());
        List<String> values = texts(line.getValue());
        values.stream().flatMap(text -> Variables.keys(text).stream()).forEach(key -> key(id, key));
        Condition condition = condition(block.getKey(), line.getKey(), values);
        if (condition == null) {
          faults.add(id + ": the condition operator " + block.getKey() + " is not known");
        } else {
          conditions.add(condition);
        }
      }
    }
    return List.copyOf(conditions);
  }

  private static @Nullable Condition condition(String written, String key, List<String> values) {
    Quantifier quantifier = Quantifier.ONE;
    String name = written;
    if (name.startsWith("ForAllValues:")) {
      quantifier = Quantifier.ALL;
      name = name.substring("ForAllValues:".length());
    } else if (name.startsWith("ForAnyValue:")) {
      quantifier = Quantifier.ANY;
      name = name.substring("ForAnyValue:".length());
    }
    if (name.equals("Null")) {
      return new Condition(null, Quantifier.ONE, false, key, values);
    }
    boolean ifExists = name.endsWith("IfExists");
    Operator operator =
        Operator.of(ifExists ? name.substring(0, name.length() - "IfExists".length()) : name);
    return operator == null ? null : new Condition(operator, quantifier, ifExists, key, values);
  }

  private void key(String id, String key) {
    if (!ConditionKeys.isKnown(key)) {
      faults.add(id + ": the condition key " + key + " cannot be judged here");
    }
  }

  private static List<String> texts(JsonNode oneOrMany) {
    List<String> texts = new ArrayList<>();
    each(oneOrMany).forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  private static Iterable<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? oneOrMany
        : oneOrMany.isMissingNode() ? List.of() : List.of(oneOrMany);
  }
}
