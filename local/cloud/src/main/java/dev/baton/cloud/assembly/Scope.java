package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What intrinsic functions may look up. Null means that there is no such thing. */
interface Scope {

  /** A pseudo parameter, parameter or resource; the text of a list parameter. */
  @Nullable String ref(String name);

  /** The items of a parameter that is a list; null for anything else. */
  @Nullable List<String> listOf(String parameter);

  @Nullable String attribute(String logicalId, String attribute);

  @Nullable String imported(String exportName);

  @Nullable JsonNode mapping(String map, String topKey, String secondKey);

  @Nullable JsonNode condition(String name);
}
