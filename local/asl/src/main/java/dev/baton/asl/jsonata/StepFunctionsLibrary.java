package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.utils.DateTimeUtils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.intrinsic.Digests;
import dev.baton.asl.intrinsic.Numbers;
import dev.baton.asl.intrinsic.RandomUuid;
import dev.baton.asl.text.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The functions Step Functions adds to JSONata, and those it must own because they draw random
 * numbers or tell the time.
 */
final class StepFunctionsLibrary {
  /** Functions whose result depends on more than their arguments. */
  static final Set<String> IMPURE = Set.of("random", "uuid", "shuffle", "now", "millis");

  private static final ThreadLocal<@Nullable Scope> SCOPE = new ThreadLocal<>();
  private static final JFunction PARTITION =
      new JFunction(StepFunctionsLibrary::partition, "<x?x?x?:x>");
  private static final JFunction RANGE = new JFunction(StepFunctionsLibrary::range, "<x?x?x?x?:x>");
  private static final JFunction HASH = new JFunction(StepFunctionsLibrary::hash, "<x?x?x?:x>");
  private static final JFunction PARSE = new JFunction(StepFunctionsLibrary::parse, "<x?x?:x>");
  private static final JFunction RANDOM = new JFunction(StepFunctionsLibrary::random, "<x?x?:x>");
  private static final JFunction UUID = new JFunction(StepFunctionsLibrary::uuid, "<x?:x>");
  private static final JFunction SHUFFLE = new JFunction(StepFunctionsLibrary::shuffle, "<a:a>");
  private static final JFunction MILLIS = new JFunction((input, args) -> scope().millis(), "<:n>");
  private static final JFunction NOW = new JFunction(StepFunctionsLibrary::now, "<s?s?:s>");

  private StepFunctionsLibrary() {}

  static void register(Jsonata expression) {
    expression.registerFunction("partition", PARTITION);
    expression.registerFunction("range", RANGE);
    expression.registerFunction("hash", HASH);
    expression.registerFunction("parse", PARSE);
    expression.registerFunction("random", RANDOM);
    expression.registerFunction("uuid", UUID);
    expression.registerFunction("shuffle", SHUFFLE);
    expression.registerFunction("millis", MILLIS);
    expression.registerFunction("now", NOW);
    expression.assign("eval", null);
  }

  /** Evaluates with a scope for the functions that need one. */
  static @Nullable Object within(Scope scope, Supplier<@Nullable Object> evaluation) {
    Scope outer = SCOPE.get();
    SCOPE.set(scope);
    try {
      return evaluation.get();
    } finally {
      SCOPE.set(outer);
    }
  }

  private static Scope scope() {
    return Objects.requireNonNull(SCOPE.get());
  }

  private static @Nullable Object argument(List<?> args, int index) {
    return index < args.size() ? args.get(index) : null;
  }

  /** Refuses an argument more than a function has; the signatures let one through to be named. */
  private static void atMost(int count, List<?> args, String function) {
    if (argument(args, count) != null) {
      throw mismatch(count, function);
    }
  }

  private static JException mismatch(int index, String function) {
    return new JException("T0410", -1, index + 1, function);
  }

  private static JException refusal(String words) {
    return new JException("D3137: " + words, -1);
  }

  private static @Nullable Object partition(@Nullable Object input, List<?> args) {
    atMost(2, args, "partition");
    Object items = argument(args, 0);
    if (items == null) {
      return null;
    }
    if (!(items instanceof List<?> list)) {
      throw new JException(
          "T0412: Argument 1 of function \"partition\" must be an array of undefined", -1);
    }
    long size = argument(args, 1) == null ? list.size() : whole(args, 1, "partition");
    if (size < 0) {
      throw refusal("Second argument must be zero or greater");
    }
    if (size == 0 || list.isEmpty()) {
      return null;
    }
    List<Object> chunks = new ArrayList<>();
    for (int from = 0; from < list.size(); from += (int) Math.min(size, list.size())) {
      int to = (int) Math.min(from + size, list.size());
      chunks.add(new ArrayList<>(list.subList(from, to)));
    }
    return chunks;
  }

  /** A range of one number is that number, and an empty one is nothing, as with a sequence. */
  private static @Nullable Object range(@Nullable Object input, List<?> args) {
    atMost(3, args, "range");
    long first = whole(args, 0, "range");
    long last = whole(args, 1, "range");
    long step = argument(args, 2) == null ? 0 : whole(args, 2, "range");
    if (step == 0) {
      return null;
    }
    List<Object> numbers = Numbers.range(first, last, step, Bounds.MOST_NUMBERS);
    if (numbers.size() > Bounds.MOST_NUMBERS) {
      throw Bounds.tooMuch();
    }
    return switch (numbers.size()) {
      case 0 -> null;
      case 1 -> numbers.getFirst();
      default -> numbers;
    };
  }

  private static @Nullable Object hash(@Nullable Object input, List<?> args) {
    atMost(2, args, "hash");
    if (!(argument(args, 0) instanceof String text)) {
      throw mismatch(0, "hash");
    }
    Object algorithm = argument(args, 1);
    if (algorithm == null) {
      return null;
    }
    if (!(algorithm instanceof String name)) {
      throw mismatch(1, "hash");
    }
    try {
      return Digests.hex(text, name);
    } catch (IllegalArgumentException e) {
      throw refusal(
          "Hash algorithm '" + name + "' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5");
    }
  }

  private static @Nullable Object parse(@Nullable Object input, List<?> args) {
    atMost(1, args, "parse");
    Object text = argument(args, 0);
    if (text == null) {
      return null;
    }
    if (!(text instanceof String json)) {
      throw mismatch(0, "parse");
    }
    if (json.isBlank()) {
      throw refusal("Invalid JSON");
    }
    try {
      JsonNode value = Json.parseStrictly(json);
      return Values.fromJson(value);
    } catch (JsonProcessingException e) {
      throw refusal("Invalid JSON");
    }
  }

  private static Object random(@Nullable Object input, List<?> args) {
    atMost(1, args, "random");
    return argument(args, 0) == null
        ? scope().random().nextDouble()
        : new Random(whole(args, 0, "random")).nextDouble();
  }

  private static Object uuid(@Nullable Object input, List<?> args) {
    atMost(0, args, "uuid");
    return RandomUuid.next(scope().random());
  }

  private static @Nullable Object shuffle(@Nullable Object input, List<?> args) {
    if (!(argument(args, 0) instanceof List<?> items)) {
      return null;
    }
    List<Object> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, scope().random());
    return shuffled;
  }

  private static Object now(@Nullable Object input, List<?> args) {
    String picture = argument(args, 0) instanceof String text ? text : null;
    String zone = argument(args, 1) instanceof String text ? text : null;
    return DateTimeUtils.formatDateTime(scope().millis(), picture, zone);
  }

  /** A number without its fraction. */
  private static long whole(List<?> args, int index, String function) {
    if (argument(args, index) instanceof Number number) {
      return (long) number.doubleValue();
    }
    throw mismatch(index, function);
  }
}
