package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The versions and aliases of functions. A version is the function as it was when it was published,
 * and stays so when the function is changed. Safe for threads.
 */
final class Releases {
  /** How a function as it is now is named. */
  static final String LATEST = "$LATEST";

  private record Version(LambdaFunction function, String description) {}

  private record Alias(String version, String description) {}

  private static final class Family {
    final TreeMap<Integer, Version> versions = new TreeMap<>();
    final TreeMap<String, Alias> aliases = new TreeMap<>();
    int last;
  }

  private final Map<String, Family> families = new HashMap<>();

  private Family of(LambdaFunction function) {
    return families.computeIfAbsent(function.spec().name(), name -> new Family());
  }

  /** Publishes a function as it is; one that has not changed since stays the version it is. */
  synchronized String publish(LambdaFunction function, String description) {
    Family family = of(function);
    Map.Entry<Integer, Version> newest = family.versions.lastEntry();
    if (newest != null && newest.getValue().function() == function) {
      return Integer.toString(newest.getKey());
    }
    family.last++;
    family.versions.put(family.last, new Version(function, description));
    return Integer.toString(family.last);
  }

  /** Makes or moves an alias of a function. */
  synchronized void alias(
      LambdaFunction function, String name, String version, String description) {
    LambdaFunction _ = resolve(function, version);
    of(function).aliases.put(name, new Alias(version, description));
  }

  synchronized boolean hasAlias(LambdaFunction function, String name) {
    return of(function).aliases.containsKey(name);
  }

  /**
   * The version of a qualifier.
   *
   * @throws AwsException {@code ResourceNotFoundException}
   */
  synchronized LambdaFunction resolve(LambdaFunction latest, String qualifier) {
    if (qualifier.equals(LATEST)) {
      return latest;
    }
    Family family = of(latest);
    Alias alias = family.aliases.get(qualifier);
    if (alias != null) {
      return resolve(latest, alias.version());
    }
    Version version =
        qualifier.matches("[0-9]{1,9}") ? family.versions.get(Integer.valueOf(qualifier)) : null;
    if (version == null) {
      throw new AwsException(
          404,
          "ResourceNotFoundException",
          "Function not found: " + latest.spec().arn() + ":" + qualifier);
    }
    return version.function();
  }

  /** The number of a published function, or {@link #LATEST}. */
  synchronized String numberOf(LambdaFunction function) {
    for (var each : of(function).versions.descendingMap().entrySet()) {
      if (each.getValue().function() == function) {
        return Integer.toString(each.getKey());
      }
    }
    return LATEST;
  }

  /** Whether some version is this function. */
  synchronized boolean holds(LambdaFunction function) {
    return !numberOf(function).equals(LATEST);
  }

  /** All versions of all functions. */
  synchronized List<LambdaFunction> published() {
    List<LambdaFunction> published = new ArrayList<>();
    families.values().stream()
        .flatMap(family -> family.versions.values().stream())
        .forEach(version -> published.add(version.function()));
    return published;
  }

  /** Forgets a function, and returns its versions. */
  synchronized List<LambdaFunction> remove(String name) {
    Family family = families.remove(name);
    return family == null
        ? List.of()
        : family.versions.values().stream().map(Version::function).toList();
  }

  /** Deletes a version; the function as it is now stays. */
  synchronized void removeVersion(LambdaFunction latest, String version) {
    LambdaFunction published = resolve(latest, version);
    Family family = of(latest);
    for (var alias : family.aliases.entrySet()) {
      if (alias.getValue().version().equals(version)) {
        throw new AwsException(
            409,
            "ResourceConflictException",
            "Cannot delete version " + version + ": the alias " + alias.getKey() + " leads to it");
      }
    }
    Version _ = family.versions.remove(Integer.valueOf(version));
    if (published != latest && !holds(published)) {
      published.retire();
    }
  }

  synchronized void removeAlias(LambdaFunction function, String name) {
    Alias _ = of(function).aliases.remove(name);
  }

  /** What ListVersionsByFunction answers. */
  synchronized ObjectNode versionsOf(
      LambdaFunction function, Function<LambdaFunction, ObjectNode> describe) {
    ObjectNode answer = Json.object();
    ArrayNode all = answer.putArray("Versions");
    all.add(describe.apply(function).put("FunctionArn", function.spec().arn() + ":" + LATEST));
    for (Integer number : of(function).versions.keySet()) {
      all.add(described(function, number.toString(), describe));
    }
    return answer;
  }

  /** A version as it is shown. */
  synchronized ObjectNode described(
      LambdaFunction latest, String number, Function<LambdaFunction, ObjectNode> describe) {
    LambdaFunction function = resolve(latest, number);
    Version version = of(latest).versions.get(Integer.valueOf(number));
    ObjectNode shown = describe.apply(function).put("Version", number);
    shown.put("Description", version == null ? "" : version.description());
    return shown.put("FunctionArn", latest.spec().arn() + ":" + number);
  }

  /** What ListAliases answers. */
  synchronized ObjectNode aliasesOf(LambdaFunction function) {
    ObjectNode answer = Json.object();
    ArrayNode all = answer.putArray("Aliases");
    of(function).aliases.forEach((name, alias) -> all.add(show(function, name, alias)));
    return answer;
  }

  /** What GetAlias answers. */
  synchronized ObjectNode alias(LambdaFunction function, String name) {
    @Nullable Alias alias = of(function).aliases.get(name);
    if (alias == null) {
      throw new AwsException(
          404,
          "ResourceNotFoundException",
          "Cannot find alias arn: " + function.spec().arn() + ":" + name);
    }
    return show(function, name, alias);
  }

  private static ObjectNode show(LambdaFunction function, String name, Alias alias) {
    ObjectNode shown = Json.object().put("AliasArn", function.spec().arn() + ":" + name);
    shown.put("Name", name).put("FunctionVersion", alias.version());
    return shown.put("Description", alias.description());
  }
}
