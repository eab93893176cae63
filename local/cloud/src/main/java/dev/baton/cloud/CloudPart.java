package dev.baton.cloud;

import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Service;
import java.util.List;

/**
 * One embedded service with its life cycle: what stands behind the door, and the resource types
 * that it makes from the template. Parts start at the same time as each other, before any resource
 * is made; delivery begins when all resources exist.
 */
public interface CloudPart extends AutoCloseable {

  /** The services behind the door; known before {@link #start()}. */
  default List<Service> services() {
    return List.of();
  }

  /** The providers of resource types; known before {@link #start()}. */
  default List<ResourceProvider> providers() {
    return List.of();
  }

  /** Brings the service up; the slow things go here, not into the constructor. */
  default void start() {}

  /** All resources of the assembly exist: pollers and schedules may begin. */
  default void ready() {}

  @Override
  default void close() {}
}
