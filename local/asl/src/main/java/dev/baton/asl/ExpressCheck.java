package dev.baton.asl;

import dev.baton.asl.state.Branch;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.Resource;
import dev.baton.asl.state.State;
import dev.baton.asl.state.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what only standard state machines may have. */
public final class ExpressCheck {
  private final List<Fault> faults = new ArrayList<>();

  private ExpressCheck() {}

  /** What keeps a definition from being an express state machine's. */
  public static List<Fault> check(Definition definition) {
    ExpressCheck check = new ExpressCheck();
    check.branch("", definition.main(), true);
    return check.faults;
  }

  /** What a standard state machine asks of express child executions that they cannot do. */
  public static List<Fault> checkChildren(Definition definition) {
    ExpressCheck check = new ExpressCheck();
    check.branch("", definition.main(), false);
    return check.faults;
  }

  private void branch(String pointer, Branch branch, boolean express) {
    for (Map.Entry<String, State> entry : branch.states().entrySet()) {
      String place = pointer + "/States/" + entry.getKey();
      switch (entry.getValue()) {
        case TaskState task -> {
          if (express) {
            task(place + "/Resource", task.resource());
          }
        }
        case ParallelState parallel -> {
          for (int i = 0; i < parallel.branches().size(); i++) {
            branch(place + "/Branches[" + i + "]", parallel.branches().get(i), express);
          }
        }
        case MapState map -> map(place, map, express);
        default -> {}
      }
    }
  }

  private void map(String place, MapState map, boolean express) {
    MapState.Distributed distributed = map.distributed();
    if (express && distributed != null) {
      fault(
          place + "/ItemProcessor/ProcessorConfig/Mode",
          "Express state machine does not support DISTRIBUTED mode");
    }
    boolean expressChildren = distributed != null && distributed.express();
    branch(place + "/ItemProcessor", map.processor(), express || expressChildren);
  }

  private void task(String place, Resource resource) {
    if (resource instanceof Resource.Activity) {
      fault(place, "Express state machine does not support Activity ARN");
    } else if (resource instanceof Resource.Integration integration) {
      Resource.Pattern pattern = integration.pattern();
      if (pattern != null) {
        fault(
            place,
            "Express state machine does not support '."
                + pattern.suffix()
                + "' service integration");
      }
    }
  }

  private void fault(String place, String message) {
    faults.add(new Fault(Fault.Severity.ERROR, Fault.SCHEMA, message, place));
  }
}
