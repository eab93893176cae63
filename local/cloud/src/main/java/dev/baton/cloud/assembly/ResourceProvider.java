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

  /**
   * Makes a resource that is there as the request now says; what it holds stays. One whose name
   * changes is made anew, and the earlier one deleted afterwards.
   *
   * @param before what it is
   * @throws IllegalArgumentException as {@link #create}
   */
  default Provisioned update(ResourceRequest request, MadeResource before) {
    return create(request);
  }

  /**
   * Deletes a resource that the template no longer has; what is not there any more is no fault, and
   * of what exists in name only nothing is left to delete.
   *
   * @throws IllegalArgumentException when it cannot go, such as a bucket that is not empty
   */
  default void delete(MadeResource made) {}
}
