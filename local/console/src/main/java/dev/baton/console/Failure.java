package dev.baton.console;

import org.jspecify.annotations.Nullable;

/** A command ends early: one line for the user that says what to do, and the exit code. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Failure(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The command was called with something that does not exist or makes no sense: exit code 2. */
  public static Failure usage(String message) {
    return new Failure(2, message, null);
  }

  /** As {@link #usage(String)}, with the cause that {@code --verbose} prints. */
  public static Failure usage(String message, Throwable cause) {
    return new Failure(2, message, cause);
  }

  /** The command was understood but could not be carried out: exit code 1. */
  public static Failure failed(String message) {
    return new Failure(1, message, null);
  }

  /** As {@link #failed(String)}, with the cause that {@code --verbose} prints. */
  public static Failure failed(String message, Throwable cause) {
    return new Failure(1, message, cause);
  }

  public int exitCode() {
    return exitCode;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
