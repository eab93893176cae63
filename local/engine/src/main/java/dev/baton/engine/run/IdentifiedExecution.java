package dev.baton.engine.run;

import dev.baton.engine.Execution;
import dev.baton.engine.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an execution tells of itself that never changes. */
abstract class IdentifiedExecution implements Execution {
  final Identity identity;

  IdentifiedExecution(Identity identity) {
    this.identity = identity;
  }

  @Override
  public String arn() {
    return identity.arn();
  }

  @Override
  public String name() {
    return identity.name();
  }

  @Override
  public String stateMachineArn() {
    return identity.stateMachineArn();
  }

  @Override
  public Instant startDate() {
    return Instant.ofEpochMilli(identity.startMillis());
  }

  @Override
  public @Nullable String traceHeader() {
    return identity.traceHeader();
  }

  @Override
  public @Nullable Origin origin() {
    return identity.origin();
  }
}
