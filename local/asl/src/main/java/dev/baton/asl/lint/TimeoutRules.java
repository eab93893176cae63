package dev.baton.asl.lint;

import dev.baton.asl.expression.Constant;
import dev.baton.asl.state.Resource;
import dev.baton.asl.state.Setting;
import dev.baton.asl.state.TaskState;
import java.util.List;

/** Nothing is waited for without an end. */
final class TimeoutRules {
  /** A year: a standard execution lives no longer, so what is longer is no timeout. */
  private static final long LONGEST = 31_536_000;

  private TimeoutRules() {}

  static List<Finding> check(TaskState task) {
    Setting timeout = task.timeoutSeconds();
    boolean bounded =
        timeout != null
            && !(timeout.value() instanceof Constant constant
                && constant.value().asLong() > LONGEST);
    if (bounded) {
      return List.of();
    }
    String problem =
        timeout == null
            ? "It may wait for ever."
            : "Its timeout is longer than an execution may live.";
    boolean token =
        task.resource() instanceof Resource.Integration integration
            && integration.pattern() == Resource.Pattern.WAIT_FOR_TASK_TOKEN;
    Rule rule = token ? Rule.TOKEN_TIMEOUT : Rule.TIMEOUT_MISSING;
    return List.of(rule.broken(task.name(), problem, ""));
  }
}
