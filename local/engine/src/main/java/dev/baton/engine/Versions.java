package dev.baton.engine;

import dev.baton.engine.clock.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The published versions of state machines. Safe for threads. */
public final class Versions {
  private static final int MOST = 1_000;

  /** How a request names the revision that a state machine was created with. */
  private static final String INITIAL = "INITIAL";

  private final Machines machines;
  private final EngineClock clock;

  Versions(Machines machines, EngineClock clock) {
    this.machines = machines;
    this.clock = clock;
  }

  /**
   * Publishes a state machine as it is now; a revision that is published already stays the version
   * it is.
   *
   * @param revisionId what the machine's revision must be; null for whichever it is
   * @throws EngineException {@code StateMachineDoesNotExist}, {@code StateMachineDeleting}, {@code
   *     ConflictException} for another revision, {@code ServiceQuotaExceededException}
   */
  public StateMachineVersion publish(
      String stateMachineArn, @Nullable String revisionId, @Nullable String description) {
    synchronized (machines) {
      MachineFamily family = machines.active(stateMachineArn);
      StoredMachine machine = family.latest();
      String current = machine.revisionId() == null ? INITIAL : machine.revisionId();
      if (revisionId != null && !revisionId.equals(current)) {
        throw new EngineException(
            "ConflictException",
            "Failed to publish the State Machine version for revision %s. The current State Machine"
                    .formatted(revisionId)
                + " revision is %s.".formatted(current));
      }
      Map.Entry<Integer, StoredVersion> last = family.versions.lastEntry();
      if (last != null
          && Objects.equals(last.getValue().machine().revisionId(), machine.revisionId())) {
        return last.getValue();
      }
      if (family.versions.size() >= MOST) {
        throw new EngineException(
            "ServiceQuotaExceededException",
            "A state machine has at most %s versions".formatted(MOST));
      }
      int number = family.nextNumber();
      StoredVersion version = new StoredVersion(number, description, clock.now(), machine);
      family.versions.put(number, version);
      return version;
    }
  }

  /** The version of this ARN; null when there is none. */
  public @Nullable StateMachineVersion find(String versionArn) {
    return machines.version(versionArn);
  }

  /**
   * The versions of a state machine, latest first.
   *
   * @throws EngineException {@code StateMachineDoesNotExist}
   */
  public List<StateMachineVersion> of(String stateMachineArn) {
    return new ArrayList<>(machines.family(stateMachineArn).versions.descendingMap().values());
  }

  /**
   * Deletes a version; does nothing when there is none of this ARN. Its executions run on.
   *
   * @throws EngineException {@code ConflictException} while an alias refers to it
   */
  public void delete(String versionArn) {
    synchronized (machines) {
      StoredVersion version = machines.version(versionArn);
      if (version == null) {
        return;
      }
      MachineFamily family = machines.family(version.machine().arn());
      List<String> users =
          family.aliasesOf(version.arn()).stream().map(StateMachineAlias::name).toList();
      if (!users.isEmpty()) {
        throw new EngineException(
            "ConflictException",
            "Version to be deleted must not be referenced by an alias. Current list of aliases"
                + " referencing this version: "
                + users);
      }
      family.versions.remove(version.number());
    }
  }
}
