package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import java.util.regex.Pattern;

/** The complaints about a member's value that all services of AWS word alike. */
public final class Invalid {
  private Invalid() {}

  /** A value that breaks a constraint: {@code Member must have length less than 10}. */
  public static AwsException value(Object value, String member, String constraint) {
    return AwsException.badRequest(
        "ValidationException",
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + Character.toLowerCase(member.charAt(0))
            + member.substring(1)
            + "' failed to satisfy constraint: "
            + constraint);
  }

  /** Refuses a text that is too long or does not match. */
  public static void unless(Pattern pattern, int longest, String value, String member) {
    if (value.length() > longest) {
      throw value(value, member, "Member must have length less than or equal to " + longest);
    }
    if (!pattern.matcher(value).matches()) {
      throw value(
          value, member, "Member must satisfy regular expression pattern: " + pattern.pattern());
    }
  }

  /** Refuses a number outside of its bounds. */
  public static void outside(long least, long most, long value, String member) {
    if (value < least) {
      throw value(value, member, "Member must have value greater than or equal to " + least);
    }
    if (value > most) {
      throw value(value, member, "Member must have value less than or equal to " + most);
    }
  }

  /**
   * Refuses the {@code RetryPolicy} of a target of EventBridge or its Scheduler with more than 185
   * attempts, or an age of less than a minute or more than a day; what is absent is not missed.
   *
   * @param member the policy's place in the request
   */
  public static void retryPolicy(JsonNode policy, String member) {
    outside(0, 185, policy, member, "MaximumRetryAttempts");
    outside(60, 86_400, policy, member, "MaximumEventAgeInSeconds");
  }

  private static void outside(long least, long most, JsonNode policy, String member, String name) {
    if (policy.has(name)) {
      outside(least, most, policy.path(name).asLong(), member + "." + name);
    }
  }
}
