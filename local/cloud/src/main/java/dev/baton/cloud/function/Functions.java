package dev.baton.cloud.function;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.fault.FaultKind;
import dev.baton.cloud.logs.LogSink;
import java.util.List;
import java.util.Map;
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

  void add(LambdaFunction function) {
    byName.put(function.spec().name(), function);
  }

  List<LambdaFunction> all() {
    return List.copyOf(byName.values());
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
      find(caller.arn()).interrupt(caller.session(), kind);
    }
  }
}
