package dev.baton.cloud.assembly;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the embedded cloud does with each property of a CloudFormation resource type: honour it, or
 * leave it without effect for a written reason. A property on neither list is refused by name.
 *
 * <p>A property may be a dotted path ({@code NotificationConfiguration.EventBridgeConfiguration}):
 * then its siblings are judged one by one, through lists as well. Naming a property covers all
 * below it.
 */
public record ResourceType(String name, Set<String> honoured, Map<String, String> inert) {
  private static final String EVERYTHING = "*";

  /** A type of which nothing is honoured or inert yet. */
  public static ResourceType of(String name) {
    return new ResourceType(name, Set.of(), Map.of());
  }

  /** A type of which nothing has an effect here, whatever its properties. */
  public static ResourceType inert(String name, String reason) {
    return of(name).ignores(EVERYTHING, reason);
  }

  /** This type with these properties honoured. */
  public ResourceType honours(String... properties) {
    Set<String> all = new LinkedHashSet<>(honoured);
    all.addAll(Set.of(properties));
    return new ResourceType(name, all, inert);
  }

  /** This type with a property that has no effect here. */
  public ResourceType ignores(String property, String reason) {
    Map<String, String> all = new LinkedHashMap<>(inert);
    all.put(property, reason);
    return new ResourceType(name, honoured, all);
  }

  /** How much of a property, given as a dotted path, this type knows. */
  Knowledge knowledgeOf(String path) {
    if (honoured.contains(path) || inert.containsKey(path) || inert.containsKey(EVERYTHING)) {
      return Knowledge.KNOWN;
    }
    String below = path + ".";
    boolean parts =
        honoured.stream().anyMatch(known -> known.startsWith(below))
            || inert.keySet().stream().anyMatch(known -> known.startsWith(below));
    return parts ? Knowledge.IN_PARTS : Knowledge.UNKNOWN;
  }

  enum Knowledge {
    KNOWN,
    IN_PARTS,
    UNKNOWN
  }
}
