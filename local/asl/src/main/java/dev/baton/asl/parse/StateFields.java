package dev.baton.asl.parse;

import dev.baton.asl.state.QueryLanguage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which fields each type of state may have, in either query language. */
final class StateFields {
  private static final Set<String> ALWAYS = words("Type Comment QueryLanguage");
  private static final Map<String, Set<String>> BOTH =
      Map.of(
          "Pass", words("Next End Assign"),
          "Task",
              words(
                  "Next End Assign Resource TimeoutSeconds HeartbeatSeconds Credentials Retry"
                      + " Catch"),
          "Choice", words("Choices Default Assign"),
          "Wait", words("Next End Assign Seconds Timestamp"),
          "Succeed", words(""),
          "Fail", words("Error Cause"),
          "Parallel", words("Next End Assign Branches Retry Catch"),
          "Map",
              words(
                  "Next End Assign ItemProcessor Iterator ItemSelector MaxConcurrency"
                      + " ToleratedFailureCount ToleratedFailurePercentage ItemReader ItemBatcher"
                      + " ResultWriter Label Retry Catch"));
  private static final Map<String, Set<String>> PATH_ONLY =
      Map.of(
          "Pass", words("InputPath Parameters Result ResultPath OutputPath"),
          "Task",
              words(
                  "InputPath Parameters ResultSelector ResultPath OutputPath TimeoutSecondsPath"
                      + " HeartbeatSecondsPath"),
          "Choice", words("InputPath OutputPath"),
          "Wait", words("InputPath OutputPath SecondsPath TimestampPath"),
          "Succeed", words("InputPath OutputPath"),
          "Fail", words("ErrorPath CausePath"),
          "Parallel", words("InputPath Parameters ResultSelector ResultPath OutputPath"),
          "Map",
              words(
                  "InputPath Parameters ResultSelector ResultPath OutputPath ItemsPath"
                      + " MaxConcurrencyPath ToleratedFailureCountPath"
                      + " ToleratedFailurePercentagePath"));
  private static final Map<String, Set<String>> JSONATA_ONLY =
      Map.of(
          "Pass", words("Output"),
          "Task", words("Arguments Output"),
          "Choice", words("Output"),
          "Wait", words("Output"),
          "Succeed", words("Output"),
          "Fail", words(""),
          "Parallel", words("Arguments Output"),
          "Map", words("Items Output"));

  private StateFields() {}

  static boolean isType(String type) {
    return BOTH.containsKey(type);
  }

  /**
   * Says which fields the state cannot have.
   *
   * @param downgraded whether its language is a fault already, so that its fields are not blamed
   */
  static void check(String type, Fields fields, boolean downgraded) {
    Set<String> allowed = new HashSet<>(ALWAYS);
    allowed.addAll(BOTH.getOrDefault(type, Set.of()));
    Map<String, Set<String>> own = fields.isJsonata() ? JSONATA_ONLY : PATH_ONLY;
    Map<String, Set<String>> other = fields.isJsonata() ? PATH_ONLY : JSONATA_ONLY;
    allowed.addAll(own.getOrDefault(type, Set.of()));
    for (String name : (Iterable<String>) fields.node()::fieldNames) {
      if (other.getOrDefault(type, Set.of()).contains(name)) {
        allowed.add(name);
        if (!downgraded) {
          fields.faults().schema(fields.pointer(), mixed(name, fields.language()));
        }
      }
    }
    fields.allowOnly(allowed);
  }

  /** Says that a field belongs to the other query language. */
  static String mixed(String field, QueryLanguage language) {
    QueryLanguage other =
        language == QueryLanguage.JSONATA ? QueryLanguage.JSON_PATH : QueryLanguage.JSONATA;
    return "The QueryLanguage is set to '%s', but field '%s' is only supported for the '%s' QueryLanguage"
        .formatted(language.aslName(), field, other.aslName());
  }

  private static Set<String> words(String names) {
    Map<String, Boolean> set = new HashMap<>();
    Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty()).forEach(n -> set.put(n, true));
    return Set.copyOf(set.keySet());
  }
}
