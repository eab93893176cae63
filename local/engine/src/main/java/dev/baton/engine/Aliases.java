package dev.baton.engine;

import dev.baton.engine.StateMachineAlias.Route;
import dev.baton.engine.clock.EngineClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The aliases of state machines. Safe for threads. */
public final class Aliases {
  private static final int MOST = 100;
  private static final int ALL = 100;

  private final Machines machines;
  private final EngineClock clock;

  Aliases(Machines machines, EngineClock clock) {
    this.machines = machines;
    this.clock = clock;
  }

  /**
   * Makes an alias; the same again changes nothing.
   *
   * @throws EngineException {@code ValidationException} for a routing that does not add up, {@code
   *     ResourceNotFound} for a version that is not there, {@code StateMachineDeleting}, {@code
   *     ConflictException} for a name that is taken, {@code ServiceQuotaExceededException}
   */
  public StateMachineAlias create(String name, @Nullable String description, List<Route> routes) {
    synchronized (machines) {
      String machineArn = check(routes);
      MachineFamily family = machines.active(machineArn);
      StateMachineAlias existing = family.aliases.get(name);
      if (existing != null) {
        if (existing.routes().equals(routes)
            && Objects.equals(existing.description(), description)) {
          return existing;
        }
        throw new EngineException(
            "ConflictException", "Alias already exists: '" + existing.arn() + "'");
      }
      if (family.aliases.size() >= MOST) {
        throw new EngineException(
            "ServiceQuotaExceededException",
            "A state machine has at most %s aliases".formatted(MOST));
      }
      Instant now = clock.now();
      StateMachineAlias alias =
          new StateMachineAlias(machineArn + ":" + name, name, description, routes, now, now);
      family.aliases.put(name, alias);
      return alias;
    }
  }

  /**
   * Changes an alias; what is null stays as it is.
   *
   * @throws EngineException {@code ResourceNotFound}, and as {@link #create}
   */
  public StateMachineAlias update(
      String aliasArn, @Nullable String description, @Nullable List<Route> routes) {
    synchronized (machines) {
      StateMachineAlias old = get(aliasArn);
      MachineFamily family = machines.active(Machines.base(aliasArn));
      if (routes != null && !check(routes).equals(Machines.base(aliasArn))) {
        throw invalid("The versions of an alias must belong to its own state machine");
      }
      StateMachineAlias renewed =
          new StateMachineAlias(
              old.arn(),
              old.name(),
              description == null ? old.description() : description,
              routes == null ? old.routes() : routes,
              old.creationDate(),
              clock.now());
      family.aliases.put(old.name(), renewed);
      return renewed;
    }
  }

  /**
   * The alias of this ARN.
   *
   * @throws EngineException {@code ResourceNotFound}
   */
  public StateMachineAlias get(String aliasArn) {
    StateMachineAlias alias = machines.alias(aliasArn);
    if (alias == null) {
      throw notFound(aliasArn);
    }
    return alias;
  }

  /**
   * The aliases of a state machine by their names, or those of one of its versions.
   *
   * @throws EngineException {@code StateMachineDoesNotExist}, {@code ResourceNotFound}
   */
  public List<StateMachineAlias> of(String arn) {
    StoredVersion version = machines.version(arn);
    return version == null
        ? new ArrayList<>(machines.family(arn).aliases.values())
        : machines.family(version.machine().arn()).aliasesOf(arn);
  }

  /**
   * Deletes an alias.
   *
   * @throws EngineException {@code ResourceNotFound}
   */
  public void delete(String aliasArn) {
    synchronized (machines) {
      StateMachineAlias alias = get(aliasArn);
      machines.family(Machines.base(aliasArn)).aliases.remove(alias.name());
    }
  }

  /** Checks a routing and returns the ARN of the state machine that it is about. */
  private String check(List<Route> routes) {
    Set<String> versions = new HashSet<>();
    Set<String> owners = new HashSet<>();
    List<Integer> weights = new ArrayList<>();
    for (Route route : routes) {
      versions.add(route.versionArn());
      owners.add(Machines.base(route.versionArn()));
      weights.add(route.weight());
    }
    if (versions.size() < routes.size()) {
      throw invalid(
          "Routing configuration must contain distinct state machine version ARNs. Received: "
              + routes.stream().map(Route::versionArn).toList());
    }
    if (owners.size() > 1) {
      throw invalid("Routing configuration must contain versions of one state machine");
    }
    if (weights.stream().mapToInt(Integer::intValue).sum() != ALL) {
      throw invalid("Sum of routing configuration weights must equal 100. Received: " + weights);
    }
    for (Route route : routes) {
      if (machines.version(route.versionArn()) == null) {
        throw notFound(route.versionArn());
      }
    }
    return owners.iterator().next();
  }

  private static EngineException invalid(String message) {
    return new EngineException("ValidationException", message);
  }

  private static EngineException notFound(String arn) {
    return new EngineException("ResourceNotFound", "Resource not found: '" + arn + "'");
  }
}
