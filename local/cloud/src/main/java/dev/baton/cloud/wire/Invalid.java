package dev.baton.cloud.wire;

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
}
