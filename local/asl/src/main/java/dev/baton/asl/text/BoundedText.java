package dev.baton.asl.text;

import java.util.function.Supplier;

/**
 * A text that a regular expression may look at only so long: backtracking cannot go on for ever.
 */
public final class BoundedText implements CharSequence {
  private static final int LOOKS_PER_CHECK = 1 << 16;

  private final CharSequence text;
  private final long deadline;
  private final Supplier<RuntimeException> tooLong;
  private int looks;

  /**
   * @param deadline by {@link System#nanoTime}
   * @param tooLong what is thrown once the deadline has passed
   */
  public BoundedText(CharSequence text, long deadline, Supplier<RuntimeException> tooLong) {
    this.text = text;
    this.deadline = deadline;
    this.tooLong = tooLong;
  }

  @Override
  public char charAt(int index) {
    if (++looks % LOOKS_PER_CHECK == 0 && System.nanoTime() - deadline > 0) {
      throw tooLong.get();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.subSequence(start, end), deadline, tooLong);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
