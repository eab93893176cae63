package dev.baton.cloud.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes wrong. */
public enum FaultKind {
  THROTTLE("refused for being one too many; no effect"),
  ERROR("fails with an error of the service; no effect"),
  TIMEOUT("the caller runs out of time before the call has any effect"),
  DROP_REPLY("takes effect, and its answer is lost"),
  CRASH("the caller's process dies before the call has any effect"),
  CRASH_AFTER("takes effect, and the caller's process dies before the answer"),
  DUPLICATE("is made twice; the second answer counts"),
  CONFLICT("a DynamoDB write meets another one's transaction; no effect");

  /** What DynamoDB refuses while a transaction of somebody else is under way upon the same item. */
  private static final Set<String> MEETS_CONFLICTS =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "TransactGetItems");

  private final String meaning;

  FaultKind(String meaning) {
    this.meaning = meaning;
  }

  /** As the command line spells it. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the call has taken effect when the caller learns that something went wrong. */
  public boolean isAfterTheEffect() {
    return this == DROP_REPLY || this == CRASH_AFTER || this == DUPLICATE;
  }

  /** Whether this can happen to calls of a service's action; {@code *} stands for any action. */
  public boolean canStrike(String service, String action) {
    return this != CONFLICT
        || (service.equals("dynamodb") && (action.equals("*") || MEETS_CONFLICTS.contains(action)));
  }

  /** The kind of a spelling, or null. */
  static @Nullable FaultKind of(String spelling) {
    return Arrays.stream(values())
        .filter(kind -> kind.spelling().equals(spelling))
        .findFirst()
        .orElse(null);
  }

  /** All spellings. */
  static String spellings(String separator) {
    return Arrays.stream(values()).map(FaultKind::spelling).collect(Collectors.joining(separator));
  }

  /** Each kind with its meaning, a line each. */
  public static String explained() {
    return Arrays.stream(values())
        .map(kind -> String.format(Locale.ROOT, "  %-12s %s", kind.spelling(), kind.meaning))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
