package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.ParallelState;

/** Runs Parallel states. */
final class ParallelRunner {
  private ParallelRunner() {}

  static void run(Track track, ParallelState state) {
    Probe probe = track.run.probe();
    if (probe != null) {
      probe.answer(track);
      return;
    }
    JsonNode input = DataFlow.arguments(track, null);
    long started = track.record("ParallelStateStarted", null);
    Branches branches = new Branches(track, state.branches().size());
    track.await(branches);
    int index = 0;
    for (Branch branch : state.branches()) {
      Track part = new Track(track.run, branch, branches, index++, null);
      branches.add(part);
      part.begin(input, started);
    }
  }

  /** The branches of one run of the state. */
  private static final class Branches extends Join {
    Branches(Track owner, int size) {
      super(owner, size);
    }

    @Override
    long ended(Track track, boolean success) {
      return track.last;
    }

    @Override
    void aborted(Track track, long previous) {}

    @Override
    void oneDone(Track track) {}

    @Override
    void complete(JsonNode results) {
      owner.recordAside("ParallelStateSucceeded", null);
      owner.succeed(results);
    }
  }
}
