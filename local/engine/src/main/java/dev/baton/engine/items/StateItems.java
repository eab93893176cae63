package dev.baton.engine.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The elements of an array, or the members of an object, out of the state's own data. */
public final class StateItems implements ItemSource {
  static final String SOURCE = "STATE_DATA";

  private final JsonNode data;
  private final @Nullable Iterator<Map.Entry<String, JsonNode>> members;
  private int next;

  /**
   * @param data an array or an object
   */
  public StateItems(JsonNode data) {
    this.data = data;
    members = data.isObject() ? data.properties().iterator() : null;
  }

  @Override
  public @Nullable Item poll() {
    if (isDone()) {
      return null;
    }
    int index = next++;
    if (members == null) {
      return new Item(null, data.get(index), SOURCE);
    }
    Map.Entry<String, JsonNode> member = members.next();
    return new Item(member.getKey(), member.getValue(), SOURCE);
  }

  @Override
  public boolean isDone() {
    return next >= data.size();
  }

  @Override
  public void fetch(Fetch fetch) {
    fetch.more();
  }

  @Override
  public long size() {
    return data.size();
  }
}
