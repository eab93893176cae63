package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * All policies: what each role may do, by the role's name, and who may use a resource, by its ARN.
 * Safe for threads.
 */
final class Policies {
  private final Map<String, List<Statement>> ofRoles = new ConcurrentHashMap<>();
  private final Map<String, List<Statement>> ofResources = new ConcurrentHashMap<>();
  private final Set<String> described = ConcurrentHashMap.newKeySet();
  private final Set<String> services = ConcurrentHashMap.newKeySet();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final PolicyReader reader = new PolicyReader(faults);
  private volatile Set<String> withheld = Set.of();
  private volatile Grants grants = (use, caller) -> false;

  /** A role that the template makes. */
  void role(String name) {
    ofRoles.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>());
  }

  void attach(String role, String owner, JsonNode document) {
    ofRoles
        .computeIfAbsent(role, key -> new CopyOnWriteArrayList<>())
        .addAll(reader.read(owner, document, false));
  }

  /** A resource that the template describes: whoever has no role needs its policy. */
  void describe(String arn) {
    described.add(arn);
  }

  void protect(String arn, String owner, JsonNode document) {
    services.add(arn.split(":", 4)[2]);
    ofResources
        .computeIfAbsent(arn, key -> new CopyOnWriteArrayList<>())
        .addAll(reader.read(owner, document, true));
  }

  /** Lets grants of keys count from now on. */
  void honour(Grants value) {
    grants = value;
  }

  Grants grants() {
    return grants;
  }

  void fault(String sentence) {
    faults.add(sentence);
  }

  /** What is wrong with the policies read so far. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  boolean knowsRole(String name) {
    return ofRoles.containsKey(name);
  }

  /** Whether a resource's policy decides, also when there is none. */
  boolean guards(String arn) {
    return described.contains(arn) || ofResources.containsKey(arn);
  }

  /** Whether any resource of a service has a policy. */
  boolean hasAnyOf(String service) {
    return services.contains(service);
  }

  boolean hasPolicy(String arn) {
    return ofResources.containsKey(arn);
  }

  List<Statement> ofRole(String name) {
    return present(ofRoles.getOrDefault(name, List.of()));
  }

  List<Statement> ofResource(String arn) {
    return present(ofResources.getOrDefault(arn, List.of()));
  }

  /** Everything there is, sorted by id. */
  List<Statement> all() {
    return Stream.of(ofRoles, ofResources)
        .flatMap(map -> map.values().stream())
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Statement::id))
        .distinct()
        .toList();
  }

  /** Judges as if these statements were not there. */
  void withhold(Set<String> ids) {
    withheld = Set.copyOf(ids);
  }

  private List<Statement> present(List<Statement> statements) {
    Set<String> missing = withheld;
    if (missing.isEmpty()) {
      return statements;
    }
    List<Statement> rest = new ArrayList<>(statements);
    rest.removeIf(statement -> missing.contains(statement.id()));
    return rest;
  }
}
