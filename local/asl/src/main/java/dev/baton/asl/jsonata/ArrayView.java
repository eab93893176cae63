package dev.baton.asl.jsonata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.AbstractList;
import java.util.RandomAccess;

/** A JSON array as the interpreter wants to see it: a read-only list, without a copy. */
final class ArrayView extends AbstractList<Object> implements RandomAccess {
  private final ArrayNode node;

  ArrayView(ArrayNode node) {
    this.node = node;
  }

  ArrayNode node() {
    return node;
  }

  @Override
  public Object get(int index) {
    return Values.fromJson(node.get(index));
  }

  @Override
  public int size() {
    return node.size();
  }
}
