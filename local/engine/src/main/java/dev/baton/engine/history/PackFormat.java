package dev.baton.engine.history;

/** The marks with which {@link PackWriter} tells {@link PackReader} what follows. */
final class PackFormat {
  static final byte NULL = 0;
  static final byte FALSE = 1;
  static final byte TRUE = 2;
  static final byte INT = 3;
  static final byte LONG = 4;
  static final byte TEXT = 5;
  static final byte OBJECT = 6;
  static final byte ARRAY = 7;
  static final byte KEPT = 8;
  static final byte AS_BEFORE = 9;

  /** How many payloads back {@link #AS_BEFORE} may point. */
  static final int RECENT = 4;

  private PackFormat() {}
}
