package dev.baton.engine.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads what {@link PackWriter} wrote. */
final class PackReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final byte[] bytes;
  private final Object[] kept;
  private final JsonNode[] recent = new JsonNode[PackFormat.RECENT];
  private int at;
  private final JsonNode[] large = new JsonNode[PackFormat.RECENT];
  private int payloads;
  private int larges;
  private final long[] distances;
  private long lastMillis;
  private long lastWhole;
  private long lastId;

  PackReader(byte[] bytes, Object[] kept) {
    this.bytes = bytes;
    this.kept = kept;
    distances = new long[kept.length];
  }

  Event event() {
    int type = (int) count();
    distances[type] += number();
    lastMillis += number();
    long id = ++lastId;
    Details details = PackedDetails.read(this);
    return new Event(id, id - distances[type], (String) kept[type], lastMillis, details);
  }

  byte read() {
    return bytes[at++];
  }

  long count() {
    long value = 0;
    int shift = 0;
    byte part;
    do {
      part = read();
      value |= (part & 0x7FL) << shift;
      shift += 7;
    } while (part < 0);
    return value;
  }

  long number() {
    long value = count();
    return value >>> 1 ^ -(value & 1);
  }

  long whole() {
    lastWhole += number();
    return lastWhole;
  }

  String name() {
    return (String) kept();
  }

  Object kept() {
    return kept[(int) count()];
  }

  JsonNode payload() {
    byte mark = read();
    if (mark == PackFormat.AS_BEFORE) {
      return recent[(payloads - read()) % PackFormat.RECENT];
    }
    JsonNode node = node(mark);
    recent[payloads++ % PackFormat.RECENT] = node;
    return node;
  }

  private JsonNode node(byte mark) {
    return switch (mark) {
      case PackFormat.NULL -> NODES.nullNode();
      case PackFormat.FALSE -> NODES.booleanNode(false);
      case PackFormat.TRUE -> NODES.booleanNode(true);
      case PackFormat.INT -> NODES.numberNode((int) whole());
      case PackFormat.LONG -> NODES.numberNode(whole());
      case PackFormat.TEXT -> NODES.textNode(text());
      case PackFormat.OBJECT -> object();
      case PackFormat.ARRAY -> array();
      case PackFormat.KEPT -> (JsonNode) kept();
      case PackFormat.LARGE_AS_BEFORE -> large[(larges - read()) % PackFormat.RECENT];
      default -> throw new IllegalStateException("No mark of a value: " + mark);
    };
  }

  private JsonNode object() {
    ObjectNode object = NODES.objectNode();
    int size = (int) count();
    note(object, size);
    for (int left = size; left > 0; left--) {
      String name = text();
      object.set(name, node(read()));
    }
    return object;
  }

  private JsonNode array() {
    int size = (int) count();
    ArrayNode array = NODES.arrayNode(size);
    note(array, size);
    for (int i = 0; i < size; i++) {
      array.add(node(read()));
    }
    return array;
  }

  private void note(JsonNode node, int size) {
    if (size >= PackFormat.LARGE) {
      large[larges++ % PackFormat.RECENT] = node;
    }
  }

  private String text() {
    long head = count();
    char[] chars = new char[(int) (head >> 1)];
    boolean wide = (head & 1) == 1;
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (wide ? count() : read());
    }
    return new String(chars);
  }
}
