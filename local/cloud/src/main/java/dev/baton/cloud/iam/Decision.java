package dev.baton.cloud.iam;

import java.util.List;

/**
 * Whether a call may be made, and why.
 *
 * @param by the ids of the statements that allow it, or deny it explicitly; any of those that allow
 *     is enough
 */
record Decision(Verdict verdict, List<String> by) {

  /** The ways in which it is decided. */
  enum Verdict {
    ALLOWED(""),
    NOT_IN_IDENTITY("because no identity-based policy allows the %s action"),
    NOT_IN_RESOURCE("because no resource-based policy allows the %s action"),
    DENIED_BY_IDENTITY("with an explicit deny in an identity-based policy"),
    DENIED_BY_RESOURCE("with an explicit deny in a resource-based policy");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    String because(String action) {
      return words.replace("%s", action);
    }
  }

  boolean allowed() {
    return verdict == Verdict.ALLOWED;
  }
}
