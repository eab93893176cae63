package dev.baton.cloud.function;

import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.fault.FaultKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment of a function: an instance of its handler, with credentials of its own,
 * that serves one invocation at a time. The thread that invokes owns it until the invocation is
 * over; {@link #interrupt} and {@link #stop} may come from any thread.
 */
sealed interface Sandbox permits ThreadSandbox, ProcessSandbox {

  /** Makes the environments of one function. */
  interface Source {
    /** A new environment, not yet started. */
    Sandbox make(AwsCredentials credentials, String session);

    /** An environment was lost in the midst of an invocation; whether its others are too. */
    boolean lost();

    /** More at a time would only wait for each other. */
    int most();

    /** How long to wait for an environment that is busy before making another. */
    Duration patience();
  }

  AwsCredentials credentials();

  /** Tells this environment from the others of its function. */
  String session();

  /** Whether it can serve another invocation. */
  boolean usable();

  /**
   * Makes the handler; null when that went well.
   *
   * @param requestId of the invocation that waits for it
   */
  @Nullable InvocationResult start(String requestId);

  InvocationResult invoke(String requestId, byte[] payload);

  /** Ends what runs here as if it ran out of time or its process died. */
  void interrupt(FaultKind kind);

  void stop();

  /** Waits until nothing runs here any more; till the deadline as by {@link System#nanoTime}. */
  void awaitStop(long deadline);
}
