package dev.baton.cloud.door;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a request: known to the door by an access key id, or named by the part that calls
 * in-process.
 *
 * @param name as faults name it: a function's or state's construct id without {@code Function}, a
 *     service principal such as {@code events.amazonaws.com}, or {@code user}
 * @param arn of the function, execution, rule or user
 * @param roleArn the role whose policies decide, or null where the caller has none
 * @param session tells the execution environments of one function apart; else empty
 */
public record Principal(
    Kind kind, String name, String arn, @Nullable String roleArn, String session) {

  /** Somebody who need not say who it is. */
  public static final Principal ANYBODY = new Principal(Kind.USER, "anybody", "", null);

  public Principal(Kind kind, String name, String arn, @Nullable String roleArn) {
    this(kind, name, arn, roleArn, "");
  }

  /** What kind of thing a principal is. */
  public enum Kind {
    USER,
    FUNCTION,
    STATE_MACHINE,
    SERVICE
  }

  /**
   * An AWS service that delivers on behalf of a resource, such as a rule or an event source
   * mapping.
   */
  public static Principal service(String name, String arn, @Nullable String roleArn) {
    return new Principal(Kind.SERVICE, name, arn, roleArn);
  }
}
