package dev.baton.infra.resilience;

import dev.baton.infra.Platform;
import dev.baton.infra.function.JavaFunction;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * Compensations that are stuck, of all sagas: a stack after theirs, because it may run their undos.
 */
public final class CompensationsStack extends Stack {

  /** {@code undosOfOthers} are the functions of other stacks that undo a step of a saga. */
  public CompensationsStack(
      App app,
      StackProps properties,
      Platform platform,
      AdmissionSaga admissionSaga,
      List<JavaFunction> undosOfOthers) {
    super(app, "BatonCompensations", properties);
    List<JavaFunction> undos = new ArrayList<>(undosOfOthers);
    undos.addAll(admissionSaga.undos());
    new Compensations(this, platform, admissionSaga, undos);
  }
}
