package dev.baton.engine.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as bytes. What has no form in bytes, and the names that all executions of a machine
 * share, is kept as it is and written as its number.
 */
final class PackWriter {
  private final List<Object> kept = new ArrayList<>();
  private final JsonNode[] recent = new JsonNode[PackFormat.RECENT];
  private @Nullable String[] names = new String[32];
  private int[] nameNumbers = new int[32];
  private byte[] bytes;
  private int length;
  private final JsonNode[] large = new JsonNode[PackFormat.RECENT];
  private int payloads;
  private int larges;
  private long[] distances = new long[16];
  private long lastMillis;
  private long lastWhole;

  PackWriter(int expectedBytes) {
    bytes = new byte[expectedBytes];
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  Object[] kept() {
    return kept.toArray();
  }

  void write(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) value;
  }

  /** A number of 0 or more, small ones in one byte. */
  void count(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      write((int) (left & 0x7F) | 0x80);
      left >>>= 7;
    }
    write((int) left);
  }

  /** Any number, those near 0 in one byte. */
  void number(long value) {
    count(value << 1 ^ value >> 63);
  }

  /**
   * What all events have. Times are told from the event before, and distances to the previous event
   * from those of the last event of this type: in a loop or a Map they recur.
   */
  void head(Event event) {
    int type = nameNumber(event.type());
    count(type);
    if (type >= distances.length) {
      distances = Arrays.copyOf(distances, type * 2);
    }
    long distance = event.id() - event.previousEventId();
    number(distance - distances[type]);
    distances[type] = distance;
    number(event.millis() - lastMillis);
    lastMillis = event.millis();
  }

  /** A text that recurs: the name of a state, the type of an event. */
  void name(String name) {
    count(nameNumber(name));
  }

  private int nameNumber(String name) {
    int slot = name.hashCode() & names.length - 1;
    while (names[slot] != null && !name.equals(names[slot])) {
      slot = slot + 1 & names.length - 1;
    }
    if (names[slot] != null) {
      return nameNumbers[slot];
    }
    int number = kept.size();
    names[slot] = name;
    nameNumbers[slot] = number;
    kept.add(name);
    growNames();
    return number;
  }

  private void growNames() {
    if (kept.size() * 2 <= names.length) {
      return;
    }
    names = new String[names.length * 2];
    nameNumbers = new int[names.length];
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i) instanceof String name) {
        int slot = name.hashCode() & names.length - 1;
        while (names[slot] != null) {
          slot = slot + 1 & names.length - 1;
        }
        names[slot] = name;
        nameNumbers[slot] = i;
      }
    }
  }

  /** An object that stays as it is. */
  void keep(Object object) {
    count(kept.size());
    kept.add(object);
    growNames();
  }

  /** A number that is likely to be near the last one, as those of a loop or a Map are. */
  void whole(long value) {
    number(value - lastWhole);
    lastWhole = value;
  }

  /** What an event carries; the same node as a little before takes two bytes. */
  @SuppressWarnings("ReferenceEquality") // another node of equal value is written out
  void payload(JsonNode node) {
    for (int back = 1; back <= Math.min(payloads, PackFormat.RECENT); back++) {
      if (recent[(payloads - back) % PackFormat.RECENT] == node) {
        write(PackFormat.AS_BEFORE);
        write(back);
        return;
      }
    }
    recent[payloads++ % PackFormat.RECENT] = node;
    node(node);
  }

  private void node(JsonNode node) {
    if (node.size() >= PackFormat.LARGE && isAsBefore(node)) {
      return;
    }
    switch (node) {
      case ObjectNode object -> {
        write(PackFormat.OBJECT);
        count(object.size());
        for (Map.Entry<String, JsonNode> member : object.properties()) {
          text(member.getKey());
          node(member.getValue());
        }
      }
      case ArrayNode array -> {
        write(PackFormat.ARRAY);
        count(array.size());
        for (int i = 0; i < array.size(); i++) {
          node(array.get(i));
        }
      }
      default -> scalar(node);
    }
  }

  /** States pass large values on within others: what a Pass adds to is not written again. */
  @SuppressWarnings("ReferenceEquality") // another node of equal value is written out
  private boolean isAsBefore(JsonNode node) {
    for (int back = 1; back <= Math.min(larges, PackFormat.RECENT); back++) {
      if (large[(larges - back) % PackFormat.RECENT] == node) {
        write(PackFormat.LARGE_AS_BEFORE);
        write(back);
        return true;
      }
    }
    large[larges++ % PackFormat.RECENT] = node;
    return false;
  }

  private void scalar(JsonNode node) {
    if (node.isTextual()) {
      write(PackFormat.TEXT);
      text(node.textValue());
    } else if (node.isInt()) {
      write(PackFormat.INT);
      whole(node.intValue());
    } else if (node.isLong()) {
      write(PackFormat.LONG);
      whole(node.longValue());
    } else if (node.isBoolean()) {
      write(node.booleanValue() ? PackFormat.TRUE : PackFormat.FALSE);
    } else if (node.isNull()) {
      write(PackFormat.NULL);
    } else {
      write(PackFormat.KEPT);
      keep(node);
    }
  }

  private void text(String text) {
    int start = length;
    count((long) text.length() << 1);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        length = start;
        wideText(text);
        return;
      }
      write(c);
    }
  }

  /** Character by character, which keeps even halves of surrogate pairs. */
  private void wideText(String text) {
    count((long) text.length() << 1 | 1);
    for (int i = 0; i < text.length(); i++) {
      count(text.charAt(i));
    }
  }
}
