package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.intrinsic.RandomUuid;
import dev.baton.asl.state.ItemBatcher;
import dev.baton.asl.state.ItemReader;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ResultWriter;
import dev.baton.engine.history.Details;
import dev.baton.engine.items.Item;
import dev.baton.engine.items.ItemReaderException;
import dev.baton.engine.items.ItemSource;
import dev.baton.engine.items.ItemSources;
import dev.baton.engine.items.StateItems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a Map in distributed mode: evaluates its fields, and starts a run. */
final class DistributedRunner {
  private final Track track;
  private final MapState state;
  private final MapState.Distributed fields;
  private final JsonNode input;

  DistributedRunner(Track track, MapState state, MapState.Distributed fields, JsonNode input) {
    this.track = track;
    this.state = state;
    this.fields = fields;
    this.input = input;
  }

  void run() {
    Probe probe = track.run.probe();
    ItemSource items;
    try {
      items = items(probe);
    } catch (ItemReaderException e) {
      Failures.fail(track, Errors.ITEM_READER, e.why());
      return;
    }
    if (items == null) {
      return;
    }
    int concurrency = MapSettings.concurrency(track, state, input);
    track.record("MapStateStarted", new Details.MapStarted((int) Math.max(0, items.size())));
    MapSettings.Tolerance tolerance = MapSettings.tolerance(track, state, input);
    if (probe != null) {
      inspect(probe, items);
      probe.answer(track);
      return;
    }
    ChildInputs inputs = new ChildInputs(track, input, items, state, batch());
    ResultWriter writer = fields.writer() == null ? ResultWriter.NONE : fields.writer();
    JsonNode where = writer.arguments() == null ? null : evaluate(writer.arguments());
    MapRunRecord mapRun = record(concurrency, tolerance);
    MapResults results =
        where == null
            ? new StateResults(writer.transformation(), state.name())
            : new ExportedResults(track, writer, mapRun, where);
    new DistributedMap(track, inputs, mapRun, results).start();
  }

  private JsonNode evaluate(Expression expression) {
    return expression.evaluate(track.scope(input));
  }

  private @Nullable ItemSource items(@Nullable Probe probe) {
    ItemReader reader = fields.reader();
    if (reader == null) {
      JsonNode data = MapItems.of(track, state, input);
      return data == null ? null : new StateItems(data);
    }
    long most = MapSettings.limit(track, reader.maxItems(), "MaxItems", input, 0);
    if (probe != null) {
      return mocked(probe, reader, most);
    }
    JsonNode arguments = reader.arguments() == null ? input : evaluate(reader.arguments());
    if (!arguments.isObject()) {
      throw new ItemReaderException("The arguments of the ItemReader are not an object.");
    }
    return ItemSources.inS3(
        reader, arguments, most, track.run.host.port(), TaskRunner.caller(track));
  }

  /** The items that a test brings along. */
  private static ItemSource mocked(Probe probe, ItemReader reader, long most) {
    String data = probe.readerData();
    List<Item> items = data == null ? List.of() : ItemSources.ofText(reader, data);
    ArrayNode values = JsonNodeFactory.instance.arrayNode(items.size());
    items.stream().limit(most == 0 ? items.size() : most).forEach(item -> values.add(item.value()));
    if (reader.itemsPointer() != null) {
      probe.note("afterItemsPointer", values);
    }
    return new StateItems(values);
  }

  /** Notes what the children of a state under test would be given. */
  private void inspect(Probe probe, ItemSource items) {
    if (state.itemSelector() == null && fields.batcher() == null) {
      return;
    }
    ArrayNode selected = new ChildInputs(track, input, items, state, null).all();
    if (state.itemSelector() != null) {
      probe.note("afterItemSelector", selected);
    }
    Batch batch = batch();
    if (batch != null) {
      ArrayNode batches = JsonNodeFactory.instance.arrayNode();
      for (JsonNode item : selected) {
        batch.add(item);
        if (batch.isFull()) {
          batches.add(batch.take());
        }
      }
      if (!batch.isEmpty()) {
        batches.add(batch.take());
      }
      probe.note("afterItemBatcher", batches);
    }
  }

  private @Nullable Batch batch() {
    ItemBatcher batcher = fields.batcher();
    if (batcher == null) {
      return null;
    }
    return new Batch(
        MapSettings.limit(track, batcher.maxItems(), "MaxItemsPerBatch", input, Long.MAX_VALUE),
        Math.min(
            Payloads.MAX_BYTES,
            MapSettings.limit(
                track, batcher.maxBytes(), "MaxInputBytesPerBatch", input, Payloads.MAX_BYTES)),
        batcher.batchInput() == null ? null : evaluate(batcher.batchInput()));
  }

  private MapRunRecord record(int concurrency, MapSettings.Tolerance tolerance) {
    Run run = track.run;
    String label = fields.label() == null ? RandomUuid.next(run.random()) : fields.label();
    String machine = run.stateMachineArn();
    String arn =
        machine.replaceFirst(":stateMachine:", ":mapRun:")
            + "/"
            + label
            + ":"
            + RandomUuid.next(run.random());
    return new MapRunRecord(
        new MapRunRecord.Identity(arn, run.arn(), machine, label),
        run.host.clock(),
        concurrency,
        tolerance);
  }
}
