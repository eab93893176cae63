package dev.baton.cloud.fault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One fault, written {@code FUNCTION[/service:Action]:KIND[@n]}: {@code
 * ExtractGroup/dynamodb:PutItem:drop-reply@2} loses the answer of the second item that the function
 * writes, {@code IndexDocument:throttle} refuses every invocation of the function.
 *
 * @param target a function's or state's name, without {@code Function}
 * @param service signing name of the service that the target calls; null for the target itself
 * @param action of that service, {@code *} for any; null for the target itself
 * @param occurrence which of the matching calls, from 1; 0 for each
 */
public record Fault(
    String target,
    @Nullable String service,
    @Nullable String action,
    FaultKind kind,
    int occurrence) {

  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9-]+)(?:/([a-z0-9-]+):([A-Za-z0-9]+|\\*))?:([a-z-]+)(?:@([0-9]{1,6}))?");

  /**
   * Reads a fault from its written form.
   *
   * @throws IllegalArgumentException saying what is wrong and what the form is
   */
  public static Fault parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a fault; write FUNCTION[/service:Action]:"
              + FaultKind.spellings("|")
              + "[@n]");
    }
    int occurrence = matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5));
    if (matcher.group(5) != null && occurrence == 0) {
      throw new IllegalArgumentException("\"" + text + "\": calls are counted from @1");
    }
    FaultKind kind = kind(text, matcher.group(4));
    String service = matcher.group(2);
    String action = matcher.group(3);
    if (service != null && action != null && !kind.canStrike(service, action)) {
      throw new IllegalArgumentException(
          "\"" + text + "\": " + service + ":" + action + " never meets a " + kind.spelling());
    }
    return new Fault(matcher.group(1), service, action, kind, occurrence);
  }

  private static FaultKind kind(String text, String spelling) {
    FaultKind kind = FaultKind.of(spelling);
    if (kind == null) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\": "
              + spelling
              + " is not a kind of fault; there are "
              + FaultKind.spellings(", "));
    }
    return kind;
  }

  boolean concerns(String name, @Nullable String calledService, @Nullable String calledAction) {
    if (!target.equals(name)) {
      return false;
    }
    if (service == null || calledService == null) {
      return service == null && calledService == null;
    }
    return service.equals(calledService)
        && calledAction != null
        && ("*".equals(action) || calledAction.equals(action))
        && kind.canStrike(calledService, calledAction);
  }

  /** Whether a call, written {@code service:Action}, is one of those meant. */
  boolean reaches(String effect) {
    return effect.equals(service + ":" + action)
        || ("*".equals(action) && effect.startsWith(service + ":"));
  }

  @Override
  public String toString() {
    return target
        + (service == null ? "" : "/" + service + ":" + action)
        + ":"
        + kind.spelling()
        + (occurrence == 0 ? "" : "@" + occurrence);
  }
}
