package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Definition;
import dev.baton.asl.Definitions;
import dev.baton.asl.InvalidDefinitionException;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.Resource;
import dev.baton.asl.state.State;
import dev.baton.asl.state.TaskState;
import dev.baton.asl.text.Json;
import dev.baton.engine.run.Host;
import dev.baton.engine.run.Identity;
import dev.baton.engine.run.Probe;
import dev.baton.engine.run.Run;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Tests single states. */
final class StateTests {
  private static final long POLL_NANOS = 1_000_000;

  private final Host host;
  private final Names names;

  StateTests(Host host, Names names) {
    this.host = host;
    this.names = names;
  }

  ObjectNode test(TestState request) {
    Definition definition = definition(request);
    State state = definition.main().start();
    ObjectNode context = ContextCheck.parse(request.context());
    JsonNode mock = checkMock(request, state);
    String input = request.input();
    JsonNode value =
        input == null
            ? Json.object()
            : Payload.parse(input, "InvalidExecutionInput", "Invalid input");
    Run run =
        Run.ofOneState(host, identity(request), definition, value, probe(request, mock, context));
    Probe probe = run.startProbe(variables(request.variables()));
    while (run.status() == ExecutionStatus.RUNNING) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    String level = request.inspectionLevel();
    return probe.response(level != null && !level.equals("INFO"));
  }

  private static JsonNode variables(@Nullable String text) {
    JsonNode given =
        text == null
            ? Json.object()
            : Payload.parse(text, "ValidationException", "Invalid variables");
    if (!given.isObject()) {
      throw invalid("Invalid variables: must be an object");
    }
    return given;
  }

  private static Definition definition(TestState request) {
    String name = request.stateName();
    Definitions.Checked checked =
        name == null
            ? Definitions.checkState(request.definition())
            : Definitions.check(request.definition());
    Definition definition = checked.definition();
    if (definition == null) {
      throw new InvalidDefinition(new InvalidDefinitionException(checked.faults()));
    }
    if (name == null) {
      return definition;
    }
    Branch branch = find(definition.main(), name);
    if (branch == null) {
      throw invalid("State not found in definition");
    }
    return new Definition(new Branch(name, branch.states()), definition.language(), null);
  }

  private static @Nullable Branch find(Branch branch, String name) {
    if (branch.states().containsKey(name)) {
      return branch;
    }
    for (State state : branch.states().values()) {
      Branch found = null;
      if (state instanceof MapState map) {
        found = find(map.processor(), name);
      } else if (state instanceof ParallelState parallel) {
        for (Branch inner : parallel.branches()) {
          found = found == null ? find(inner, name) : found;
        }
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable JsonNode checkMock(TestState request, State state) {
    TestState.Mock mock = request.mock();
    boolean forks = state instanceof MapState || state instanceof ParallelState;
    if (mock == null) {
      if (forks) {
        throw new EngineException(
            "InvalidDefinition",
            "TestState API does not support Map or Parallel states. Supported state types include:"
                + " [Task, Wait, Pass, Succeed, Fail, Choice]");
      }
      if (state instanceof TaskState && request.roleArn() == null) {
        throw invalid("RoleArn must be specified when testing a Task state");
      }
      return null;
    }
    if (mock.result() != null && mock.error() != null) {
      throw invalid(
          "A test mock should have only one of the following fields: [result, errorOutput].");
    }
    String text = mock.result();
    JsonNode result =
        text == null ? null : Payload.parse(text, "ValidationException", "Invalid mock result");
    boolean writes =
        state instanceof MapState map
            && map.distributed() != null
            && map.distributed().writer() != null;
    if (forks && !writes && result != null && !result.isArray()) {
      throw invalid("Mocked result must be an array.");
    }
    checkFailureCount(request, result);
    if (result != null
        && !"NONE".equals(mock.fieldValidationMode())
        && state instanceof TaskState task
        && task.resource() instanceof Resource.Integration integration) {
      ResponseShapes.check(integration, result);
    }
    return result;
  }

  private static void checkFailureCount(TestState request, @Nullable JsonNode result) {
    TestState.Configuration configuration = request.stateConfiguration();
    Integer failures = configuration == null ? null : configuration.mapIterationFailureCount();
    if (failures != null && result != null && failures > result.size()) {
      throw invalid(
          "Map iteration failure count must be less than or equal to the number of Map iterations");
    }
  }

  private static Probe probe(
      TestState request, @Nullable JsonNode result, @Nullable ObjectNode context) {
    TestState.Mock mock = request.mock();
    TestState.Configuration configuration = request.stateConfiguration();
    String items = configuration == null ? null : configuration.mapItemReaderData();
    Integer retries = configuration == null ? null : configuration.retrierRetryCount();
    Probe.MockError error =
        mock == null || mock.error() == null
            ? null
            : new Probe.MockError(mock.error(), mock.cause());
    return new Probe(result, error, context, items, retries == null ? 0 : retries);
  }

  private Identity identity(TestState request) {
    String machine = names.next();
    String name = names.next();
    String arn = names.stateMachineArn(machine);
    return new Identity(
        arn.replaceFirst(":stateMachine:", ":express:") + ":" + name,
        name,
        arn,
        machine,
        request.roleArn() == null ? names.testRoleArn() : request.roleArn(),
        null,
        host.clock().millis(),
        null);
  }

  static EngineException invalid(String message) {
    return new EngineException("ValidationException", message);
  }
}
