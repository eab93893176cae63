package dev.baton.console.cost;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.cost.Usage.Sums;
import dev.baton.engine.Engine;
import dev.baton.engine.Execution;
import dev.baton.engine.HistoryEvent;
import dev.baton.engine.StateMachine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the histories of executions show of transitions and of what their logs will hold. */
final class Histories {
  /** What a logged event says beside its details and the ARN: ids, type, times, names of fields. */
  private static final int EVENT_BYTES = 190;

  /** Workflows log everything but these. */
  private static final List<String> DATA =
      List.of("input", "inputDetails", "output", "outputDetails", "parameters");

  private final Engine engine;
  private final Set<String> earlier = new HashSet<>();

  /** Looks only at what starts from now on. */
  Histories(Engine engine) {
    this.engine = engine;
    for (StateMachine machine : engine.stateMachines()) {
      engine.executions(machine.arn()).forEach(execution -> earlier.add(execution.arn()));
    }
  }

  Sums measure() {
    Sums sums = new Sums();
    for (StateMachine machine : engine.stateMachines()) {
      for (Execution execution : engine.executions(machine.arn())) {
        if (!earlier.contains(execution.arn())) {
          add(execution, sums);
        }
      }
    }
    return sums;
  }

  private void add(Execution execution, Sums sums) {
    double transitions = 0;
    double scheduled = 0;
    double tasks = 0;
    boolean waits = false;
    for (HistoryEvent event : engine.history(execution.arn())) {
      String type = event.type();
      transitions += type.endsWith("StateEntered") ? 1 : 0;
      tasks += type.equals("TaskStateEntered") ? 1 : 0;
      scheduled += type.equals("TaskScheduled") || type.equals("LambdaFunctionScheduled") ? 1 : 0;
      waits |= type.equals("TaskSubmitted") || type.equals("WaitStateEntered");
      sums.add("logs.bytes", logged(execution.arn(), event));
    }
    // Each further attempt of a task is a transition too.
    transitions += Math.max(0, scheduled - tasks);
    sums.add("states.transitions", transitions);
    sums.add("executions", 1);
    if (!waits) {
      sums.add("short.executions", 1);
      sums.add("short.transitions", transitions);
    }
  }

  private static double logged(String arn, HistoryEvent event) {
    ObjectNode details = event.details();
    ObjectNode shown = details == null ? null : details.deepCopy().remove(DATA);
    int bytes = shown == null ? 2 : shown.toString().length();
    return EVENT_BYTES + arn.length() + bytes + FunctionLogs.EVENT_OVERHEAD;
  }
}
