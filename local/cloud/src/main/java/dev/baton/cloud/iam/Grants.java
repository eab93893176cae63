package dev.baton.cloud.iam;

import dev.baton.cloud.door.Permission;
import java.util.function.Predicate;

/** What the grants of keys allow beside all policies (KMS developer guide, "Grants in KMS"). */
public interface Grants {

  /**
   * Whether some grant allows this use of a key.
   *
   * @param caller says whether a principal that a grant names is the caller
   */
  boolean allow(Permission use, Predicate<String> caller);
}
