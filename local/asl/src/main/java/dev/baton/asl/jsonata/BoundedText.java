package dev.baton.asl.jsonata;

/**
 * A text that a regular expression may look at only so long: backtracking cannot go on for ever.
 */
final class BoundedText implements CharSequence {
  private static final int LOOKS_PER_CHECK = 1 << 16;

  private final CharSequence text;
  private final long deadline;
  private int looks;

  private BoundedText(CharSequence text, long deadline) {
    this.text = text;
    this.deadline = deadline;
  }

  static BoundedText of(String text) {
    return new BoundedText(text, Bounds.deadline());
  }

  @Override
  public char charAt(int index) {
    if (++looks % LOOKS_PER_CHECK == 0 && System.nanoTime() - deadline > 0) {
      throw Bounds.tooLong();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.subSequence(start, end), deadline);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
