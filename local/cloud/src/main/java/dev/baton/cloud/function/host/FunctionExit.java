package dev.baton.cloud.function.host;

/** The code of a function asked the machine to end. */
public final class FunctionExit extends Error {
  private static final long serialVersionUID = 1L;

  private final int status;

  FunctionExit(int status) {
    super("exit status " + status);
    this.status = status;
  }

  /** The exit status that was asked for. */
  public int status() {
    return status;
  }
}
