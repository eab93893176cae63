package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;

/** A resource of the template with what came of it, and whether it outlives its place there. */
public record MadeResource(ResourceRequest request, Provisioned provisioned, Retention retention) {

  /**
   * What the template says of a resource that it no longer has.
   *
   * @param whenRemoved whether it stays when the template names it no more
   * @param whenReplaced whether it stays when another takes its place
   */
  public record Retention(boolean whenRemoved, boolean whenReplaced) {
    static Retention of(JsonNode resource) {
      return new Retention(
          stays(resource.path("DeletionPolicy")), stays(resource.path("UpdateReplacePolicy")));
    }

    /** There are no snapshots here, so what is to leave one stays itself. */
    private static boolean stays(JsonNode policy) {
      return policy.asText().startsWith("Retain") || policy.asText().equals("Snapshot");
    }
  }

  /** Stack and logical id, which tell the resources of an assembly apart. */
  String key() {
    return request.stack() + "/" + request.logicalId();
  }
}
