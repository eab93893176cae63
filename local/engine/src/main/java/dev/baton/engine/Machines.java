package dev.baton.engine;

import dev.baton.asl.Definition;
import dev.baton.asl.Definitions;
import dev.baton.asl.ExpressCheck;
import dev.baton.asl.Fault;
import dev.baton.asl.InvalidDefinitionException;
import dev.baton.engine.clock.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The state machines an engine knows. Safe for threads; one at a time changes anything. */
final class Machines {
  /** Seconds an execution of an express state machine may take. */
  private static final long EXPRESS_SECONDS = 300;

  private final EngineClock clock;
  private final Names names;
  private final Map<String, MachineFamily> byArn = new ConcurrentSkipListMap<>();

  /** How many machines wait for their last execution to end. */
  private final AtomicInteger deleting = new AtomicInteger();

  /** The machine that an execution is to run, and how it was found. */
  record Target(StoredMachine machine, Origin origin) {

    static Target of(StoredMachine machine) {
      return new Target(machine, new Origin(machine, null, null));
    }
  }

  Machines(EngineClock clock, Names names) {
    this.clock = clock;
    this.names = names;
  }

  synchronized StoredMachine create(StateMachineSpec spec) {
    Names.check(spec.name());
    String given = spec.arn();
    String arn = given == null ? names.stateMachineArn(spec.name()) : given;
    Definition compiled = compile(spec.definition(), spec.type());
    MachineFamily existing = byArn.get(arn);
    if (existing != null) {
      refuseDeleting(existing);
      if (existing.isFrom(spec)) {
        return existing.latest();
      }
      throw new EngineException(
          "StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
    }
    StoredMachine machine =
        new StoredMachine(
            arn,
            spec.name(),
            spec.roleArn(),
            spec.type(),
            spec.definition(),
            clock.now(),
            compiled,
            arn.replaceFirst(":stateMachine:", executions(spec.type())) + ":",
            new StoredMachine.Revision(null, clock.now(), spec.configuration()));
    MachineFamily family = new MachineFamily(machine, spec.publication());
    StateMachineSpec.Publication publication = spec.publication();
    if (publication != null) {
      int number = family.nextNumber();
      String description = publication.description();
      family.versions.put(number, new StoredVersion(number, description, clock.now(), machine));
    }
    byArn.put(arn, family);
    return machine;
  }

  private static String executions(StateMachineType type) {
    return type == StateMachineType.EXPRESS ? ":express:" : ":execution:";
  }

  private static Definition compile(String text, StateMachineType type) {
    try {
      Definition definition = Definitions.parse(text);
      boolean standard = type == StateMachineType.STANDARD;
      List<Fault> faults =
          standard ? ExpressCheck.checkChildren(definition) : ExpressCheck.check(definition);
      if (!faults.isEmpty()) {
        throw new InvalidDefinitionException(faults);
      }
      if (standard) {
        return definition;
      }
      Long seconds = definition.timeoutSeconds();
      long limit = seconds == null ? EXPRESS_SECONDS : Math.min(seconds, EXPRESS_SECONDS);
      return new Definition(definition.main(), definition.language(), limit);
    } catch (InvalidDefinitionException e) {
      throw new InvalidDefinition(e);
    }
  }

  /** Changes a machine; executions that run keep what they have. */
  synchronized StoredMachine update(MachineUpdate update) {
    MachineFamily family = family(update.stateMachineArn());
    refuseDeleting(family);
    StoredMachine old = family.latest();
    String text = update.definition() == null ? old.definition() : update.definition();
    String role = update.roleArn() == null ? old.roleArn() : update.roleArn();
    MachineConfiguration configuration = old.configuration().with(update.configuration());
    boolean same =
        text.equals(old.definition())
            && Objects.equals(role, old.roleArn())
            && configuration.equals(old.configuration());
    Definition compiled =
        text.equals(old.definition()) ? old.compiled() : compile(text, old.type());
    StoredMachine renewed =
        new StoredMachine(
            old.arn(),
            old.name(),
            role,
            old.type(),
            text,
            old.creationDate(),
            compiled,
            old.executionArnPrefix(),
            new StoredMachine.Revision(
                same ? old.revisionId() : names.next(), clock.now(), configuration));
    family.renew(renewed);
    return renewed;
  }

  /** Begins to take a machine out; {@link #forget} does it. */
  synchronized void beginDeleting(String arn) {
    MachineFamily family = byArn.get(arn);
    if (family != null && !family.isDeleting()) {
      family.beginDeleting();
      deleting.incrementAndGet();
    }
  }

  /** Takes out a machine that is being deleted. */
  synchronized void forget(String arn) {
    MachineFamily family = byArn.get(arn);
    if (family != null && family.isDeleting()) {
      byArn.remove(arn);
      deleting.decrementAndGet();
    }
  }

  boolean anyDeleting() {
    return deleting.get() > 0;
  }

  boolean isDeleting(String arn) {
    MachineFamily family = byArn.get(arn);
    return family != null && family.isDeleting();
  }

  /** Whether there is a machine of this ARN that is not being deleted. */
  boolean isActive(String arn) {
    MachineFamily family = byArn.get(arn);
    return family != null && !family.isDeleting();
  }

  StoredMachine get(String arn) {
    return family(arn).latest();
  }

  MachineFamily family(String arn) {
    MachineFamily family = byArn.get(arn);
    if (family == null) {
      throw absent(arn);
    }
    return family;
  }

  /** The family of a machine that may be changed or started. */
  MachineFamily active(String arn) {
    MachineFamily family = family(arn);
    refuseDeleting(family);
    return family;
  }

  private static void refuseDeleting(MachineFamily family) {
    if (family.isDeleting()) {
      throw new EngineException(
          "StateMachineDeleting", "State Machine Deleting: '" + family.latest().arn() + "'");
    }
  }

  /** The version of a qualified ARN; null when there is none. */
  @Nullable StoredVersion version(String arn) {
    MachineFamily family = byArn.get(base(arn));
    String number = arn.substring(arn.lastIndexOf(':') + 1);
    boolean digits = !number.isEmpty() && number.length() < 10;
    for (int i = 0; i < number.length(); i++) {
      digits &= number.charAt(i) >= '0' && number.charAt(i) <= '9';
    }
    return family == null || !digits ? null : family.versions.get(Integer.parseInt(number));
  }

  /** The alias of a qualified ARN; null when there is none. */
  @Nullable StateMachineAlias alias(String arn) {
    MachineFamily family = byArn.get(base(arn));
    return family == null ? null : family.aliases.get(arn.substring(arn.lastIndexOf(':') + 1));
  }

  /** The ARN of the state machine whose version or alias an ARN names. */
  static String base(String arn) {
    int end = arn.lastIndexOf(':');
    return end < 0 ? arn : arn.substring(0, end);
  }

  /**
   * What to run for the ARN of a machine, a version or an alias.
   *
   * @param draw gives a number from 0 to 99 where an alias leaves a choice
   */
  Target target(String arn, IntSupplier draw) {
    MachineFamily unqualified = byArn.get(arn);
    if (unqualified != null) {
      refuseDeleting(unqualified);
      return unqualified.target();
    }
    StateMachineAlias alias = alias(arn);
    StoredVersion version = version(alias == null ? arn : alias.versionFor(draw.getAsInt()));
    if (version == null) {
      throw absent(arn);
    }
    refuseDeleting(family(version.machine().arn()));
    return new Target(
        version.machine(),
        new Origin(version.machine(), version.arn(), alias == null ? null : alias.arn()));
  }

  private static EngineException absent(String arn) {
    return new EngineException(
        "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
  }

  List<StateMachine> all() {
    List<StateMachine> all = new ArrayList<>();
    byArn.values().forEach(family -> all.add(family.latest()));
    return all;
  }
}
