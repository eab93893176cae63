package dev.baton.asl.state;

import org.jspecify.annotations.Nullable;

/** Ends the execution, or its branch, with an error. */
public record FailState(Common common, @Nullable Setting error, @Nullable Setting cause)
    implements State {
  @Override
  public String type() {
    return "Fail";
  }
}
