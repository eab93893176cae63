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

  /** When it was last changed. */
  Instant updateDate();

  /** Which of its revisions this is; null for the one it was created with. */
  @Nullable String revisionId();

  MachineConfiguration configuration();
}
