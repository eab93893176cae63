package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser.Symbol;

/**
 * Ends an evaluation that takes too long. It measures real time: a runaway loop burns real time.
 */
final class Bounds implements EntryCallback {
  private static final long LIMIT_NANOS = 5_000_000_000L;
  private static final int STEPS_PER_CHECK = 1_024;

  private int steps;
  private long start;

  @Override
  public void callback(Symbol expression, Object input, Frame environment) {
    if (++steps % STEPS_PER_CHECK == 0) {
      long now = System.nanoTime();
      if (start == 0) {
        start = now;
      } else if (now - start > LIMIT_NANOS) {
        throw new JException("Expression evaluation timeout: Check for infinite loop", -1);
      }
    }
  }
}
