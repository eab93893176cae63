package dev.baton.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The templates that the app writes, synthesized once for all tests, and copies to spoil. */
final class Templates {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the app writes. */
  static final Templates SYNTHESIZED = synthesize();

  private final Map<String, JsonNode> byStack;

  private Templates(Map<String, JsonNode> byStack) {
    this.byStack = byStack;
  }

  /**
   * A check of templates that holds for what the app writes, and that notices each of the changes
   * when it is made to a copy: so a test that guards something is shown to be able to fail.
   */
  @SafeVarargs
  static void guards(
      Function<Templates, List<String>> check, Consumer<Templates>... changesItNotices) {
    assertThat(check.apply(SYNTHESIZED)).isEmpty();
    for (int i = 0; i < changesItNotices.length; i++) {
      Templates copy = SYNTHESIZED.copy();
      changesItNotices[i].accept(copy);
      assertThat(check.apply(copy)).as("faults after change " + i).isNotEmpty();
    }
  }

  List<String> stacks() {
    return List.copyOf(byStack.keySet());
  }

  JsonNode template(String stack) {
    return byStack.get(stack);
  }

  /** A template to change. */
  ObjectNode change(String stack) {
    return (ObjectNode) byStack.get(stack);
  }

  /** Leaves a stack out. */
  void drop(String stack) {
    byStack.remove(stack);
  }

  List<Resource> all() {
    List<Resource> resources = new ArrayList<>();
    byStack.forEach(
        (stack, template) ->
            template
                .path("Resources")
                .properties()
                .forEach(
                    entry ->
                        resources.add(
                            new Resource(stack, entry.getKey(), (ObjectNode) entry.getValue()))));
    return resources;
  }

  List<Resource> ofType(String type) {
    List<Resource> found = all().stream().filter(resource -> resource.type().equals(type)).toList();
    assertThat(found).as(type).isNotEmpty();
    return found;
  }

  Resource resource(String id) {
    return all().stream().filter(resource -> resource.id().equals(id)).findFirst().orElseThrow();
  }

  private Templates copy() {
    Map<String, JsonNode> copies = new TreeMap<>();
    byStack.forEach((stack, template) -> copies.put(stack, template.deepCopy()));
    return new Templates(copies);
  }

  private static Templates synthesize() {
    return new Assembly(Map.of("stage", "prod")).templates();
  }

  static Templates read(Path output) throws IOException {
    Map<String, JsonNode> byStack = new TreeMap<>();
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".template.json")) {
          byStack.put(name.replace(".template.json", ""), JSON.readTree(file.toFile()));
        }
      }
    }
    return new Templates(byStack);
  }

  /** A resource of a template. */
  record Resource(String stack, String id, ObjectNode json) {
    String type() {
      return json.path("Type").asText();
    }

    /** What a JSON Pointer below the resource finds; missing where it finds nothing. */
    JsonNode at(String pointer) {
      return json.at(pointer);
    }

    void remove(String pointer) {
      int last = pointer.lastIndexOf('/');
      JsonNode parent = json.at(pointer.substring(0, last));
      String name = pointer.substring(last + 1);
      if (parent instanceof ArrayNode array) {
        array.remove(Integer.parseInt(name));
      } else {
        ((ObjectNode) parent).remove(name);
      }
    }

    void set(String pointer, String json) {
      int last = pointer.lastIndexOf('/');
      try {
        ((ObjectNode) this.json.at(pointer.substring(0, last)))
            .set(pointer.substring(last + 1), JSON.readTree(json));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean has(String pointer, String value) {
      return at(pointer).asText().equals(value);
    }

    /** Whether the value refers to the one customer key, in its own stack or from another. */
    boolean isCustomerKey(String pointer) {
      return at(pointer).toString().contains("EncryptionKey");
    }

    @Override
    public String toString() {
      return stack + "/" + id;
    }
  }
}
