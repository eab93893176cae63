package dev.baton.asl.state;

import org.jspecify.annotations.Nullable;

/** Waits for a number of seconds or until an instant; exactly one is given. */
public record WaitState(Common common, @Nullable Setting seconds, @Nullable Setting timestamp)
    implements State {
  @Override
  public String type() {
    return "Wait";
  }
}
