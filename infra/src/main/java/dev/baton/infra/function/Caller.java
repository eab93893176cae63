package dev.baton.infra.function;

/** Who calls a function, which decides what becomes of an invocation that fails. */
public enum Caller {
  /** A task state of a workflow. */
  STATE(
      "Invoked synchronously by a task state, whose Retry and Catch decide what becomes of a"
          + " failure; Lambda would use a dead-letter target for asynchronous invocations only."),
  /** An event source mapping. */
  QUEUE(
      "Invoked by an event source mapping: what fails stays in the queue and, after five receives,"
          + " goes to the queue's dead-letter queue; Lambda's own target would never be used."),
  /** A rule of the bus. */
  EVENT(
      "Invoked by a rule for a figure that an alarm looks at: what the event tells is recorded"
          + " before it is sent, and the bus keeps it in its archive."),
  /** A schedule. */
  SCHEDULE(
      "Invoked by a schedule for work that the next invocation does as well: one that fails is seen"
          + " by an alarm, and there is no event that could be lost."),
  /** A person, through something that shows requests and takes decisions. */
  PERSON(
      "Invoked synchronously by whoever takes a person's decision, who sees the failure and may"
          + " repeat the call; Lambda would use a dead-letter target for asynchronous invocations"
          + " only.");

  private final String failureHandling;

  Caller(String failureHandling) {
    this.failureHandling = failureHandling;
  }

  /** Why the function needs no dead-letter target of its own. */
  String failureHandling() {
    return failureHandling;
  }
}
