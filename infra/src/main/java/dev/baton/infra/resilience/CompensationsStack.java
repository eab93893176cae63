package dev.baton.infra.resilience;

import dev.baton.infra.Platform;
import dev.baton.infra.function.JavaFunction;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * Compensations that are stuck, of all sagas: a stack after theirs, because it may run their undos.
 */
public final class CompensationsStack extends Stack {

  /** {@code undos} are the functions that undo a step of any saga. */
  public CompensationsStack(
      App app, StackProps properties, Platform platform, List<JavaFunction> undos) {
    super(app, "BatonCompensations", properties);
    new Compensations(this, platform, undos);
  }
}
