package dev.baton.cloud.function;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.fault.FaultKind;
import dev.baton.cloud.logs.LogSink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The functions of a cloud, found by name or ARN. Safe for threads. */
final class Functions {
  private final Map<String, LambdaFunction> byName = new ConcurrentSkipListMap<>();
  private final Releases releases = new Releases();
  private volatile LogSink logs = (group, stream, time, message) -> {};

  Releases releases() {
    return releases;
  }

  /** Where the lines of all functions go. */
  LogSink logs() {
    return (group, stream, time, message) -> logs.accept(group, stream, time, message);
  }

  void logTo(LogSink sink) {
    logs = sink;
  }

  /** Adds a function, or puts it in the place of the one that had its name. */
  void add(LambdaFunction function) {
    LambdaFunction before = byName.put(function.spec().name(), function);
    if (before != null && !releases.holds(before)) {
      before.retire();
    }
  }

  /** Takes a function out with all its versions and aliases. */
  void remove(String name) {
    LambdaFunction function = byName.remove(name);
    if (function != null) {
      function.retire();
      releases.remove(name).forEach(LambdaFunction::retire);
    }
  }

  /** All functions as they are now. */
  List<LambdaFunction> all() {
    return List.copyOf(byName.values());
  }

  /** All functions as they are now and as they are published. */
  Set<LambdaFunction> everything() {
    Set<LambdaFunction> everything = new LinkedHashSet<>(byName.values());
    everything.addAll(releases.published());
    return everything;
  }

  /**
   * What a name, ARN or partial ARN stands for: with a qualifier that version, or the one to which
   * that alias leads.
   *
   * @throws AwsException {@code ResourceNotFoundException}
   */
  LambdaFunction resolve(String reference) {
    LambdaFunction latest = find(reference);
    String name = reference.replaceFirst("^.*?:function:", "");
    int colon = name.indexOf(':');
    return colon < 0 ? latest : releases.resolve(latest, name.substring(colon + 1));
  }

  /**
   * A function by its name, ARN or partial ARN, with or without a qualifier.
   *
   * @throws AwsException {@code ResourceNotFoundException}
   */
  LambdaFunction find(String reference) {
    String name = reference;
    int marker = reference.indexOf(":function:");
    if (marker >= 0) {
      name = reference.substring(marker + ":function:".length());
    }
    int qualifier = name.indexOf(':');
    LambdaFunction function = byName.get(qualifier < 0 ? name : name.substring(0, qualifier));
    if (function == null) {
      throw new AwsException(404, "ResourceNotFoundException", "Function not found: " + reference);
    }
    return function;
  }

  void interrupt(Principal caller, FaultKind kind) {
    if (caller.kind() == Principal.Kind.FUNCTION) {
      everything().forEach(each -> each.interrupt(caller, kind));
    }
  }
}
