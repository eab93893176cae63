package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the intrinsic functions of one stack may look up. Safe for threads. */
final class StackScope implements Scope {
  private final StackTemplate stack;
  private final Map<String, String> pseudo;
  private final Function<String, @Nullable String> imports;
  private final Map<String, Provisioned> made = new ConcurrentHashMap<>();

  StackScope(
      StackTemplate stack,
      String region,
      String account,
      Function<String, @Nullable String> imports) {
    this.stack = stack;
    this.imports = imports;
    this.pseudo =
        Map.of(
            "AWS::AccountId",
            account,
            "AWS::Partition",
            "aws",
            "AWS::Region",
            region,
            "AWS::StackId",
            "arn:aws:cloudformation:"
                + region
                + ":"
                + account
                + ":stack/"
                + stack.name()
                + "/00000000-0000-0000-0000-000000000000",
            "AWS::StackName",
            stack.name(),
            "AWS::URLSuffix",
            "amazonaws.com");
  }

  StackTemplate stack() {
    return stack;
  }

  void made(String logicalId, Provisioned resource) {
    made.put(logicalId, resource);
  }

  @Override
  public @Nullable String ref(String name) {
    String value = pseudo.get(name);
    if (value != null) {
      return value;
    }
    Provisioned resource = made.get(name);
    if (resource != null) {
      return resource.ref();
    }
    JsonNode standard = stack.root().path("Parameters").path(name).path("Default");
    return standard.isMissingNode() ? null : standard.asText();
  }

  @Override
  public @Nullable List<String> listOf(String parameter) {
    JsonNode definition = stack.root().path("Parameters").path(parameter);
    String type = definition.path("Type").asText();
    String value = definition.path("Default").asText();
    if (!type.equals("CommaDelimitedList") && !type.startsWith("List<")) {
      return null;
    }
    return value.isEmpty() ? List.of() : List.of(value.split("\\s*,\\s*", -1));
  }

  @Override
  public @Nullable String attribute(String logicalId, String attribute) {
    Provisioned resource = made.get(logicalId);
    if (resource == null) {
      return null;
    }
    String value = resource.attributes().get(attribute);
    if (value == null) {
      throw new IllegalArgumentException(
          "the embedded cloud gives no attribute "
              + attribute
              + " of "
              + logicalId
              + ", only "
              + resource.attributes().keySet());
    }
    return value;
  }

  @Override
  public @Nullable String imported(String exportName) {
    return imports.apply(exportName);
  }

  @Override
  public @Nullable JsonNode mapping(String map, String topKey, String secondKey) {
    JsonNode value = stack.root().path("Mappings").path(map).path(topKey).path(secondKey);
    return value.isMissingNode() ? null : value;
  }

  @Override
  public @Nullable JsonNode condition(String name) {
    JsonNode definition = stack.root().path("Conditions").path(name);
    return definition.isMissingNode() ? null : definition;
  }
}
