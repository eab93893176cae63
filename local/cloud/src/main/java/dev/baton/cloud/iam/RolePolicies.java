package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The policy documents of each role in the template, by the role's name. Safe for threads. */
public final class RolePolicies {
  private final Map<String, List<JsonNode>> documents = new ConcurrentHashMap<>();

  void attach(String role, JsonNode document) {
    documents.computeIfAbsent(role, name -> new CopyOnWriteArrayList<>()).add(document);
  }

  /** The documents that say what a role may do; empty for an unknown role. */
  public List<JsonNode> of(String role) {
    return List.copyOf(documents.getOrDefault(role, List.of()));
  }
}
