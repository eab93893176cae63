package dev.baton.infra;

import java.util.Objects;
import software.amazon.awscdk.CfnResource;
import software.constructs.Construct;

/**
 * Logical ids that people read in templates and that outlive a move of the construct: a resource
 * whose id changes is replaced, data and all.
 */
public final class LogicalId {
  private LogicalId() {}

  /** Gives the resource behind a construct its logical id and returns that resource. */
  public static <R extends CfnResource> R fix(Construct construct, String id, Class<R> type) {
    R resource = type.cast(Objects.requireNonNull(construct.getNode().getDefaultChild()));
    resource.overrideLogicalId(id);
    return resource;
  }
}
