package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a part of a template refers to, found without evaluating it.
 *
 * @param names logical ids, parameters and pseudo parameters
 * @param imports the arguments of {@code Fn::ImportValue}
 */
record References(Set<String> names, Set<JsonNode> imports) {

  static References in(JsonNode node) {
    References found = new References(new LinkedHashSet<>(), new LinkedHashSet<>());
    found.collect(node);
    return found;
  }

  private void collect(JsonNode node) {
    String function = Intrinsics.functionOf(node);
    if (function != null) {
      JsonNode argument = node.path(function);
      switch (function) {
        case "Ref" -> names.add(argument.asText());
        case "Fn::GetAtt" ->
            names.add(
                argument.isArray() ? argument.path(0).asText() : beforeDot(argument.asText()));
        case "Fn::Sub" ->
            placeholders(argument.isArray() ? argument.path(0).asText() : argument.asText());
        case "Fn::ImportValue" -> imports.add(argument);
        default -> {}
      }
    }
    node.forEach(this::collect);
  }

  private void placeholders(String template) {
    for (int at = template.indexOf("${"); at >= 0; at = template.indexOf("${", at + 2)) {
      int end = template.indexOf('}', at);
      if (end > 0 && template.charAt(at + 2) != '!') {
        names.add(beforeDot(template.substring(at + 2, end)));
      }
    }
  }

  private static String beforeDot(String text) {
    int dot = text.indexOf('.');
    return dot < 0 ? text : text.substring(0, dot);
  }
}
