package dev.baton.shared.breaker;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.DependencyException;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a call says of the dependency's health. */
public enum Outcome {
  /** It answered, if only to refuse what was asked. */
  ANSWERED,
  /** It is down, does not answer or cannot keep up. */
  FAILED,
  /** The call ended for a reason of the caller's own. */
  UNKNOWN;

  /**
   * What an error of a task says, by the name that Step Functions has for it: the class of a
   * handler, or a service's error, which the table of errors classes.
   */
  public static Outcome ofErrorName(String name) {
    if (name.equals(ValidationException.class.getName())
        || name.equals(LogicException.class.getName())) {
      return ANSWERED;
    }
    boolean down =
        name.equals(DependencyException.class.getName())
            || name.equals(TransientException.class.getName())
            || name.equals("States.Timeout")
            || AwsErrors.isTransient(name);
    return down ? FAILED : UNKNOWN;
  }

  /** What an error of a call says. */
  public static Outcome of(RuntimeException error) {
    return switch (error) {
      case DependencyException e -> FAILED;
      case TransientException e -> FAILED;
      case ValidationException e -> ANSWERED;
      case LogicException e -> ANSWERED;
      case SdkException e -> of(AwsErrors.translated(e));
      default -> UNKNOWN;
    };
  }
}
