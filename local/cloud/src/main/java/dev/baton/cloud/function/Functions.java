package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.fault.FaultKind;
import dev.baton.cloud.logs.LogSink;
import dev.baton.cloud.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The functions of a cloud, found by name or ARN. Safe for threads. */
final class Functions {
  /** What runs functions that do not say what they need. */
  static final String RUNTIME = "java25";

  private final Map<String, LambdaFunction> byName = new ConcurrentSkipListMap<>();
  private final Map<String, ObjectNode> about = new ConcurrentHashMap<>();
  private final Releases releases = new Releases();
  private final Places places;
  private volatile LogSink logs = (group, stream, time, message) -> {};

  /**
   * @param most environments at a time
   */
  Functions(int most) {
    places = new Places(most, this::everything);
  }

  Places places() {
    return places;
  }

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

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** What is known of a function beside its configuration: description, tags, policy. */
  ObjectNode about(String name) {
    return about.computeIfAbsent(name, key -> Json.object());
  }

  /** Limits how many invocations of a function run at a time; null for as many as come. */
  void limit(String name, @Nullable Integer most) {
    for (LambdaFunction each : everything()) {
      if (each.spec().name().equals(name)) {
        each.limit(most);
      }
    }
  }

  /** Whether a runtime is one of Lambda's for Java; all of them are the JDK at hand here. */
  static boolean runs(String runtime) {
    return runtime.matches("java(8\\.al2|11|17|21|25)");
  }

  /** The configuration of a function as Lambda shows it. */
  ObjectNode describe(LambdaFunction function) {
    FunctionSpec spec = function.spec();
    ObjectNode json = Json.object();
    json.put("FunctionName", spec.name()).put("FunctionArn", spec.arn());
    json.put("Description", about(spec.name()).path("Description").asText(""));
    json.put("Runtime", about(spec.name()).path("Runtime").asText(RUNTIME));
    json.put("Role", spec.roleArn()).put("Handler", spec.handler());
    json.put("Timeout", spec.timeout().toSeconds()).put("MemorySize", spec.memory());
    boolean latest = function.equals(byName.get(spec.name()));
    json.put("Version", latest ? Releases.LATEST : releases.numberOf(function));
    json.put("State", "Active").put("LastUpdateStatus", "Successful").put("PackageType", "Zip");
    byte[] content = spec.toString().getBytes(StandardCharsets.UTF_8);
    json.put("RevisionId", UUID.nameUUIDFromBytes(content).toString());
    json.put(
        "LastModified",
        function.made().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000+0000"));
    json.put("CodeSize", size(spec.code())).put("CodeSha256", digest(spec.code()));
    json.putArray("Architectures").add("arm64");
    json.putObject("TracingConfig").put("Mode", "PassThrough");
    json.putObject("EphemeralStorage").put("Size", 512);
    json.set("LoggingConfig", spec.logging().described());
    json.putObject("SnapStart")
        .put("ApplyOn", spec.snapStart() ? "PublishedVersions" : "None")
        .put("OptimizationStatus", spec.snapStart() && !latest ? "On" : "Off");
    if (spec.deadLetterArn() != null) {
      json.putObject("DeadLetterConfig").put("TargetArn", spec.deadLetterArn());
    }
    ObjectNode variables = json.putObject("Environment").putObject("Variables");
    new TreeMap<>(spec.environment()).forEach(variables::put);
    return json;
  }

  private static long size(Path code) {
    try {
      return Files.size(code);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Tells codes apart; the assembly names each by its content. */
  private static String digest(Path code) {
    byte[] name = code.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(name, 32));
  }

  /** Takes a function out with all its versions and aliases. */
  void remove(String name) {
    LambdaFunction function = byName.remove(name);
    if (function != null) {
      about.remove(name);
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
