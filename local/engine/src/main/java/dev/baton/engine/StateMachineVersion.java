package dev.baton.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A revision of a state machine that was published under a number; it never changes. */
public interface StateMachineVersion {

  /** The state machine's ARN with the number behind it. */
  String arn();

  /** From 1; the number of a deleted version is not given again. */
  int number();

  @Nullable String description();

  Instant creationDate();

  /** The state machine as it was when this was published. */
  StateMachine machine();
}
