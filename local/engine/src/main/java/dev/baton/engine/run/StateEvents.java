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

/** The event types that begin with the type of a state. */
final class StateEvents {
  private StateEvents() {}

  static String entered(State state) {
    return switch (state) {
      case PassState s -> "PassStateEntered";
      case TaskState s -> "TaskStateEntered";
      case ChoiceState s -> "ChoiceStateEntered";
      case WaitState s -> "WaitStateEntered";
      case SucceedState s -> "SucceedStateEntered";
      case FailState s -> "FailStateEntered";
      case ParallelState s -> "ParallelStateEntered";
      case MapState s -> "MapStateEntered";
    };
  }

  static String exited(State state) {
    return switch (state) {
      case PassState s -> "PassStateExited";
      case TaskState s -> "TaskStateExited";
      case ChoiceState s -> "ChoiceStateExited";
      case WaitState s -> "WaitStateExited";
      case SucceedState s -> "SucceedStateExited";
      case FailState s -> "FailStateExited";
      case ParallelState s -> "ParallelStateExited";
      case MapState s -> "MapStateExited";
    };
  }
}
