package dev.baton.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state machine the engine knows. */
public interface StateMachine {

  String arn();

  String name();

  @Nullable String roleArn();

  StateMachineType type();

  /** The definition as it was given. */
  String definition();

  Instant creationDate();
}
