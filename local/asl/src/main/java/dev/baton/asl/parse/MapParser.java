package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.Setting;
import dev.baton.asl.state.State.Common;
import dev.baton.asl.text.Json;
import org.jspecify.annotations.Nullable;

/** Reads Map states, inline and distributed. */
final class MapParser {
  private static final String PROCESSOR = "ItemProcessor";
  private static final String ITERATOR = "Iterator";

  private final BranchParser branches;
  private final SettingParser settings;

  MapParser(BranchParser branches, SettingParser settings) {
    this.branches = branches;
    this.settings = settings;
  }

  @Nullable MapState parse(Common common, Fields fields) {
    String name = fields.has(PROCESSOR) ? PROCESSOR : ITERATOR;
    ObjectNode processor = fields.object(name);
    if (processor == null) {
      if (!fields.has(name)) {
        fields.require(PROCESSOR);
      }
      return null;
    }
    Branch branch = branches.parse(fields.nested(processor, name));
    MapState state =
        new MapState(
            common,
            branch == null ? new Branch("", java.util.Map.of()) : branch,
            items(fields),
            selector(fields),
            settings.numberOrPath(fields, "MaxConcurrency", "MaxConcurrencyPath"),
            settings.numberOrPath(fields, "ToleratedFailureCount", "ToleratedFailureCountPath"),
            settings.numberOrPath(
                fields, "ToleratedFailurePercentage", "ToleratedFailurePercentagePath"),
            new DistributedParser(branches, settings).parse(fields, fields.nested(processor, name)),
            name.equals(ITERATOR),
            HandlersParser.parse(fields));
    return branch == null ? null : state;
  }

  private @Nullable Setting items(Fields fields) {
    if (!fields.isJsonata()) {
      return settings.path(fields, "ItemsPath");
    }
    JsonNode given = fields.get("Items");
    Expression items = TemplateParser.parse(fields, "Items");
    if (given == null || items == null) {
      return null;
    }
    return new Setting("Items", items, Json.plain(given));
  }

  /** The template of an item; Parameters was its name before ItemSelector. */
  private static @Nullable Expression selector(Fields fields) {
    String name =
        !fields.has("ItemSelector") && !fields.isJsonata() ? "Parameters" : "ItemSelector";
    return TemplateParser.parse(fields, name);
  }
}
