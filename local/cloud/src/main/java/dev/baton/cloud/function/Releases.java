package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * The versions and aliases of functions, as the template names them. All run the same code, that of
 * the assembly. Safe for threads.
 */
final class Releases {
  private final Map<String, String> versions = new TreeMap<>();
  private final Map<String, TreeMap<String, String>> aliases = new TreeMap<>();

  /** Notes the version of a function. */
  synchronized void version(LambdaFunction function, String version) {
    versions.put(function.spec().name(), version);
  }

  /** Notes an alias of a function, which points at a version. */
  synchronized void alias(LambdaFunction function, String name, String version) {
    aliases.computeIfAbsent(function.spec().name(), f -> new TreeMap<>()).put(name, version);
  }

  /** What ListVersionsByFunction answers. */
  synchronized ObjectNode versionsOf(LambdaFunction function, ObjectNode described) {
    ObjectNode answer = Json.object();
    ArrayNode all = answer.putArray("Versions");
    String arn = function.spec().arn();
    all.add(described.deepCopy().put("FunctionArn", arn + ":$LATEST"));
    String version = versions.get(function.spec().name());
    if (version != null) {
      ObjectNode published = described.deepCopy().put("Version", version);
      all.add(published.put("FunctionArn", arn + ":" + version));
    }
    return answer;
  }

  /** What ListAliases answers. */
  synchronized ObjectNode aliasesOf(LambdaFunction function) {
    ObjectNode answer = Json.object();
    ArrayNode all = answer.putArray("Aliases");
    aliases
        .getOrDefault(function.spec().name(), new TreeMap<>())
        .forEach((name, version) -> all.add(show(function, name, version)));
    return answer;
  }

  /** What GetAlias answers. */
  synchronized ObjectNode alias(LambdaFunction function, String name) {
    String version = aliases.getOrDefault(function.spec().name(), new TreeMap<>()).get(name);
    if (version == null) {
      throw new AwsException(
          404,
          "ResourceNotFoundException",
          "Cannot find alias arn: " + function.spec().arn() + ":" + name);
    }
    return show(function, name, version);
  }

  private static ObjectNode show(LambdaFunction function, String name, String version) {
    ObjectNode alias = Json.object().put("AliasArn", function.spec().arn() + ":" + name);
    return alias.put("Name", name).put("FunctionVersion", version).put("Description", "");
  }
}
