package dev.baton.engine;

import dev.baton.asl.Fault;
import dev.baton.asl.InvalidDefinitionException;
import java.util.List;

/** A definition that CreateStateMachine refuses, with all that is wrong with it. */
public final class InvalidDefinition extends EngineException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  InvalidDefinition(InvalidDefinitionException cause) {
    super("InvalidDefinition", String.valueOf(cause.getMessage()));
    faults = cause.faults();
  }

  public List<Fault> faults() {
    return faults;
  }
}
