package dev.baton.cloud.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Params;
import java.util.ArrayList;
import java.util.List;

/** The filters of DescribeParameters and GetParametersByPath, in their newer and older form. */
final class Filters {
  private Filters() {}

  /** Whether a parameter passes every filter of a request. */
  static boolean match(JsonNode parameter, Params params) {
    for (JsonNode filter : params.get("ParameterFilters")) {
      if (!matches(parameter, filter.path("Key").asText(), filter)) {
        return false;
      }
    }
    for (JsonNode filter : params.get("Filters")) {
      if (!matches(parameter, filter.path("Key").asText(), filter)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(JsonNode parameter, String key, JsonNode filter) {
    boolean names = key.equals("Name") && filter.path("Option").isMissingNode();
    String option = filter.path("Option").asText(key.equals("Path") ? "OneLevel" : "Equals");
    List<String> present = values(parameter, key);
    for (JsonNode wanted : filter.path("Values")) {
      for (String value : present) {
        String text = wanted.asText();
        if (test(names ? "Equals" : option, value, text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> values(JsonNode parameter, String key) {
    List<String> values = new ArrayList<>();
    if (key.startsWith("tag:")) {
      for (JsonNode tag : parameter.path("Tags")) {
        if (tag.path("Key").asText().equals(key.substring("tag:".length()))) {
          values.add(tag.path("Value").asText());
        }
      }
      return values;
    }
    switch (key) {
      case "Name", "Type", "KeyId", "Tier", "DataType" -> values.add(parameter.path(key).asText());
      case "Path" -> values.add(parameter.path("Name").asText());
      case "Label" ->
          parameter
              .path("Versions")
              .forEach(v -> v.path("Labels").forEach(l -> values.add(l.asText())));
      default ->
          throw AwsException.badRequest(
              "InvalidFilterKey",
              "The following filter key is not valid: "
                  + key
                  + ". Valid filter keys include: [Path, Name, Type, KeyId, Tier, DataType,"
                  + " Label].");
    }
    return values;
  }

  private static boolean test(String option, String value, String wanted) {
    String folder = wanted.endsWith("/") ? wanted : wanted + "/";
    return switch (option) {
      case "Equals" -> value.equals(wanted);
      case "BeginsWith" -> value.startsWith(wanted);
      case "Contains" -> value.contains(wanted);
      case "Recursive" -> value.startsWith(folder);
      case "OneLevel" -> value.startsWith(folder) && value.indexOf('/', folder.length()) < 0;
      default ->
          throw AwsException.badRequest(
              "InvalidFilterOption", "The following filter option is not valid: " + option + ".");
    };
  }
}
