package dev.baton.asl.state;

import java.util.List;

/** Runs branches side by side. */
public record ParallelState(Common common, List<Branch> branches, Handlers handlers)
    implements State {
  @Override
  public String type() {
    return "Parallel";
  }
}
