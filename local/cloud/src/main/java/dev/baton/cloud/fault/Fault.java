package dev.baton.cloud.fault;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
              + kinds("|")
              + "[@n]");
    }
    int occurrence = matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5));
    if (matcher.group(5) != null && occurrence == 0) {
      throw new IllegalArgumentException("\"" + text + "\": calls are counted from @1");
    }
    return new Fault(
        matcher.group(1),
        matcher.group(2),
        matcher.group(3),
        kind(text, matcher.group(4)),
        occurrence);
  }

  private static FaultKind kind(String text, String spelling) {
    for (FaultKind kind : FaultKind.values()) {
      if (kind.spelling().equals(spelling)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "\"" + text + "\": " + spelling + " is not a kind of fault; there are " + kinds(", "));
  }

  private static String kinds(String separator) {
    return Arrays.stream(FaultKind.values())
        .map(FaultKind::spelling)
        .collect(Collectors.joining(separator));
  }

  boolean concerns(String name, @Nullable String calledService, @Nullable String calledAction) {
    if (!target.equals(name)) {
      return false;
    }
    if (service == null || calledService == null) {
      return service == null && calledService == null;
    }
    return service.equals(calledService)
        && ("*".equals(action) || (action != null && action.equals(calledAction)));
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
