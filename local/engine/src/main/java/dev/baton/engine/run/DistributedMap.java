package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.Definition;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.intrinsic.RandomUuid;
import dev.baton.asl.state.MapState;
import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.history.Details;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of a Map in distributed mode: a child execution for each item. */
final class DistributedMap implements Pending {
  private final Track owner;
  private final MapState state;
  private final ArrayNode inputs;
  private final MapSettings.Tolerance tolerance;
  private final String label;
  private final String mapRunArn;
  private final Definition processor;
  private final @Nullable JsonNode[] results;
  private final Map<Integer, Run> running = new HashMap<>();
  private int started;
  private int ended;
  private int failed;
  private boolean over;
  private long runStarted;

  DistributedMap(Track owner, MapState state, ArrayNode inputs, MapSettings.Tolerance tolerance) {
    this.owner = owner;
    this.state = state;
    this.inputs = inputs;
    this.tolerance = tolerance;
    MapState.Distributed distributed = Objects.requireNonNull(state.distributed());
    String given = distributed.label();
    label = given == null ? RandomUuid.next(owner.run.random()) : given;
    mapRunArn =
        owner.run.stateMachineArn().replaceFirst(":stateMachine:", ":mapRun:")
            + "/"
            + label
            + ":"
            + RandomUuid.next(owner.run.random());
    processor = new Definition(state.processor(), state.common().language(), null);
    results = new JsonNode[inputs.size()];
  }

  void start(int concurrency) {
    owner.record("MapRunStarted", new Details.MapRun("mapRunStartedEventDetails", mapRunArn));
    runStarted = owner.last;
    owner.await(this);
    if (inputs.isEmpty()) {
      complete();
    }
    int first = concurrency == 0 ? inputs.size() : Math.min(concurrency, inputs.size());
    for (int i = 0; i < first && !over; i++) {
      next();
    }
  }

  private void next() {
    int index = started++;
    String name = RandomUuid.next(owner.run.random());
    Identity identity = childIdentity(name);
    Run child =
        new Run(
            owner.run.host,
            identity,
            processor,
            inputs.get(index),
            run -> owner.run.submit(() -> childEnded(index, run)));
    running.put(index, child);
    child.start();
  }

  private Identity childIdentity(String name) {
    Run run = owner.run;
    String machine = run.stateMachineArn() + "/" + label;
    return new Identity(
        machine.replaceFirst(":stateMachine:", ":execution:") + ":" + name,
        name,
        machine,
        run.identity.stateMachineName() + "/" + label,
        run.roleArn(),
        run.traceHeader(),
        run.host.clock().millis());
  }

  private void childEnded(int index, Run child) {
    if (over) {
      return;
    }
    running.remove(index);
    ended++;
    if (child.status() == ExecutionStatus.SUCCEEDED) {
      results[index] = child.outputValue();
    } else {
      failed++;
    }
    if (tolerance.exceededBy(failed, inputs.size())) {
      fail();
    } else if (ended == inputs.size()) {
      complete();
    } else if (started < inputs.size()) {
      next();
    }
  }

  private void fail() {
    over = true;
    cancel();
    String cause = "The specified tolerated failure threshold was exceeded";
    owner.record(
        "MapRunFailed", new Details.Failed("mapRunFailedEventDetails", Errors.THRESHOLD, cause));
    Failures.fail(owner, Errors.THRESHOLD, cause);
  }

  private void complete() {
    over = true;
    owner.record("MapRunSucceeded", null);
    owner.record("MapStateSucceeded", null);
    owner.last = runStarted;
    ArrayNode output = JsonNodeFactory.instance.arrayNode(results.length);
    for (JsonNode result : results) {
      if (result != null) {
        output.add(result);
      }
    }
    owner.attempt(() -> owner.succeed(output));
  }

  MapState state() {
    return state;
  }

  @Override
  public void cancel() {
    over = true;
    Map.copyOf(running).values().forEach(run -> run.abort(null, null));
  }
}
