package dev.baton.asl.lint;

import java.util.Locale;

/** What the linter holds definitions to, each rule with what to write where it is broken. */
public enum Rule {
  RETRY_TRANSIENT(
      "Write a retrier for %s with \"IntervalSeconds\": 1, \"BackoffRate\": 2, \"MaxAttempts\": 6,"
          + " \"MaxDelaySeconds\": 30, \"JitterStrategy\": \"FULL\", before any that names"
          + " States.TaskFailed or States.ALL."),
  RETRY_RESOURCE(
      "Write a retrier for %s that waits long: \"IntervalSeconds\": 60, \"BackoffRate\": 2,"
          + " \"MaxAttempts\": 4, \"MaxDelaySeconds\": 600, \"JitterStrategy\": \"FULL\"."),
  RETRY_DEPENDENCY(
      "Write a retrier for %s that waits: \"IntervalSeconds\": 30, \"BackoffRate\": 2,"
          + " \"MaxAttempts\": 5, \"MaxDelaySeconds\": 300, \"JitterStrategy\": \"FULL\"."),
  RETRY_NEVER("Write {\"ErrorEquals\": [%s], \"MaxAttempts\": 0} before the retrier that matches."),
  RETRY_REST(
      "Write as the last retrier {\"ErrorEquals\": [\"States.ALL\"], \"IntervalSeconds\": 2,"
          + " \"BackoffRate\": 2, \"MaxAttempts\": 2, \"MaxDelaySeconds\": 10, \"JitterStrategy\":"
          + " \"FULL\"}; \"MaxAttempts\": 0 where a second try would do a child's work again."),
  RETRY_JITTER("Write \"JitterStrategy\": \"FULL\" into this retrier."),
  RETRY_CAP("Write \"MaxDelaySeconds\", the longest wait between two tries, into this retrier."),
  CATCH_MISSING(
      "Write a last catcher {\"ErrorEquals\": [\"States.ALL\"], \"Next\": the state that deals with"
          + " it} here, or into the Map or Parallel around it."),
  CATCH_UNHANDLED(
      "Let the catcher lead to a state from which the execution ends without passing %s again."),
  FAIL_NAMELESS("Write \"Error\", by which callers and alarms know what went wrong."),
  TIMEOUT_MISSING(
      "Write \"TimeoutSeconds\", a little longer than the function's or service's own limit."),
  TOKEN_TIMEOUT(
      "Write \"TimeoutSeconds\", the longest that anybody is waited for, and catch"
          + " States.Timeout."),
  LIMITS_MISSING("Write limits.json beside the definition: %s"),
  LIMITS_WRONG("Correct limits.json."),
  MAP_UNBOUNDED("Write \"maps\": {%s: {\"maxItems\": n, \"maxConcurrency\": n}} into limits.json."),
  LOOP_UNBOUNDED(
      "Write \"loops\": {\"<a state of the loop>\": the most times it is entered} into limits.json,"
          + " and make sure that a Choice leaves the loop then."),
  PAYLOAD_UNDECLARED(
      "Write the most bytes that the state sends or gets into \"payloadBytes\": {\"states\": {%s:"
          + " n}} of limits.json."),
  PAYLOAD_TOO_LARGE(
      "Leave the payload in S3 and pass a reference, or lower the bounds in limits.json to what is"
          + " true."),
  PAYLOAD_BEYOND_DECLARED("Raise it in limits.json, or make it smaller."),
  HISTORY_TOO_LONG(
      "Move work into child executions (a distributed Map, startExecution.sync:2), or lower the"
          + " bounds of retries, Maps and loops."),
  HISTORY_BEYOND_DECLARED("Write \"historyEvents\": %s into limits.json, or shorten the way.");

  private final String advice;

  Rule(String advice) {
    this.advice = advice;
  }

  /** The rule's name as it is printed: {@code retry-transient}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Finding broken(String state, String problem, String detail) {
    return new Finding(state, this, problem, advice.replace("%s", detail));
  }
}
