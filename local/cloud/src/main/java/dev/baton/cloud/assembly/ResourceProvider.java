package dev.baton.cloud.assembly;

import java.util.List;

/** Makes the resources of some CloudFormation types. */
public interface ResourceProvider {

  /** The types made here, with what is honoured of each. */
  List<ResourceType> types();

  /**
   * Makes one resource; called once each, in the order of dependencies, independent ones possibly
   * at the same time.
   *
   * @throws IllegalArgumentException when a property's value is not usable; the message says which
   *     and why, the loader adds where
   */
  Provisioned create(ResourceRequest request);
}
