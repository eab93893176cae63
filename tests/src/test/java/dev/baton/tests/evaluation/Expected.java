package dev.baton.tests.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document is and says.
 *
 * @param type one of the types, {@code unknown}, or {@code any} where the type does not matter
 * @param person why it must not be approved without a person; null where it may be
 * @param facts the key facts by name, as {@link Notes} writes them
 */
public record Expected(String type, @Nullable String person, Map<String, List<String>> facts) {
  /** The type of what is none of the types. */
  public static final String UNKNOWN = "unknown";

  /** Stands for a type that does not matter. */
  public static final String ANY = "any";

  boolean mayBeApproved() {
    return person == null && !type.equals(UNKNOWN);
  }
}
