package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** The tags of something, as most services keep them: a list of {@code Key} and {@code Value}. */
public final class Tags {
  private Tags() {}

  /** Adds tags; one whose key is there already takes its place. */
  public static void add(ObjectNode tagged, JsonNode given) {
    ArrayNode tags = tagged.withArrayProperty("Tags");
    for (JsonNode tag : given) {
      tags.removeIf(each -> each.path("Key").equals(tag.path("Key")));
      tags.add(tag);
    }
  }

  /** Takes away the tags of these keys; what is not there is not missed. */
  public static void remove(ObjectNode tagged, Collection<String> keys) {
    tagged.withArrayProperty("Tags").removeIf(tag -> keys.contains(tag.path("Key").asText()));
  }
}
