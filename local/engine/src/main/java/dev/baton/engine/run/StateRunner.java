package dev.baton.engine.run;

import dev.baton.asl.state.ChoiceState;
import dev.baton.asl.state.FailState;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.PassState;
import dev.baton.asl.state.State;
import dev.baton.asl.state.SucceedState;
import dev.baton.asl.state.TaskState;
import dev.baton.asl.state.WaitState;

/** Sends a state to the class that runs its type. */
final class StateRunner {
  private StateRunner() {}

  static void run(Track track, State state) {
    switch (state) {
      case PassState pass -> PassRunner.run(track, pass);
      case TaskState task -> TaskRunner.run(track, task);
      case ChoiceState choice -> ChoiceRunner.run(track, choice);
      case WaitState wait -> WaitRunner.run(track, wait);
      case SucceedState succeed -> track.succeed(DataFlow.effectiveInput(track));
      case FailState fail -> FailRunner.run(track, fail);
      case ParallelState parallel -> ParallelRunner.run(track, parallel);
      case MapState map -> MapRunner.run(track, map);
    }
  }
}
