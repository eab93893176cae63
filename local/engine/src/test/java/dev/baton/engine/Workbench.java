package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.clock.VirtualClock;
import dev.baton.engine.port.ServiceCall;
import dev.baton.engine.port.ServiceCallback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** An engine on the virtual clock whose functions and services a test writes down. */
final class Workbench implements AutoCloseable {
  final VirtualClock clock = new VirtualClock();
  final List<ServiceCall> calls = new ArrayList<>();
  final Engine engine;

  private final Map<String, BiConsumer<JsonNode, ServiceCallback>> answers = new HashMap<>();
  private Predicate<ServiceCallback> interceptor = callback -> false;
  private int machines;

  Workbench() {
    this(7, (arn, event) -> {});
  }

  Workbench(long seed, ExecutionListener listener) {
    engine = Engine.builder().clock(clock).seed(seed).listener(listener).port(this::call).build();
  }

  /** What may answer each call before anything else does; it tells whether it has. */
  void before(Predicate<ServiceCallback> value) {
    interceptor = value;
  }

  /** What a function, or {@code service:action}, answers. */
  Workbench answers(String name, BiConsumer<JsonNode, ServiceCallback> answer) {
    answers.put(name, answer);
    return this;
  }

  StateMachine machine(String definition) {
    String text = definition.replace('\'', '"');
    return engine.create(StateMachineSpec.standard("machine-" + machines++, text));
  }

  /** Starts an execution and waits until nothing is left to happen. */
  Execution run(String definition, String input) {
    Execution execution = start(definition, input);
    clock.awaitIdle();
    return execution;
  }

  Execution start(String definition, String input) {
    String arn = machine(definition).arn();
    return engine.start(new StartExecution(arn, null, input.replace('\'', '"')));
  }

  ExecutionAssert assertThat(Execution execution) {
    return ExecutionAssert.assertThat(engine, execution);
  }

  private void call(ServiceCall call, ServiceCallback callback) {
    calls.add(call);
    if (interceptor.test(callback)) {
      return;
    }
    boolean function = call.service().equals("lambda") && call.action().equals("invoke");
    String target = call.parameters().path("FunctionName").asText();
    String name =
        function
            ? target.substring(target.lastIndexOf(':') + 1)
            : call.service() + ":" + call.action();
    answers
        .getOrDefault(name, (request, back) -> back.failed("NoSuchAnswer", name))
        .accept(function ? call.parameters().path("Payload") : call.parameters(), callback);
  }

  @Override
  public void close() {
    engine.close();
    clock.close();
  }
}
