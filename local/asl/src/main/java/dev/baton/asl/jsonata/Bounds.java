package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.ExitCallback;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends an evaluation that takes too long or makes too much. It measures real time: a runaway loop
 * burns real time.
 */
final class Bounds implements EntryCallback, ExitCallback {
  static final long LIMIT_NANOS = 5_000_000_000L;

  private static final int STEPS_PER_CHECK = 1_024;
  private static final long MOST_MADE = 5_000_000;
  private static final int SMALL = 64;

  /** More numbers do not fit into one value on Step Functions. */
  static final int MOST_NUMBERS = 873_782;

  /** How deep an evaluation may nest on Step Functions. */
  private static final int DEEPEST = 100;

  static final String TOO_DEEP =
      "Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as"
          + " tail-recursive.";

  private int depth;
  private int steps;
  private long start;
  private long made;

  void watch(Frame frame) {
    frame.setEvaluateEntryCallback(this);
    frame.setEvaluateExitCallback(this);
  }

  /** Whether the step that was entered last and not left is the expression as a whole. */
  boolean isOutermost() {
    return depth == 1;
  }

  @Override
  public void callback(Symbol expression, Object input, Frame environment) {
    if (++depth > DEEPEST) {
      throw new JException(TOO_DEEP, -1);
    }
    if (++steps % STEPS_PER_CHECK == 0) {
      long now = System.nanoTime();
      if (start == 0) {
        start = now;
      } else if (now - start > LIMIT_NANOS) {
        throw tooLong();
      }
    }
  }

  @Override
  public void callback(
      Symbol expression, Object input, Frame environment, @Nullable Object result) {
    depth--;
    if (result instanceof String text) {
      count(text.length());
    } else if (result instanceof List<?> list && !(list instanceof ArrayView)) {
      if (list.size() > MOST_NUMBERS) {
        throw tooMuch();
      }
      count(list.size());
    }
  }

  private void count(int size) {
    if (size > SMALL) {
      made += size;
      if (made > MOST_MADE) {
        throw tooMuch();
      }
    }
  }

  static JException tooMuch() {
    return new JException("Expression evaluation memory limit exceeded", -1);
  }

  static JException tooLong() {
    return new JException("Expression evaluation timeout: Check for infinite loop", -1);
  }
}
