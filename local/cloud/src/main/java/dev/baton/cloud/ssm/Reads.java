package dev.baton.cloud.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The actions that read parameters: one, some, those below a path, all versions of one. */
final class Reads {
  private static final Paging TEN =
      new Paging("NextToken", "NextToken", "MaxResults", 10, "InvalidNextToken");
  private static final Paging FIFTY =
      new Paging("NextToken", "NextToken", "MaxResults", 50, "InvalidNextToken");

  private final Parameters parameters;

  Reads(Parameters parameters) {
    this.parameters = parameters;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "GetParameter", this::one,
        "GetParameters", this::some,
        "GetParametersByPath", this::below,
        "GetParameterHistory", this::history,
        "DescribeParameters", (params, request) -> describe(params));
  }

  private JsonNode one(Params params, AwsRequest request) {
    ObjectNode answer = Json.object();
    answer.set("Parameter", selected(params.text("Name"), params.flag("WithDecryption"), request));
    return answer;
  }

  private JsonNode some(Params params, AwsRequest request) {
    ObjectNode answer = Json.object();
    ArrayNode found = answer.putArray("Parameters");
    ArrayNode invalid = answer.putArray("InvalidParameters");
    if (params.texts("Names").size() > 10) {
      throw AwsException.badRequest(
          "ValidationException",
          "1 validation error detected: Value at 'names' failed to satisfy constraint: Member must"
              + " have length less than or equal to 10");
    }
    for (String name : params.texts("Names")) {
      try {
        found.add(selected(name, params.flag("WithDecryption"), request));
      } catch (AwsException e) {
        if (!e.code().startsWith("Parameter")) {
          throw e;
        }
        invalid.add(name);
      }
    }
    return answer;
  }

  private JsonNode below(Params params, AwsRequest request) {
    String path = params.text("Path");
    if (!path.startsWith("/")) {
      throw AwsException.badRequest(
          "ValidationException",
          "The parameter doesn't meet the parameter name requirements. The parameter name must"
              + " begin with a forward slash \"/\".");
    }
    String prefix = path.endsWith("/") ? path : path + "/";
    boolean recursive = params.flag("Recursive");
    Map<String, JsonNode> found = new TreeMap<>();
    parameters
        .all()
        .forEach(
            (name, parameter) -> {
              boolean below = name.startsWith(prefix);
              boolean direct = below && name.indexOf('/', prefix.length()) < 0;
              if ((recursive ? below : direct) && Filters.match(parameter, params)) {
                found.put(name, parameter);
              }
            });
    ObjectNode page = TEN.page(params, "Parameters", found);
    ArrayNode shown = Json.array();
    for (JsonNode each : page.path("Parameters")) {
      ObjectNode parameter = (ObjectNode) each;
      JsonNode latest = Parameters.latest(parameter);
      shown.add(shown(parameter, latest, null, params.flag("WithDecryption"), request));
    }
    page.set("Parameters", shown);
    return page;
  }

  private JsonNode history(Params params, AwsRequest request) {
    ObjectNode parameter = parameters.get(params.text("Name"));
    Map<String, JsonNode> versions = new TreeMap<>();
    for (JsonNode version : parameter.path("Versions")) {
      ObjectNode shown = version.deepCopy();
      shown.put("Name", parameter.path("Name").asText());
      for (String member : new String[] {"Type", "Tier", "DataType"}) {
        shown.set(member, parameter.path(member));
      }
      shown.put("Value", value(parameter, version, params.flag("WithDecryption"), request));
      versions.put(String.format("%09d", version.path("Version").asInt()), shown);
    }
    return FIFTY.page(params, "Parameters", versions);
  }

  private JsonNode describe(Params params) {
    Map<String, JsonNode> found = new TreeMap<>();
    parameters
        .all()
        .forEach(
            (name, parameter) -> {
              if (Filters.match(parameter, params)) {
                found.put(name, metadata(parameter));
              }
            });
    return FIFTY.page(params, "Parameters", found);
  }

  private ObjectNode metadata(ObjectNode parameter) {
    ObjectNode shown = parameter.deepCopy();
    shown.remove("Versions");
    shown.remove("Tags");
    shown.put("ARN", parameters.arn(parameter.path("Name").asText()));
    JsonNode latest = Parameters.latest(parameter);
    for (String member : new String[] {"Version", "LastModifiedDate", "LastModifiedUser"}) {
      shown.set(member, latest.path(member));
    }
    shown.set("Policies", latest.path("Policies"));
    return shown;
  }

  /** The version that a name asks for: {@code name}, {@code name:3} or {@code name:label}. */
  private ObjectNode selected(String asked, boolean open, AwsRequest request) {
    int colon =
        asked.startsWith("arn:")
            ? asked.indexOf(':', asked.indexOf(":parameter") + 1)
            : asked.indexOf(':');
    String name = colon < 0 ? asked : asked.substring(0, colon);
    ObjectNode parameter = parameters.get(name);
    if (colon < 0) {
      return shown(parameter, Parameters.latest(parameter), null, open, request);
    }
    String selector = asked.substring(colon);
    for (JsonNode version : parameter.path("Versions")) {
      boolean number = selector.equals(":" + version.path("Version").asInt());
      boolean label = false;
      for (JsonNode each : version.path("Labels")) {
        label |= selector.equals(":" + each.asText());
      }
      if (number || label) {
        return shown(parameter, version, selector, open, request);
      }
    }
    boolean byNumber = selector.matches(":[0-9]+");
    throw AwsException.badRequest(
        byNumber ? "ParameterVersionNotFound" : "ParameterVersionLabelNotFound",
        "Systems Manager could not find version "
            + selector.substring(1)
            + " of "
            + name
            + ". Verify the version and try again.");
  }

  private ObjectNode shown(
      ObjectNode parameter,
      JsonNode version,
      @Nullable String selector,
      boolean open,
      AwsRequest request) {
    String name = parameter.path("Name").asText();
    ObjectNode shown = Json.object().put("Name", name);
    shown.put("Type", parameter.path("Type").asText());
    shown.put("Value", value(parameter, version, open, request));
    shown.put("Version", version.path("Version").asInt());
    if (selector != null) {
      shown.put("Selector", selector);
    }
    shown.set("LastModifiedDate", version.path("LastModifiedDate"));
    shown.put("ARN", parameters.arn(name));
    return shown.put("DataType", parameter.path("DataType").asText());
  }

  private String value(ObjectNode parameter, JsonNode version, boolean open, AwsRequest request) {
    String stored = version.path("Value").asText();
    if (!open || !parameter.path("Type").asText().equals("SecureString")) {
      return stored;
    }
    Map<String, String> context =
        Map.of("PARAMETER_ARN", parameters.arn(parameter.path("Name").asText()));
    return parameters
        .keys()
        .open(request.caller(), version.path("KeyId").asText(), stored, context);
  }
}
