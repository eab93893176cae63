package dev.baton.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.jsonata.JsonataExpression;
import dev.baton.asl.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which workflow variables each state of a definition reads, as DescribeStateMachine tells. */
public final class VariableReferences {
  private static final Pattern NAME = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final Pattern LITERAL = Pattern.compile("'(?:\\\\.|[^'\\\\])*'");
  private static final Set<String> INNER = Set.of("Branches", "ItemProcessor", "Iterator");
  private static final String DYNAMIC = ".$";
  private static final String STATES = "states";

  private final Map<String, List<String>> references = new TreeMap<>();

  private VariableReferences() {}

  /** State names with the names of the variables they read; states that read none are left out. */
  public static Map<String, List<String>> of(String definition) {
    VariableReferences walk = new VariableReferences();
    try {
      JsonNode root = Json.parse(definition);
      walk.branch(root, root.path("QueryLanguage").asText("JSONPath"));
    } catch (JsonProcessingException e) {
      return Map.of();
    }
    return walk.references;
  }

  private void branch(JsonNode branch, String language) {
    for (Map.Entry<String, JsonNode> entry : branch.path("States").properties()) {
      JsonNode state = entry.getValue();
      String own = state.path("QueryLanguage").asText(language);
      Set<String> found = new TreeSet<>();
      for (Map.Entry<String, JsonNode> field : state.properties()) {
        if (!INNER.contains(field.getKey())) {
          collect(field.getKey(), field.getValue(), own.equals("JSONata"), found);
        }
      }
      if (!found.isEmpty()) {
        references.put(entry.getKey(), new ArrayList<>(found));
      }
      state.path("Branches").forEach(inner -> branch(inner, language));
      branch(state.path("ItemProcessor"), language);
      branch(state.path("Iterator"), language);
    }
  }

  private static void collect(String key, JsonNode value, boolean jsonata, Set<String> found) {
    if (value instanceof ObjectNode object) {
      object.properties().forEach(e -> collect(e.getKey(), e.getValue(), jsonata, found));
    } else if (value.isArray()) {
      value.forEach(element -> collect(key, element, jsonata, found));
    } else if (value.isTextual()) {
      String text = value.textValue();
      if (jsonata) {
        expression(text, found);
      } else if (key.endsWith(DYNAMIC) || key.endsWith("Path") || key.equals("Variable")) {
        path(text, found);
      }
    }
  }

  private static void path(String text, Set<String> found) {
    boolean call = text.startsWith("States.");
    Matcher names = NAME.matcher(call ? LITERAL.matcher(text).replaceAll("''") : text);
    while (names.find()) {
      boolean context = names.start() > 0 && text.charAt(names.start() - 1) == '$';
      if ((call || names.start() == 0) && !context) {
        found.add(names.group(1));
      }
    }
  }

  private static void expression(String text, Set<String> found) {
    if (!JsonataExpression.isDelimited(text)) {
      return;
    }
    String body = JsonataExpression.withoutDelimiters(text);
    for (String name : JsonataExpression.compile(body, "").variables()) {
      if (!isBoundOrCalled(body, name) && !name.equals(STATES)) {
        found.add(name);
      }
    }
  }

  /** Whether a name is assigned, a parameter or a function within the expression itself. */
  private static boolean isBoundOrCalled(String body, String name) {
    String quoted = Pattern.quote("$" + name);
    return Pattern.compile(quoted + "\\s*(:=|\\()").matcher(body).find()
        || Pattern.compile("(function|λ)\\s*\\([^)]*" + quoted + "\\b").matcher(body).find();
  }
}
