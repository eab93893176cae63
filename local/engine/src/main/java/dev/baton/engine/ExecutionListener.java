package dev.baton.engine;

/** Sees every history event as it is recorded, in order for each execution. Must be quick. */
@FunctionalInterface
public interface ExecutionListener {

  void onEvent(String executionArn, HistoryEvent event);
}
