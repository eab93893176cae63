package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one scope; inner scopes see the outer ones and cannot assign them. */
final class Variables {
  private static final long MAX_BYTES = 10 * 1_048_576;

  private final @Nullable Variables outer;

  /** About how many bytes all scopes hold; counted by the outermost. */
  private long held;

  private @Nullable Map<String, JsonNode> own;

  Variables(@Nullable Variables outer) {
    this.outer = outer;
  }

  @Nullable JsonNode get(String name) {
    JsonNode value = own == null ? null : own.get(name);
    return value != null || outer == null ? value : outer.get(name);
  }

  /** Assigns them; tells whether all variables of the execution are within their limit. */
  boolean assign(JsonNode values) {
    Map<String, JsonNode> map = own == null ? new HashMap<>() : own;
    long added = 0;
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      JsonNode before = map.put(entry.getKey(), entry.getValue());
      added += Payloads.bytes(entry.getValue()) - (before == null ? 0 : Payloads.bytes(before));
    }
    own = map;
    return outermost().hold(added);
  }

  private Variables outermost() {
    Variables scope = this;
    while (scope.outer != null) {
      scope = scope.outer;
    }
    return scope;
  }

  private boolean hold(long added) {
    held += added;
    return held <= MAX_BYTES;
  }

  void release() {
    own = null;
  }
}
