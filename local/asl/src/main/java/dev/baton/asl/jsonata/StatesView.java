package dev.baton.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Scope;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reserved variable {@code $states}; its members are fetched when they are asked for. */
final class StatesView extends AbstractMap<String, Object> {
  private static final List<String> MEMBERS = List.of("input", "result", "errorOutput", "context");

  private final Scope scope;

  StatesView(Scope scope) {
    this.scope = scope;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    JsonNode member = key instanceof String name ? scope.statesMember(name) : null;
    return member == null ? null : Values.fromJson(member);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name : MEMBERS) {
      Object value = get(name);
      if (value != null) {
        members.put(name, value);
      }
    }
    return members.entrySet();
  }
}
