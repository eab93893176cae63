package dev.baton.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object as the interpreter wants to see it: a read-only map, without a copy. */
final class ObjectView extends AbstractMap<String, Object> {
  private final ObjectNode node;

  ObjectView(ObjectNode node) {
    this.node = node;
  }

  ObjectNode node() {
    return node;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    JsonNode value = key instanceof String name ? node.get(name) : null;
    return value == null ? null : Values.fromJson(value);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && node.has(name);
  }

  @Override
  public int size() {
    return node.size();
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return node.size();
      }

      @Override
      public Iterator<Entry<String, Object>> iterator() {
        Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return fields.hasNext();
          }

          @Override
          public Entry<String, Object> next() {
            Map.Entry<String, JsonNode> field = fields.next();
            return new SimpleImmutableEntry<>(field.getKey(), Values.fromJson(field.getValue()));
          }
        };
      }
    };
  }
}
