package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;

/** The state machines an engine knows. Safe for threads. */
final class Machines {
  private final EngineClock clock;
  private final Names names;
  private final Map<String, StoredMachine> byArn = new ConcurrentSkipListMap<>();

  Machines(EngineClock clock, Names names) {
    this.clock = clock;
    this.names = names;
  }

  StoredMachine create(StateMachineSpec spec) {
    Names.check(spec.name());
    checkLogging(spec.loggingConfiguration());
    String given = spec.arn();
    String arn = given == null ? names.stateMachineArn(spec.name()) : given;
    Definition compiled = compile(spec.definition(), spec.type());
    StoredMachine machine =
        new StoredMachine(
            arn,
            spec.name(),
            spec.roleArn(),
            spec.type(),
            spec.definition(),
            clock.now(),
            compiled,
            arn.replaceFirst(":stateMachine:", executions(spec.type())) + ":");
    StoredMachine existing = byArn.putIfAbsent(arn, machine);
    if (existing == null) {
      return machine;
    }
    if (isSame(existing, spec)) {
      return existing;
    }
    throw new EngineException(
        "StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
  }

  private static void checkLogging(@Nullable JsonNode logging) {
    if (logging != null
        && !logging.path("level").asText("OFF").equals("OFF")
        && logging.path("destinations").size() != 1) {
      throw new EngineException(
          "InvalidLoggingConfiguration",
          "Invalid Logging Configuration: Must specify exactly one Log Destination.");
    }
  }

  private static String executions(StateMachineType type) {
    return type == StateMachineType.EXPRESS ? ":express:" : ":execution:";
  }

  private static Definition compile(String text, StateMachineType type) {
    try {
      Definition definition = Definitions.parse(text);
      if (type == StateMachineType.EXPRESS) {
        List<Fault> faults = ExpressCheck.check(definition);
        if (!faults.isEmpty()) {
          throw new InvalidDefinitionException(faults);
        }
      }
      return definition;
    } catch (InvalidDefinitionException e) {
      throw new InvalidDefinition(e);
    }
  }

  /** Gives a machine another definition or role; executions that run keep what they have. */
  StoredMachine update(String arn, @Nullable String definition, @Nullable String roleArn) {
    StoredMachine old = get(arn);
    String text = definition == null ? old.definition() : definition;
    StoredMachine renewed =
        new StoredMachine(
            arn,
            old.name(),
            roleArn == null ? old.roleArn() : roleArn,
            old.type(),
            text,
            old.creationDate(),
            definition == null ? old.compiled() : compile(text, old.type()),
            old.executionArnPrefix());
    byArn.put(arn, renewed);
    return renewed;
  }

  void delete(String arn) {
    byArn.remove(arn);
  }

  private static boolean isSame(StoredMachine existing, StateMachineSpec spec) {
    return existing.definition().equals(spec.definition())
        && existing.type() == spec.type()
        && Objects.equals(existing.roleArn(), spec.roleArn());
  }

  StoredMachine get(String arn) {
    StoredMachine machine = byArn.get(arn);
    if (machine == null) {
      throw new EngineException(
          "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
    return machine;
  }

  List<StateMachine> all() {
    return new ArrayList<>(byArn.values());
  }
}
