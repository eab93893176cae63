package dev.baton.asl.intrinsic;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic that both query languages share. */
public final class Numbers {
  private static final int MAX_RANGE = 1_000;

  private Numbers() {}

  /**
   * The numbers from first to last, both included, step apart.
   *
   * @throws IllegalArgumentException for a step of zero or more than 1,000 numbers
   */
  public static List<Object> range(long first, long last, long step) {
    if (step == 0) {
      throw new IllegalArgumentException("The step of a range cannot be zero");
    }
    List<Object> numbers = new ArrayList<>();
    for (long n = first; step > 0 ? n <= last : n >= last; n += step) {
      if (numbers.size() == MAX_RANGE) {
        throw new IllegalArgumentException("A range cannot hold more than 1000 numbers");
      }
      numbers.add(n);
    }
    return numbers;
  }
}
