package dev.baton.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The intrinsic functions for numbers. */
final class MathFunctions {
  private MathFunctions() {}

  static JsonNode add(Arguments arguments) {
    long sum = arguments.whole(0) + arguments.whole(1);
    return number(sum);
  }

  /** A number from the first argument, included, to the second, excluded; the third is a seed. */
  static JsonNode random(Arguments arguments) {
    long low = arguments.whole(0);
    long high = arguments.whole(1);
    if (low >= high) {
      throw new IllegalArgumentException("The start number must be less than the end number");
    }
    RandomGenerator random =
        arguments.count() == 3
            ? new SplittableRandom(arguments.whole(2))
            : arguments.scope().random();
    return number(random.nextLong(low, high));
  }

  static JsonNode number(long value) {
    return value == (int) value
        ? JsonNodeFactory.instance.numberNode((int) value)
        : JsonNodeFactory.instance.numberNode(value);
  }
}
