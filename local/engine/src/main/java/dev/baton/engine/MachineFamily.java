package dev.baton.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A state machine with its versions and aliases. Safe to read from any thread; {@link Machines}
 * lets one thread at a time change it.
 */
final class MachineFamily {
  final NavigableMap<Integer, StoredVersion> versions = new ConcurrentSkipListMap<>();
  final Map<String, StateMachineAlias> aliases = new ConcurrentSkipListMap<>();
  private final StateMachineSpec.@Nullable Publication created;
  private volatile Machines.Target latest;
  private volatile boolean deleting;
  private int published;

  MachineFamily(StoredMachine machine, StateMachineSpec.@Nullable Publication publication) {
    latest = Machines.Target.of(machine);
    created = publication;
  }

  Machines.Target target() {
    return latest;
  }

  StoredMachine latest() {
    return latest.machine();
  }

  void renew(StoredMachine machine) {
    latest = Machines.Target.of(machine);
  }

  boolean isDeleting() {
    return deleting;
  }

  void beginDeleting() {
    deleting = true;
  }

  /** The number for a new version. */
  int nextNumber() {
    return ++published;
  }

  /** Whether the same request made this machine: role and tags do not matter. */
  boolean isFrom(StateMachineSpec spec) {
    StoredMachine machine = latest();
    MachineConfiguration configuration = machine.configuration();
    return machine.definition().equals(spec.definition())
        && machine.type() == spec.type()
        && Objects.equals(configuration.logging(), spec.configuration().logging())
        && Objects.equals(configuration.tracing(), spec.configuration().tracing())
        && Objects.equals(created, spec.publication());
  }

  /** The aliases that send executions to a version. */
  List<StateMachineAlias> aliasesOf(String versionArn) {
    List<StateMachineAlias> found = new ArrayList<>();
    for (StateMachineAlias alias : aliases.values()) {
      if (alias.routes().stream().anyMatch(route -> route.versionArn().equals(versionArn))) {
        found.add(alias);
      }
    }
    return found;
  }
}
