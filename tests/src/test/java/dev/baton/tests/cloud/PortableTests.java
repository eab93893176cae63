package dev.baton.tests.cloud;

import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Skips portable tests where their target cannot be had, and holds tests to what they declare. */
final class PortableTests implements ExecutionCondition, InvocationInterceptor {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> missing = TestTarget.missing();
    return missing
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("the target can be had"));
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    run(invocation, invocationContext.getExecutable());
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    run(invocation, invocationContext.getExecutable());
  }

  private static void run(Invocation<Void> invocation, Method test) throws Throwable {
    FailsOnLocalStack declared = test.getAnnotation(FailsOnLocalStack.class);
    if (declared == null || !TestTarget.cloud().isFreeLocalStack()) {
      invocation.proceed();
    } else {
      mustFail(invocation, declared.value());
    }
  }

  /** Runs a test that is declared to fail; its failure skips it, with the declared reason. */
  static void mustFail(Invocation<Void> invocation, String reason) throws Throwable {
    try {
      invocation.proceed();
    } catch (TestAbortedException e) {
      throw e;
    } catch (Exception | AssertionError e) {
      throw new TestAbortedException("LocalStack cannot: " + reason, e);
    }
    throw new AssertionError(
        "passes on LocalStack, which is declared unable: " + reason + "; take the declaration off");
  }
}
