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
  /** The owner of what is said by API. */
  static final String BY_API = "api";

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
    ofRoles.putIfAbsent(name, List.of());
  }

  /** Lets a role do what a document says, instead of what the same owner said before. */
  void attach(String role, String owner, JsonNode document) {
    replace(ofRoles, role, owner, reader.read(owner, document, false));
  }

  private static void replace(
      Map<String, List<Statement>> all, String key, String owner, List<Statement> statements) {
    all.compute(
        key,
        (name, before) -> {
          List<Statement> now = new ArrayList<>(before == null ? List.of() : before);
          now.removeIf(statement -> statement.id().startsWith(owner + "/"));
          now.addAll(statements);
          return List.copyOf(now);
        });
  }

  /** Takes away what an owner says, of roles and of resources. */
  void forget(String owner) {
    for (String role : ofRoles.keySet()) {
      replace(ofRoles, role, owner, List.of());
    }
    for (String arn : ofResources.keySet()) {
      replace(ofResources, arn, owner, List.of());
    }
    ofResources.values().removeIf(List::isEmpty);
  }

  /** A role that is there no more; who still acts as it may do nothing. */
  void forgetRole(String name, String arn) {
    ofRoles.put(name, List.of());
    ofResources.remove(arn);
  }

  /** Takes everything away from a role. */
  void empty(String role) {
    ofRoles.put(role, List.of());
  }

  /**
   * Gives a resource the policy that somebody set by API.
   *
   * @param whole whether it takes the place of what the template says, too
   */
  void become(String arn, JsonNode document, boolean whole) {
    services.add(arn.split(":", 4)[2]);
    List<Statement> statements = reader.read(BY_API + "/" + arn, document, true);
    if (whole) {
      ofResources.put(arn, statements);
    } else {
      replace(ofResources, arn, BY_API + "/" + arn, statements);
    }
    if (statements.isEmpty() && ofResources.getOrDefault(arn, List.of()).isEmpty()) {
      ofResources.remove(arn);
    }
  }

  /** What cannot be judged of a policy. */
  static List<String> faultsIn(JsonNode document, boolean ofResource) {
    List<String> found = new ArrayList<>();
    if (!document.path("Statement").isContainerNode()) {
      found.add("it has no Statement");
    }
    List<Statement> _ = new PolicyReader(found).read("policy", document, ofResource);
    return found;
  }

  /** A resource that is there no more. */
  void forgetResource(String arn) {
    described.remove(arn);
    ofResources.remove(arn);
  }

  /** Takes the faults found so far, so that they are found once. */
  List<String> takeFaults() {
    List<String> found = List.copyOf(faults);
    faults.clear();
    return found;
  }

  /** A resource that the template describes: whoever has no role needs its policy. */
  void describe(String arn) {
    described.add(arn);
  }

  void protect(String arn, String owner, JsonNode document) {
    services.add(arn.split(":", 4)[2]);
    replace(ofResources, arn, owner, reader.read(owner, document, true));
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
