package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.ExitCallback;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser.Symbol;
import dev.baton.asl.text.BoundedText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends an evaluation that takes too long or makes too much. It measures real time: a runaway loop
 * burns real time.
 */
final class Bounds implements EntryCallback, ExitCallback {
  static final long LIMIT_NANOS = 2_000_000_000L;

  private static final int STEPS_PER_CHECK = 1_024;
  private static final long MOST_MADE = 5_000_000;
  private static final long MOST_HELD = 2_000_000;
  private static final int SMALL = 64;

  /** More numbers do not fit into one value on Step Functions. */
  static final int MOST_NUMBERS = 873_782;

  /** How deep an evaluation may nest on Step Functions. */
  private static final int DEEPEST = 100;

  static final String TOO_DEEP =
      "Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as"
          + " tail-recursive.";

  /** From this many steps on it is looked at what values hold, and not only how long they are. */
  private static final int FEW_STEPS = 64;

  /** Of the evaluation under way in this thread, where it has regular expressions. */
  private static final ThreadLocal<@Nullable Bounds> PRESENT = new ThreadLocal<>();

  private final boolean hasRegex;
  private int depth;
  private int steps;
  private long start;
  private long made;
  private @Nullable Weights weights;

  /**
   * @param hasRegex whether there are regular expressions to be kept within bounds
   */
  Bounds(boolean hasRegex) {
    this.hasRegex = hasRegex;
  }

  /** Evaluates within these bounds. */
  @Nullable Object evaluate(Jsonata expression, Frame frame) {
    watch(frame);
    if (!hasRegex) {
      return expression.evaluate(null, frame);
    }
    Bounds outer = PRESENT.get();
    PRESENT.set(this);
    start = System.nanoTime();
    try {
      return expression.evaluate(null, frame);
    } finally {
      PRESENT.set(outer);
    }
  }

  /** A text for a regular expression to look at, as long as the evaluation under way may last. */
  static BoundedText bounded(String text) {
    Bounds present = PRESENT.get();
    long start = present == null ? System.nanoTime() : present.start;
    return new BoundedText(text, start + LIMIT_NANOS, Bounds::tooLong);
  }

  private void watch(Frame frame) {
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
    if (hasRegex) {
      BoundedRegex.replaceIn(expression);
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
    if (steps > FEW_STEPS && (result instanceof Map || result instanceof List)) {
      Weights all = weights == null ? new Weights(MOST_HELD) : weights;
      weights = all;
      all.check(result);
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
