package dev.baton.documents.index;

import java.io.ByteArrayOutputStream;

/**
 * Places of a term in a text, rising: the number of the word, counted from 0. Stored as
 * differences, seven bits a byte, the last byte of each without the high bit.
 */
public final class Positions {
  /** A posting stays small, however often its term stands in a text. */
  static final int MOST = 5_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4);
  private int last;
  private int stored;
  private int count;

  void add(int position) {
    count++;
    if (stored == MOST) {
      return;
    }
    stored++;
    int difference = position - last;
    last = position;
    while (difference > 0x7F) {
      bytes.write((difference & 0x7F) | 0x80);
      difference >>>= 7;
    }
    bytes.write(difference);
  }

  /** How often the term stands in the text, also beyond the places that are stored. */
  int count() {
    return count;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The places that {@link #bytes()} holds. */
  public static int[] read(byte[] bytes) {
    int size = 0;
    for (byte each : bytes) {
      size += each >= 0 ? 1 : 0;
    }
    int[] positions = new int[size];
    int at = 0;
    int last = 0;
    int value = 0;
    int shift = 0;
    for (byte each : bytes) {
      value |= (each & 0x7F) << shift;
      shift += 7;
      if (each >= 0) {
        last += value;
        positions[at++] = last;
        value = 0;
        shift = 0;
      }
    }
    return positions;
  }
}
