package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.state.ItemBatcher;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ResultWriter;
import dev.baton.asl.state.ResultWriter.OutputType;
import dev.baton.asl.state.ResultWriter.Transformation;
import dev.baton.asl.state.Setting;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what only a Map in distributed mode has. */
final class DistributedParser {
  private static final String READER = "ItemReader";
  private static final String BATCHER = "ItemBatcher";
  private static final String WRITER = "ResultWriter";
  private static final String LABEL = "Label";
  private static final int MAX_LABEL = 40;
  private static final String NOT_IN_LABELS = "?*<>{}[]:;,\\|^~$#%&`\"";
  private static final long MAX_BATCH_BYTES = 262_144;
  private static final String PUT_OBJECT = "s3:putObject";

  private final BranchParser branches;
  private final SettingParser settings;

  DistributedParser(BranchParser branches, SettingParser settings) {
    this.branches = branches;
    this.settings = settings;
  }

  /** The fields; null for a Map in inline mode, which must have none of them. */
  MapState.@Nullable Distributed parse(Fields fields, Fields processor) {
    String mode = null;
    boolean express = false;
    ObjectNode node = processor.object("ProcessorConfig");
    if (node != null) {
      Fields config = processor.nested(node, "ProcessorConfig");
      mode = config.oneOf("Mode", "INLINE", "DISTRIBUTED");
      express = "EXPRESS".equals(config.oneOf("ExecutionType", "STANDARD", "EXPRESS"));
    }
    if (!"DISTRIBUTED".equals(mode)) {
      refuseInline(fields);
      return null;
    }
    ObjectNode reader = fields.object(READER);
    ObjectNode batcher = fields.object(BATCHER);
    ObjectNode writer = fields.object(WRITER);
    return new MapState.Distributed(
        express,
        label(fields),
        reader == null ? null : new ItemReaderParser(settings).parse(fields.nested(reader, READER)),
        batcher == null ? null : batcher(fields.nested(batcher, BATCHER)),
        writer == null ? null : writer(fields.nested(writer, WRITER)));
  }

  private static void refuseInline(Fields fields) {
    for (String name : List.of(READER, BATCHER, WRITER, LABEL)) {
      if (fields.has(name)) {
        fields.fault(name, "The field '%s' is only supported in DISTRIBUTED mode".formatted(name));
      }
    }
  }

  private @Nullable String label(Fields fields) {
    String label = fields.text(LABEL);
    if (label == null) {
      return null;
    }
    if (label.isEmpty() || label.codePointCount(0, label.length()) > MAX_LABEL) {
      fields.fault(LABEL, "Labels must be between 1 and 40 characters long");
    }
    if (label.codePoints().anyMatch(DistributedParser::isForbidden)) {
      fields.fault(LABEL, "Label contains invalid characters: " + label);
    }
    if (!branches.isNewLabel(label)) {
      fields.fault(LABEL, "Duplicate label: " + label);
    }
    return label;
  }

  private static boolean isForbidden(int c) {
    return Character.isWhitespace(c) || Character.isISOControl(c) || NOT_IN_LABELS.indexOf(c) >= 0;
  }

  private ItemBatcher batcher(Fields fields) {
    ItemReaderParser.allow(
        fields,
        Set.of("BatchInput", "MaxItemsPerBatch", "MaxInputBytesPerBatch"),
        Set.of("MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath"),
        Set.of());
    String place = BATCHER + "/";
    Setting items =
        settings.numberOrPath(fields, place, "MaxItemsPerBatch", "MaxItemsPerBatchPath");
    Setting bytes =
        settings.numberOrPath(fields, place, "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath");
    ItemReaderParser.checkCount(fields, "MaxItemsPerBatch", Integer.MAX_VALUE);
    ItemReaderParser.checkCount(fields, "MaxInputBytesPerBatch", MAX_BATCH_BYTES);
    if (items == null && bytes == null) {
      fields
          .faults()
          .schema(
              fields.pointer(),
              "At least one of these fields is required: "
                  + (fields.isJsonata()
                      ? "[MaxItemsPerBatch, MaxInputBytesPerBatch]"
                      : "[MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch,"
                          + " MaxInputBytesPerBatchPath]"));
    }
    JsonNode input = fields.get("BatchInput");
    if (input != null && !input.isObject() && !(fields.isJsonata() && input.isTextual())) {
      fields.fault("BatchInput", "Expected value of type [OBJECT]");
    }
    return new ItemBatcher(
        items, bytes, TemplateParser.parse(fields, "BatchInput", BATCHER + "/BatchInput"));
  }

  private static ResultWriter writer(Fields fields) {
    String arguments = fields.isJsonata() ? "Arguments" : "Parameters";
    ItemReaderParser.allow(
        fields, Set.of("Resource", "WriterConfig"), Set.of("Parameters"), Set.of("Arguments"));
    boolean exports = fields.has("Resource") || fields.has(arguments);
    if (exports) {
      fields.require("Resource", arguments);
      checkResource(fields);
    } else if (!fields.has("WriterConfig")) {
      fields
          .faults()
          .schema(
              fields.pointer(),
              "At least one of these fields is required: [WriterConfig, Resource, %s]"
                  .formatted(arguments));
    }
    Expression where =
        ItemReaderParser.arguments(fields, WRITER + "/" + arguments, List.of("Bucket"));
    ObjectNode config = fields.object("WriterConfig");
    return config == null
        ? new ResultWriter(exports, where, byDefault(exports), OutputType.JSON)
        : configured(exports, where, fields.nested(config, "WriterConfig"));
  }

  private static void checkResource(Fields fields) {
    String resource = fields.text("Resource");
    if (resource != null && !ItemReaderParser.action(resource).equals(PUT_OBJECT)) {
      fields.fault("Resource", "The resource provided %s is not recognized.".formatted(resource));
    }
  }

  private static Transformation byDefault(boolean exports) {
    return exports ? Transformation.NONE : Transformation.COMPACT;
  }

  private static ResultWriter configured(
      boolean exports, @Nullable Expression where, Fields config) {
    config.allowOnly(Set.of("Transformation", "OutputType"));
    String transformation = config.oneOf("Transformation", "NONE", "COMPACT", "FLATTEN");
    String type = config.oneOf("OutputType", "JSON", "JSONL");
    return new ResultWriter(
        exports,
        where,
        transformation == null ? byDefault(exports) : Transformation.valueOf(transformation),
        type == null ? OutputType.JSON : OutputType.valueOf(type));
  }
}
