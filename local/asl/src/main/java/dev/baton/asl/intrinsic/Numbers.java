package dev.baton.asl.intrinsic;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic that both query languages share. */
public final class Numbers {

  private Numbers() {}

  /**
   * The numbers from first to last, both included, step apart, the step not being zero; one number
   * more than {@code most} where there are so many.
   */
  public static List<Object> range(long first, long last, long step, int most) {
    List<Object> numbers = new ArrayList<>();
    for (long n = first; step > 0 ? n <= last : n >= last; n += step) {
      numbers.add(n);
      long next = n + step;
      if (numbers.size() > most || (step > 0 ? next < n : next > n)) {
        break;
      }
    }
    return numbers;
  }
}
