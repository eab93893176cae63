package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.dashjoin.jsonata.utils.DateTimeUtils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.intrinsic.Digests;
import dev.baton.asl.intrinsic.Numbers;
import dev.baton.asl.intrinsic.RandomUuid;
import dev.baton.asl.text.Json;
import java.util.ArrayList;
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
  static final Set<String> IMPURE = Set.of("random", "uuid", "now", "millis");

  private static final ThreadLocal<@Nullable Scope> SCOPE = new ThreadLocal<>();
  private static final JFunction PARTITION = function(StepFunctionsLibrary::partition);
  private static final JFunction RANGE = function(StepFunctionsLibrary::range);
  private static final JFunction HASH = function(StepFunctionsLibrary::hash);
  private static final JFunction PARSE = function(StepFunctionsLibrary::parse);
  private static final JFunction RANDOM = function(StepFunctionsLibrary::random);
  private static final JFunction UUID =
      function((input, args) -> RandomUuid.next(scope().random()));
  private static final JFunction MILLIS = function((input, args) -> scope().millis());
  private static final JFunction NOW = function(StepFunctionsLibrary::now);

  private StepFunctionsLibrary() {}

  static void register(Jsonata expression) {
    expression.registerFunction("partition", PARTITION);
    expression.registerFunction("range", RANGE);
    expression.registerFunction("hash", HASH);
    expression.registerFunction("parse", PARSE);
    expression.registerFunction("random", RANDOM);
    expression.registerFunction("uuid", UUID);
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

  private static JFunction function(JFunctionCallable callable) {
    return new JFunction(callable, null);
  }

  private static @Nullable Object argument(List<?> args, int index) {
    return index < args.size() ? args.get(index) : null;
  }

  private static @Nullable Object partition(@Nullable Object input, List<?> args) {
    Object items = argument(args, 0);
    if (items == null) {
      return null;
    }
    List<?> list = items instanceof List<?> many ? many : List.of(items);
    long size = whole(args, 1, "partition");
    if (size <= 0) {
      throw new JException("The chunk size of $partition must be a positive integer", -1);
    }
    List<Object> chunks = new ArrayList<>();
    for (int from = 0; from < list.size(); from += (int) Math.min(size, list.size())) {
      int to = (int) Math.min(from + size, list.size());
      chunks.add(new ArrayList<>(list.subList(from, to)));
    }
    return chunks;
  }

  private static Object range(@Nullable Object input, List<?> args) {
    return Numbers.range(whole(args, 0, "range"), whole(args, 1, "range"), whole(args, 2, "range"));
  }

  private static @Nullable Object hash(@Nullable Object input, List<?> args) {
    Object data = argument(args, 0);
    if (data == null) {
      return null;
    }
    if (!(data instanceof String text) || !(argument(args, 1) instanceof String algorithm)) {
      throw new JException("T0410", -1, 1, "hash");
    }
    return Digests.hex(text, algorithm);
  }

  private static @Nullable Object parse(@Nullable Object input, List<?> args) {
    Object text = argument(args, 0);
    if (text == null) {
      return null;
    }
    if (!(text instanceof String json)) {
      throw new JException("T0410", -1, 1, "parse");
    }
    try {
      JsonNode value = Json.parse(json);
      return Values.fromJson(value);
    } catch (JsonProcessingException e) {
      throw new JException("The argument of $parse is not valid JSON", -1);
    }
  }

  private static Object random(@Nullable Object input, List<?> args) {
    return argument(args, 0) instanceof Number seed
        ? new Random(seed.longValue()).nextDouble()
        : scope().random().nextDouble();
  }

  private static Object now(@Nullable Object input, List<?> args) {
    String picture = argument(args, 0) instanceof String text ? text : null;
    String zone = argument(args, 1) instanceof String text ? text : null;
    return DateTimeUtils.formatDateTime(scope().millis(), picture, zone);
  }

  private static long whole(List<?> args, int index, String function) {
    if (argument(args, index) instanceof Number number) {
      return (long) Math.floor(number.doubleValue());
    }
    throw new JException("T0410", -1, index + 1, function);
  }
}
