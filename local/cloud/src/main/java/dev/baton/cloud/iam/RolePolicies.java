package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The policy documents of each role in the template, by the role's name. Safe for threads. */
public final class RolePolicies {
  private final Map<String, Map<String, JsonNode>> documents = new ConcurrentHashMap<>();

  /**
   * Adds or replaces a document.
   *
   * @param owner what says it, such as stack and logical id of a policy
   */
  void attach(String role, String owner, JsonNode document) {
    documents
        .computeIfAbsent(role, name -> new ConcurrentSkipListMap<>())
        .put(owner + "/", document);
  }

  /** Takes away what an owner says, and what is part of it. */
  void forget(String owner) {
    documents
        .values()
        .forEach(each -> each.keySet().removeIf(name -> name.startsWith(owner + "/")));
  }

  /** The documents that say what a role may do; empty for an unknown role. */
  public List<JsonNode> of(String role) {
    return List.copyOf(documents.getOrDefault(role, Map.of()).values());
  }
}
