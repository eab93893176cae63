package dev.baton.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The 18 intrinsic functions, with how many arguments each takes. */
public enum IntrinsicFunction {
  FORMAT("States.Format", 1, Integer.MAX_VALUE, TextFunctions::format),
  STRING_TO_JSON("States.StringToJson", 1, 1, TextFunctions::stringToJson),
  JSON_TO_STRING("States.JsonToString", 1, 1, TextFunctions::jsonToString),
  STRING_SPLIT("States.StringSplit", 2, 2, TextFunctions::stringSplit),
  BASE64_ENCODE("States.Base64Encode", 1, 1, TextFunctions::base64Encode),
  BASE64_DECODE("States.Base64Decode", 1, 1, TextFunctions::base64Decode),
  HASH("States.Hash", 2, 2, TextFunctions::hash),
  UUID("States.UUID", 0, 0, TextFunctions::uuid),
  ARRAY("States.Array", 0, Integer.MAX_VALUE, ArrayFunctions::array),
  ARRAY_PARTITION("States.ArrayPartition", 2, 2, ArrayFunctions::partition),
  ARRAY_CONTAINS("States.ArrayContains", 2, 2, ArrayFunctions::contains),
  ARRAY_RANGE("States.ArrayRange", 3, 3, ArrayFunctions::range),
  ARRAY_GET_ITEM("States.ArrayGetItem", 2, 2, ArrayFunctions::getItem),
  ARRAY_LENGTH("States.ArrayLength", 1, 1, ArrayFunctions::length),
  ARRAY_UNIQUE("States.ArrayUnique", 1, 1, ArrayFunctions::unique),
  JSON_MERGE("States.JsonMerge", 3, 3, ArrayFunctions::merge),
  MATH_RANDOM("States.MathRandom", 2, 3, MathFunctions::random),
  MATH_ADD("States.MathAdd", 2, 2, MathFunctions::add);

  private static final Map<String, IntrinsicFunction> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(f -> f.aslName, Function.identity()));

  private final String aslName;
  private final int fewest;
  private final int most;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
  private final Function<Arguments, JsonNode> body;

  IntrinsicFunction(String aslName, int fewest, int most, Function<Arguments, JsonNode> body) {
    this.aslName = aslName;
    this.fewest = fewest;
    this.most = most;
    this.body = body;
  }

  /** The function of this name; null when there is none. */
  public static @Nullable IntrinsicFunction named(String name) {
    return BY_NAME.get(name);
  }

  boolean takes(int arguments) {
    return arguments >= fewest && arguments <= most;
  }

  JsonNode apply(Arguments arguments) {
    return body.apply(arguments);
  }
}
