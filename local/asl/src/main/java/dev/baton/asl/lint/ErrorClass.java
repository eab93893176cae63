package dev.baton.asl.lint;

import dev.baton.asl.expression.Errors;

/** The classes of the policy of errors, each with the name that stands for it in definitions. */
public enum ErrorClass {
  TRANSIENT("dev.baton.shared.errors.TransientException"),
  VALIDATION("dev.baton.shared.errors.ValidationException"),
  RESOURCE("dev.baton.shared.errors.ResourceException"),
  DEPENDENCY("dev.baton.shared.errors.DependencyException"),
  LOGIC("dev.baton.shared.errors.LogicException"),
  OTHER(Errors.ALL);

  private final String errorName;

  ErrorClass(String errorName) {
    this.errorName = errorName;
  }

  /** The name of the exception class that handlers throw; States.ALL for the rest. */
  public String errorName() {
    return errorName;
  }
}
