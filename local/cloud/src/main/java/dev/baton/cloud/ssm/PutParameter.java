package dev.baton.cloud.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The PutParameter action: a new parameter, or a new version of one. */
final class PutParameter {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.\\-/]+");
  private static final Set<String> TYPES = Set.of("String", "StringList", "SecureString");
  private static final int DEEPEST = 15;
  private static final int MOST_VERSIONS = 100;

  private final Parameters parameters;

  PutParameter(Parameters parameters) {
    this.parameters = parameters;
  }

  JsonNode put(Params params, AwsRequest request) {
    String name = params.text("Name");
    String value = params.text("Value");
    checkName(name);
    synchronized (parameters) {
      ObjectNode before = parameters.find(name);
      if (before != null && !params.flag("Overwrite")) {
        throw AwsException.badRequest(
            "ParameterAlreadyExists",
            "The parameter already exists. To overwrite this value, set the overwrite option in"
                + " the request to true.");
      }
      String type = type(params, before);
      checkValue(params, value, type);
      ObjectNode parameter = before == null ? Json.object().put("Name", name) : before;
      fill(parameter, params, type);
      ObjectNode version = version(parameter, params, request);
      String sealed =
          type.equals("SecureString")
              ? parameters
                  .keys()
                  .seal(request.caller(), version.path("KeyId").asText(), value, context(name))
              : value;
      version.put("Value", sealed);
      parameters.put(parameter);
      return Json.object()
          .put("Version", version.path("Version").asInt())
          .put("Tier", parameter.path("Tier").asText());
    }
  }

  /** Binds the ciphertext to its parameter, as Parameter Store does. */
  private Map<String, String> context(String name) {
    return Map.of("PARAMETER_ARN", parameters.arn(name));
  }

  private static String type(Params params, @Nullable ObjectNode before) {
    String type = params.textOrNull("Type");
    String present = before == null ? null : before.path("Type").asText();
    if (type == null && present == null) {
      throw AwsException.badRequest(
          "ValidationException", "A parameter type is required when you create a parameter.");
    }
    if (type != null && !TYPES.contains(type)) {
      throw Invalid.value(
          type, "Type", "Member must satisfy enum value set: [SecureString, StringList, String]");
    }
    if (type != null && present != null && !type.equals(present)) {
      throw AwsException.badRequest(
          "HierarchyTypeMismatchException",
          "The parameter is of type " + present + "; its type cannot be changed to " + type + ".");
    }
    return type == null ? String.valueOf(present) : type;
  }

  private static void checkName(String name) {
    if (name.length() > 1011 || !NAME.matcher(name).matches()) {
      throw AwsException.badRequest(
          "ValidationException",
          "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path,"
              + " it can consist of sub-paths divided by slash symbol; each sub-path can be formed"
              + " as a mix of letters, numbers and the following 3 symbols .-_");
    }
    String lower = name.toLowerCase(Locale.ROOT).replaceFirst("^/", "");
    if (lower.startsWith("aws") || lower.startsWith("ssm")) {
      throw AwsException.badRequest(
          lower.startsWith("aws") ? "AccessDeniedException" : "ValidationException",
          "No access to reserved parameter name: " + name + ".");
    }
    if (name.contains("/") && !name.startsWith("/")) {
      throw AwsException.badRequest(
          "ValidationException", "Parameter name must be a fully qualified name.");
    }
    if (name.chars().filter(letter -> letter == '/').count() > DEEPEST) {
      throw AwsException.badRequest(
          "HierarchyLevelLimitExceededException",
          "A parameter hierarchy can have a maximum of 15 levels.");
    }
  }

  private static void checkValue(Params params, String value, String type) {
    boolean advanced = params.textOr("Tier", "Standard").equals("Advanced");
    int most = advanced ? 8192 : 4096;
    if (value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length > most) {
      throw AwsException.badRequest(
          "ValidationException",
          value.isEmpty()
              ? "1 validation error detected: Value '' at 'value' failed to satisfy constraint:"
                  + " Member must have length greater than or equal to 1"
              : "Standard tier parameters support a maximum parameter value of 4096 characters,"
                  + " advanced ones 8192.");
    }
    String pattern = params.textOr("AllowedPattern", "");
    for (String each : type.equals("StringList") ? value.split(",", -1) : new String[] {value}) {
      if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(each).find()) {
        throw AwsException.badRequest(
            "ParameterPatternMismatchException",
            "Parameter value, cannot be validated against allowedPattern: " + pattern);
      }
    }
  }

  private static void fill(ObjectNode parameter, Params params, String type) {
    parameter.put("Type", type);
    for (String member : new String[] {"Description", "AllowedPattern", "Tags"}) {
      if (params.has(member)) {
        parameter.set(member, params.get(member));
      }
    }
    parameter.put("DataType", params.textOr("DataType", parameter.path("DataType").asText("text")));
    String tier = params.textOr("Tier", parameter.path("Tier").asText("Standard"));
    parameter.put("Tier", tier.equals("Advanced") ? tier : "Standard");
    if (type.equals("SecureString")) {
      String key = parameter.path("KeyId").asText(Parameters.MANAGED_KEY);
      parameter.put("KeyId", params.textOr("KeyId", key));
    }
  }

  private ObjectNode version(ObjectNode parameter, Params params, AwsRequest request) {
    ArrayNode versions = parameter.withArrayProperty("Versions");
    int number = versions.isEmpty() ? 1 : Parameters.latest(parameter).path("Version").asInt() + 1;
    if (versions.size() == MOST_VERSIONS) {
      versions.remove(0);
    }
    ObjectNode version = versions.addObject().put("Version", number);
    version.set("LastModifiedDate", Timestamps.seconds(parameters.context().clock().now()));
    version.put("LastModifiedUser", request.caller().arn());
    for (String member : new String[] {"Description", "AllowedPattern", "KeyId"}) {
      if (parameter.has(member)) {
        version.set(member, parameter.get(member));
      }
    }
    version.putArray("Labels");
    version.set("Policies", params.has("Policies") ? params.get("Policies") : Json.array());
    return version;
  }
}
