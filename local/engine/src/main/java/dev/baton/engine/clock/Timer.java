package dev.baton.engine.clock;

/** A pending action of an {@link EngineClock}. */
public interface Timer {

  /** Withdraws the action; does nothing when it has run, is running or was withdrawn before. */
  void cancel();
}
