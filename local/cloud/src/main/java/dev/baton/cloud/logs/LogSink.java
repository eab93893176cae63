package dev.baton.cloud.logs;

import java.time.Instant;

/** Where lines of logs go. */
@FunctionalInterface
public interface LogSink {

  /** Takes one event of a stream of a group. */
  void accept(String group, String stream, Instant time, String message);
}
