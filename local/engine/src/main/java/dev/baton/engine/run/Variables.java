package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one scope; inner scopes see the outer ones and cannot assign them. */
final class Variables {
  private final @Nullable Variables outer;
  private @Nullable Map<String, JsonNode> own;

  Variables(@Nullable Variables outer) {
    this.outer = outer;
  }

  @Nullable JsonNode get(String name) {
    JsonNode value = own == null ? null : own.get(name);
    return value != null || outer == null ? value : outer.get(name);
  }

  void assign(JsonNode values) {
    Map<String, JsonNode> map = own == null ? new HashMap<>() : own;
    values.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    own = map;
  }

  void release() {
    own = null;
  }
}
