package dev.baton.engine.run;

import dev.baton.asl.Definition;
import dev.baton.asl.intrinsic.RandomUuid;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the child executions of one Map run, and names them. */
final class MapChildren {
  private final Track owner;
  private final MapRunRecord mapRun;
  private final Definition processor;
  private final boolean express;
  private final Map<Integer, String> names = new HashMap<>();

  MapChildren(Track owner, MapRunRecord mapRun, Definition processor, boolean express) {
    this.owner = owner;
    this.mapRun = mapRun;
    this.processor = processor;
    this.express = express;
  }

  /** A child that has yet to be started. */
  Run make(ChildInput input, Consumer<Run> whenEnded) {
    Run parent = owner.run;
    String name = nameOf(input);
    names.remove(input.index());
    Identity identity =
        new Identity(
            arn(name),
            name,
            machineArn(),
            parent.identity.stateMachineName() + "/" + mapRun.label(),
            parent.roleArn(),
            parent.traceHeader(),
            parent.host.clock().millis(),
            null);
    Run child = new Run(parent.host, identity, processor, input.value(), whenEnded);
    child.belongTo(mapRun.arn());
    parent.host.begun(child);
    return child;
  }

  boolean areExpress() {
    return express;
  }

  /** The name of the child that this input is for, which it keeps until it is started. */
  String nameOf(ChildInput input) {
    return names.computeIfAbsent(input.index(), index -> RandomUuid.next(owner.run.random()));
  }

  String arnOf(ChildInput input) {
    return arn(nameOf(input));
  }

  /** What children call their state machine: the one they are part of, with the Map's label. */
  private String machineArn() {
    return mapRun.stateMachineArn() + "/" + mapRun.label();
  }

  private String arn(String name) {
    String kind = express ? ":express:" : ":execution:";
    String arn = machineArn().replaceFirst(":stateMachine:", kind) + ":" + name;
    return express ? arn + ":" + name : arn;
  }
}
