package dev.baton.asl.lint;

import dev.baton.asl.expression.Constant;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.ObjectTemplate;
import dev.baton.asl.state.Flow;
import dev.baton.asl.state.Handlers;
import dev.baton.asl.state.Resource;
import dev.baton.asl.state.Retrier;
import dev.baton.asl.state.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How often, and how long apart, each class of errors is tried again. */
final class RetryRules {
  private static final long LEAST_OF_TRANSIENT = 3;
  private static final long MOST_OF_REST = 3;
  private static final long SLOW_SECONDS = 30;
  private static final long WAIT_SECONDS = 10;
  private static final String CONDITION = "ConditionExpression";

  private final TaskState task;
  private final List<Finding> findings = new ArrayList<>();

  private RetryRules(TaskState task) {
    this.task = task;
  }

  /** What is wrong with a task's Retry. */
  static List<Finding> check(TaskState task) {
    RetryRules rules = new RetryRules(task);
    String prefix = prefix(task.resource());
    boolean runsCode = prefix.equals("Lambda") || task.resource() instanceof Resource.Activity;
    rules.transients(prefix, runsCode);
    rules.nevers(prefix, runsCode);
    if (runsCode) {
      rules.slow(ErrorClass.RESOURCE, SLOW_SECONDS, Rule.RETRY_RESOURCE);
      rules.slow(ErrorClass.DEPENDENCY, WAIT_SECONDS, Rule.RETRY_DEPENDENCY);
    }
    rules.rest();
    return rules.findings;
  }

  /** What is wrong with how the retriers of any state wait. */
  static List<Finding> waits(String state, Handlers handlers) {
    List<Finding> findings = new ArrayList<>();
    for (Retrier retrier : handlers.retriers()) {
      String which = "The retrier for " + String.join(", ", retrier.errors());
      if (retrier.maxAttempts() > 0 && !retrier.fullJitter()) {
        findings.add(Rule.RETRY_JITTER.broken(state, which + " waits without full jitter.", ""));
      }
      if (retrier.maxAttempts() > 0 && retrier.maxDelaySeconds() == Long.MAX_VALUE) {
        findings.add(Rule.RETRY_CAP.broken(state, which + " has no cap of its waits.", ""));
      }
    }
    return findings;
  }

  private void transients(String prefix, boolean runsCode) {
    List<String> wanted = new ArrayList<>();
    if (runsCode) {
      wanted.add(ErrorClass.TRANSIENT.errorName());
    }
    wanted.addAll(ErrorTable.of(prefix, ErrorClass.TRANSIENT));
    if (wanted.isEmpty()) {
      wanted.add(prefix + ".ThrottlingException");
    }
    List<String> missed =
        wanted.stream()
            .filter(error -> attempts(error) < LEAST_OF_TRANSIENT && !publishesTwice(error))
            .toList();
    if (!missed.isEmpty()) {
      broken(
          Rule.RETRY_TRANSIENT,
          "Passing errors are tried again fewer than %s times: %s."
              .formatted(LEAST_OF_TRANSIENT, String.join(", ", missed)),
          quoted(missed));
    }
  }

  /**
   * Whether a second try could publish an event again that was taken: {@code PutEvents} knows no
   * idempotency key. A retrier has to say that it is not tried again.
   */
  private boolean publishesTwice(String error) {
    boolean publishes =
        task.resource() instanceof Resource.Integration integration
            && integration.action().equals("putEvents");
    return publishes
        && (error.endsWith(".InternalException") || error.endsWith(".SdkClientException"))
        && named(error)
        && attempts(error) == 0;
  }

  private boolean named(String error) {
    Retrier retrier = first(error);
    return retrier != null && retrier.errors().contains(error);
  }

  private void nevers(String prefix, boolean runsCode) {
    List<String> never = new ArrayList<>();
    if (runsCode) {
      never.add(ErrorClass.VALIDATION.errorName());
      never.add(ErrorClass.LOGIC.errorName());
    }
    for (String error : ErrorTable.of(prefix, ErrorClass.LOGIC)) {
      // A failed condition is an answer; a state without a condition cannot get it.
      if (!error.endsWith("ConditionalCheckFailedException") || hasCondition()) {
        never.add(error);
      }
    }
    List<String> retried = never.stream().filter(error -> attempts(error) > 0).toList();
    if (!retried.isEmpty()) {
      broken(
          Rule.RETRY_NEVER,
          "Tried again although no attempt can end otherwise: %s."
              .formatted(String.join(", ", retried)),
          quoted(retried));
    }
  }

  private void slow(ErrorClass wanted, long seconds, Rule rule) {
    Retrier retrier = first(wanted.errorName());
    if (retrier == null || retrier.maxAttempts() == 0) {
      broken(rule, wanted.errorName() + " is not tried again.", quoted(wanted.errorName()));
    } else if (retrier.intervalSeconds() < seconds) {
      broken(
          rule,
          "%s is tried again after %s seconds, sooner than %s."
              .formatted(wanted.errorName(), retrier.intervalSeconds(), seconds),
          quoted(wanted.errorName()));
    }
  }

  private void rest() {
    Retrier retrier = first("anything else");
    if (retrier == null) {
      broken(Rule.RETRY_REST, "No retrier says how often anything else is tried again.", "");
    } else if (retrier.maxAttempts() > MOST_OF_REST) {
      broken(
          Rule.RETRY_REST,
          "Anything else is tried again %s times, more than %s."
              .formatted(retrier.maxAttempts(), MOST_OF_REST),
          "");
    }
  }

  private void broken(Rule rule, String problem, String detail) {
    findings.add(rule.broken(task.name(), problem, detail));
  }

  private long attempts(String error) {
    Retrier retrier = first(error);
    return retrier == null ? 0 : retrier.maxAttempts();
  }

  private @Nullable Retrier first(String error) {
    for (Retrier retrier : task.handlers().retriers()) {
      if (retrier.errors().contains(error)
          || retrier.errors().contains(Errors.ALL)
          || retrier.errors().contains(Errors.TASK_FAILED)) {
        return retrier;
      }
    }
    return null;
  }

  private boolean hasCondition() {
    Expression arguments =
        switch (task.common().flow()) {
          case Flow.Jsonata jsonata -> jsonata.arguments();
          case Flow.JsonPath path -> path.parameters();
        };
    return switch (arguments) {
      case ObjectTemplate template ->
          template.members().stream().anyMatch(member -> member.name().equals(CONDITION));
      case Constant constant -> constant.value().has(CONDITION);
      case null, default -> false;
    };
  }

  /** How the names of the errors of a task begin. */
  private static String prefix(Resource resource) {
    return switch (resource) {
      case Resource.Function function -> "Lambda";
      case Resource.Activity activity -> "Activity";
      case Resource.Integration integration -> integration.errorPrefix();
    };
  }

  private static String quoted(List<String> errors) {
    return errors.stream().map(RetryRules::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String error) {
    return '"' + error + '"';
  }
}
