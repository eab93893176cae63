package dev.baton.asl.parse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.jsonata.JsonataExpression;
import dev.baton.asl.state.ItemReader;
import dev.baton.asl.state.ItemReader.Action;
import dev.baton.asl.state.ItemReader.InputType;
import dev.baton.asl.state.ItemReader.Manifest;
import dev.baton.asl.state.Setting;
import dev.baton.asl.text.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the ItemReader of a distributed Map. */
final class ItemReaderParser {
  private static final String PLACE = "ItemReader/";
  private static final String CONFIG = "ReaderConfig";
  private static final String MAX_ITEMS = "MaxItems";
  private static final long MOST_ITEMS = 100_000_000;
  private static final Map<String, Action> ACTIONS =
      Map.of("s3:getObject", Action.GET_OBJECT, "s3:listObjectsV2", Action.LIST_OBJECTS_V2);
  private static final Map<String, Character> DELIMITERS =
      Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');

  private final SettingParser settings;

  ItemReaderParser(SettingParser settings) {
    this.settings = settings;
  }

  @Nullable ItemReader parse(Fields fields) {
    String arguments = fields.isJsonata() ? "Arguments" : "Parameters";
    allow(fields, Set.of("Resource", CONFIG), Set.of("Parameters"), Set.of("Arguments"));
    fields.require("Resource", arguments);
    Action action = action(fields);
    List<String> needed =
        action == Action.GET_OBJECT ? List.of("Bucket", "Key") : List.of("Bucket");
    Expression where = arguments(fields, PLACE + arguments, needed);
    ObjectNode given = fields.object(CONFIG);
    if (action == null) {
      return null;
    }
    if (given == null && action == Action.GET_OBJECT) {
      if (!fields.has(CONFIG)) {
        fields.require(CONFIG);
      }
      return null;
    }
    return read(action, where, fields.nested(given == null ? Json.object() : given, CONFIG));
  }

  private static @Nullable Action action(Fields fields) {
    String resource = fields.text("Resource");
    if (resource == null) {
      return null;
    }
    Action action = ACTIONS.get(action(resource));
    if (action == null) {
      fields.fault("Resource", "The resource provided %s is not recognized.".formatted(resource));
    }
    return action;
  }

  /** What an ARN of an integration names, such as {@code s3:getObject}; empty for none. */
  static String action(String resource) {
    int at = resource.indexOf(":states:::");
    return resource.startsWith("arn:") && at > 0 ? resource.substring(at + 10) : "";
  }

  private ItemReader read(Action action, @Nullable Expression where, Fields config) {
    allow(
        config,
        Set.of(
            "InputType",
            "CSVHeaderLocation",
            "CSVHeaders",
            "CSVDelimiter",
            "ItemsPointer",
            "ManifestType",
            "Transformation",
            MAX_ITEMS),
        Set.of("MaxItemsPath"),
        Set.of());
    String transformation = config.oneOf("Transformation", "NONE", "LOAD_AND_FLATTEN");
    boolean listed = action == Action.LIST_OBJECTS_V2 && !"LOAD_AND_FLATTEN".equals(transformation);
    String type = config.oneOf("InputType", "CSV", "JSON", "JSONL", "PARQUET", "MANIFEST");
    Manifest manifest = manifest(config, type);
    InputType input = inputType(type, manifest);
    if (input == null && !listed && !config.has("InputType")) {
      config.require("InputType");
    }
    Setting maxItems =
        settings.numberOrPath(config, PLACE + CONFIG + "/", MAX_ITEMS, "MaxItemsPath");
    checkCount(config, MAX_ITEMS, MOST_ITEMS);
    return new ItemReader(
        action,
        where,
        listed ? null : input,
        listed ? null : manifest,
        csv(config, input == InputType.CSV && manifest != Manifest.S3_INVENTORY),
        pointer(config),
        maxItems);
  }

  private static @Nullable Manifest manifest(Fields config, @Nullable String type) {
    String name = config.oneOf("ManifestType", "S3_INVENTORY", "ATHENA_DATA");
    if (name != null) {
      return Manifest.valueOf(name);
    }
    return "MANIFEST".equals(type) ? Manifest.S3_INVENTORY : null;
  }

  private static @Nullable InputType inputType(@Nullable String type, @Nullable Manifest manifest) {
    if (manifest == Manifest.S3_INVENTORY) {
      return InputType.CSV;
    }
    return type == null || type.equals("MANIFEST") ? null : InputType.valueOf(type);
  }

  private static ItemReader.Csv csv(Fields config, boolean used) {
    String delimiter = config.oneOf("CSVDelimiter", "COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB");
    String location = config.oneOf("CSVHeaderLocation", "FIRST_ROW", "GIVEN");
    if (used && !config.has("CSVHeaderLocation")) {
      config.require("CSVHeaderLocation");
    }
    boolean given = "GIVEN".equals(location);
    if (given && !config.has("CSVHeaders")) {
      config.require("CSVHeaders");
    } else if (!given && location != null && config.has("CSVHeaders")) {
      config.fault("CSVHeaders", "The field 'CSVHeaders' needs a 'CSVHeaderLocation' of GIVEN");
    }
    List<String> headers = headers(config);
    return new ItemReader.Csv(
        DELIMITERS.getOrDefault(delimiter == null ? "COMMA" : delimiter, ','),
        given ? headers : null);
  }

  private static List<String> headers(Fields config) {
    List<String> headers = new ArrayList<>();
    ArrayNode array = config.array("CSVHeaders");
    if (array == null) {
      return headers;
    }
    if (array.isEmpty()) {
      config.fault("CSVHeaders", "Value cannot be empty");
    }
    for (int i = 0; i < array.size(); i++) {
      JsonNode header = array.get(i);
      if (!header.isTextual()) {
        config.fault("CSVHeaders[" + i + "]", "Expected value of type [STRING]");
      }
      headers.add(header.asText());
    }
    if (new HashSet<>(headers).size() < headers.size()) {
      config.fault("CSVHeaders", "Headers must be unique");
    }
    return List.copyOf(headers);
  }

  private static @Nullable String pointer(Fields config) {
    String pointer = config.text("ItemsPointer");
    if (pointer == null || pointer.isEmpty()) {
      return null;
    }
    try {
      return JsonPointer.compile(pointer).toString();
    } catch (IllegalArgumentException e) {
      config.fault("ItemsPointer", "Value is not a JSON Pointer: " + pointer);
      return null;
    }
  }

  /** Compiles the arguments of a call of S3, and says which ones it lacks. */
  static @Nullable Expression arguments(Fields fields, String place, List<String> needed) {
    String name = place.substring(place.lastIndexOf('/') + 1);
    JsonNode given = fields.get(name);
    if (given instanceof ObjectNode object) {
      Fields nested = fields.nested(object, name);
      List<String> missing =
          needed.stream().filter(key -> !nested.has(key) && !nested.has(key + ".$")).toList();
      if (!missing.isEmpty()) {
        fields.faults().schema(nested.pointer(), "These fields are required: " + missing);
      }
    } else if (given != null && !isExpression(fields, given)) {
      fields.fault(name, "Expected value of type [OBJECT]");
    }
    return TemplateParser.parse(fields, name, place);
  }

  private static boolean isExpression(Fields fields, JsonNode given) {
    return fields.isJsonata()
        && given.isTextual()
        && JsonataExpression.isDelimited(given.textValue());
  }

  /** Refuses all fields but these, some of which belong to one query language. */
  static void allow(Fields fields, Set<String> both, Set<String> jsonPath, Set<String> jsonata) {
    Set<String> allowed = new HashSet<>(both);
    allowed.addAll(fields.isJsonata() ? jsonata : jsonPath);
    for (String name : fields.isJsonata() ? jsonPath : jsonata) {
      if (fields.has(name)) {
        fields.faults().schema(fields.pointer(), StateFields.mixed(name, fields.language()));
        allowed.add(name);
      }
    }
    fields.allowOnly(allowed);
  }

  /** A number that is given must be whole and within bounds. */
  static void checkCount(Fields fields, String name, long most) {
    JsonNode value = fields.get(name);
    if (value != null && value.isNumber() && value.doubleValue() >= 0) {
      Long unused = fields.whole(name, 1, most);
    }
  }
}
