package dev.baton.engine;

/** Whether an execution can be redriven now, as AWS names it. */
public enum RedriveStatus {
  REDRIVABLE,
  NOT_REDRIVABLE,
  REDRIVABLE_BY_MAP_RUN
}
