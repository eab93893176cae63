package dev.baton.asl.lint;

import dev.baton.asl.Definition;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.jsonpath.ResultPath;
import dev.baton.asl.lint.ValueBound.Given;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.Catcher;
import dev.baton.asl.state.Flow;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.PassState;
import dev.baton.asl.state.State;
import dev.baton.asl.state.TaskState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The largest payloads that an execution can have: what each state is given, sends, gets and hands
 * on, from the promises about the input, the tasks and the variables.
 */
final class PayloadBound {
  /** An error's name and its cause, which Step Functions cuts at 32,768 characters. */
  private static final long ERROR = 33_200;

  /** What a distributed Map says when its results are in S3. */
  private static final long EXPORTED = 2_048;

  private final Definition definition;
  private final Limits limits;
  private final ValueBound values;
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  PayloadBound(Definition definition, Limits limits) {
    this.definition = definition;
    this.limits = limits;
    this.values = new ValueBound(limits, Variables.assigned(definition));
  }

  List<Finding> findings() {
    check("input", "The input of an execution", limits.input());
    check("variables", "The sum of the variables", limits.variables());
    long output = ofBranch(definition.main(), limits.input());
    check(Lint.WHOLE, "The output of an execution", output);
    return new ArrayList<>(findings.values());
  }

  /** The largest output of a branch whose input has this size. */
  private long ofBranch(Branch branch, long input) {
    Map<String, Long> inputs = new HashMap<>(Map.of(branch.startAt(), input));
    long output = 0;
    // A loop can make payloads grow with each round: what still grows after this many has no bound.
    for (int round = 0; round <= branch.states().size(); round++) {
      boolean grew = false;
      for (State state : branch.states().values()) {
        Long given = inputs.get(state.name());
        if (given != null) {
          long out = outputs(state, given, inputs);
          grew = hand(inputs, state, out) || grew;
          output = Ways.isEnd(state) ? Math.max(output, out) : output;
        }
      }
      if (!grew) {
        break;
      }
    }
    return output;
  }

  private static boolean hand(Map<String, Long> inputs, State state, long output) {
    boolean grew = false;
    for (String next : Ways.onSuccess(state)) {
      grew = raise(inputs, next, output) || grew;
    }
    return grew;
  }

  private static boolean raise(Map<String, Long> inputs, String state, long size) {
    Long known = inputs.get(state);
    if (known != null && known >= size) {
      return false;
    }
    inputs.put(state, Math.min(size, Limits.MAX_BYTES * 4));
    return known == null || known < Limits.MAX_BYTES * 4;
  }

  private long outputs(State state, long input, Map<String, Long> inputs) {
    check(state.name(), "Its input", input);
    Given given = new Given(input, 0, 0);
    long result =
        switch (state) {
          case TaskState task -> ofTask(task);
          case MapState map -> ofMap(map, given);
          case ParallelState parallel -> ofParallel(parallel, given);
          case PassState pass -> pass.result() == null ? input : ValueBound.bytes(pass.result());
          default -> input;
        };
    for (Catcher catcher : Ways.handlers(state).catchers()) {
      Given failed = new Given(input, 0, ERROR);
      long caught = merged(catcher.resultPath(), catcher.output(), failed, ERROR);
      raise(inputs, catcher.next(), caught);
    }
    long output = handedOn(state.common().flow(), new Given(input, result, 0));
    check(state.name(), "Its output", output);
    return output;
  }

  private long handedOn(Flow flow, Given given) {
    return switch (flow) {
      case Flow.Jsonata jsonata ->
          jsonata.output() == null ? given.result() : values.of(jsonata.output(), given);
      case Flow.JsonPath path -> {
        Expression selector = path.resultSelector();
        long result = selector == null ? given.result() : values.of(selector, given);
        yield path.dropsOutput() ? 2 : merged(path.resultPath(), null, given, result);
      }
    };
  }

  private long merged(ResultPath path, @Nullable Expression output, Given given, long result) {
    if (output != null) {
      return values.of(output, given);
    }
    if (path.equals(ResultPath.WHOLE)) {
      return result;
    }
    return path.equals(ResultPath.DISCARD) ? given.input() : given.input() + result;
  }

  private long ofTask(TaskState task) {
    Long promised = limits.states().get(task.name());
    if (promised != null) {
      check(task.name(), "What it sends or gets", promised);
      return promised;
    }
    return Limits.MAX_BYTES;
  }

  private long ofParallel(ParallelState parallel, Given given) {
    long sent = sent(parallel.common().flow(), given);
    long result = 2;
    for (Branch each : parallel.branches()) {
      result += 1 + ofBranch(each, sent);
    }
    check(parallel.name(), "The array of the outputs of its branches", result);
    return result;
  }

  private long ofMap(MapState map, Given given) {
    Limits.MapBound bound = limits.maps().get(map.name());
    if (bound == null) {
      return Limits.MAX_BYTES;
    }
    long items = map.items() == null ? given.input() : values.of(map.items().value(), given);
    long item = items;
    if (bound.itemBytes() != null) {
      item = bound.itemBytes();
    } else if (map.itemSelector() != null) {
      item = values.of(map.itemSelector(), new Given(given.input(), items, 0));
    }
    check(map.name(), "What an iteration gets", item);
    long output = ofBranch(map.processor(), item);
    MapState.Distributed distributed = map.distributed();
    if (distributed != null && distributed.writer() != null && distributed.writer().exports()) {
      return EXPORTED;
    }
    long result = 2 + bound.maxItems() * (output + 1);
    check(map.name(), "The array of the outputs of its iterations", result);
    Long promised = limits.states().get(map.name());
    if (promised != null && result > promised) {
      findings.putIfAbsent(
          map.name() + Rule.PAYLOAD_BEYOND_DECLARED,
          Rule.PAYLOAD_BEYOND_DECLARED.broken(
              map.name(),
              "Its %s items can give %s bytes, limits.json says %s."
                  .formatted(bound.maxItems(), result, promised),
              ""));
    }
    return result;
  }

  private long sent(Flow flow, Given given) {
    Expression arguments =
        switch (flow) {
          case Flow.Jsonata jsonata -> jsonata.arguments();
          case Flow.JsonPath path -> path.parameters();
        };
    return arguments == null ? given.input() : values.of(arguments, given);
  }

  private void check(String state, String what, long bytes) {
    if (bytes > Limits.MAX_BYTES) {
      findings.putIfAbsent(
          state + what,
          Rule.PAYLOAD_TOO_LARGE.broken(
              state,
              "%s can have %s bytes, more than the %s that Step Functions takes."
                  .formatted(what, bytes, Limits.MAX_BYTES),
              ""));
    }
  }
}
