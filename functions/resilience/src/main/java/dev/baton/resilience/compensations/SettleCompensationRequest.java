package dev.baton.resilience.compensations;

import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done about a stuck compensation.
 *
 * @param action {@code RETRY} runs the undo again; {@code RESOLVE} says that it was seen to by hand
 * @param by who asks
 * @param reason why; required to resolve
 */
public record SettleCompensationRequest(
    @Nullable String compensationId,
    @Nullable String action,
    @Nullable String by,
    @Nullable String reason,
    @Nullable String correlationId)
    implements Correlated {
  private static final int LONGEST = 1000;

  /** What can be done. */
  public enum Action {
    RETRY,
    RESOLVE
  }

  /** A request that is complete. */
  record Valid(String compensationId, Action action, String by, String reason) {}

  Valid valid() {
    Action wanted =
        switch (action) {
          case "RETRY" -> Action.RETRY;
          case "RESOLVE" -> Action.RESOLVE;
          case null, default -> throw invalid("action is neither RETRY nor RESOLVE");
        };
    String why = reason == null ? "" : reason.strip();
    if (wanted == Action.RESOLVE && why.isEmpty()) {
      throw invalid("a reason is required to resolve");
    }
    if (why.length() > LONGEST) {
      throw invalid("the reason has more than " + LONGEST + " characters");
    }
    return new Valid(required(compensationId, "compensationId"), wanted, required(by, "by"), why);
  }

  private static String required(@Nullable String value, String name) {
    if (value == null || value.isBlank() || value.length() > 256) {
      throw invalid(name + " is missing, or longer than 256 characters");
    }
    return value.strip();
  }

  private static ValidationException invalid(String what) {
    return new ValidationException("invalid-request", what);
  }
}
