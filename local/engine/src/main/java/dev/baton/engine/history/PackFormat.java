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

  static final byte LARGE_AS_BEFORE = 10;

  /** How many payloads or large containers back a mark may point. */
  static final int RECENT = 4;

  /** From so many members or elements on a container within a payload is looked for, too. */
  static final int LARGE = 16;

  private PackFormat() {}
}
