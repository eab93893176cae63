package dev.baton.infra.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.asl.Definitions;
import dev.baton.asl.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an ASL file that is fit for a template: it parses, it is valid, and its placeholders
 * are exactly those that the stack substitutes (CloudFormation and CDK do not check).
 */
public record Definition(String text) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Throws one {@link UnfitDefinitionException} that names every fault. */
  public static Definition load(Path file, Map<String, String> substitutions) {
    String text = read(file);
    List<String> faults = new ArrayList<>();
    for (Fault fault : Definitions.check(text).faults()) {
      faults.add(fault.toString());
    }
    checkExpressions("", tree(text), faults);
    checkPlaceholders(text, substitutions.keySet(), faults);
    if (!faults.isEmpty()) {
      throw new UnfitDefinitionException(file, faults);
    }
    return new Definition(text);
  }

  /** Whether a state computes its TimeoutSeconds by an expression. */
  public boolean hasComputedTimeout() {
    return tree(text).findValues("TimeoutSeconds").stream().anyMatch(JsonNode::isTextual);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** The text as JSON, empty where it is none: then the validator has said so. */
  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static void checkPlaceholders(
      String text, Set<String> substitutions, List<String> faults) {
    Set<String> placeholders = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      placeholders.add(matcher.group(1));
    }
    for (String name : placeholders) {
      if (!substitutions.contains(name)) {
        faults.add("${" + name + "} is substituted by nothing: add it to the construct");
      }
    }
    for (String name : new TreeSet<>(substitutions)) {
      if (!placeholders.contains(name)) {
        faults.add(name + " is substituted and stands nowhere: remove it from the construct");
      }
    }
  }

  /** A placeholder inside an expression would become code: it is assigned to a variable instead. */
  private static void checkExpressions(String pointer, JsonNode node, List<String> faults) {
    if (node.isTextual()) {
      String value = node.textValue();
      if (value.startsWith("{%") && value.contains("${")) {
        faults.add(pointer + " has ${ inside JSONata: assign the placeholder to a variable");
      }
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      checkExpressions(pointer + "/" + escaped(field.getKey()), field.getValue(), faults);
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      checkExpressions(pointer + "/" + index, node.get(index), faults);
    }
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
