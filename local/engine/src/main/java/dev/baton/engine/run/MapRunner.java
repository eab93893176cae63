package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.state.MapState;
import dev.baton.engine.history.Details;
import dev.baton.engine.items.StateItems;

/** Runs Map states in inline mode. */
final class MapRunner {
  private static final String ITERATION = "MapIteration";

  private MapRunner() {}

  static void run(Track track, MapState state) {
    JsonNode input = DataFlow.effectiveInput(track);
    MapState.Distributed distributed = state.distributed();
    if (distributed != null) {
      new DistributedRunner(track, state, distributed, input).run();
      return;
    }
    if (!(MapItems.of(track, state, input) instanceof ArrayNode items)) {
      return;
    }
    int concurrency = MapSettings.concurrency(track, state, input);
    track.record("MapStateStarted", new Details.MapStarted(items.size()));
    MapSettings.Tolerance unused = MapSettings.tolerance(track, state, input);
    Probe probe = track.run.probe();
    if (probe != null) {
      noteSelected(track, state, new ChildInputs(track, input, new StateItems(items), state, null));
      probe.answer(track);
    } else if (items.isEmpty()) {
      track.recordAside("MapStateSucceeded", null);
      track.succeed(items);
    } else {
      Iterations iterations = new Iterations(track, state, items, input);
      track.await(iterations);
      iterations.start(concurrency);
    }
  }

  /** Notes what the iterations of a state under test would be given. */
  private static void noteSelected(Track track, MapState state, ChildInputs inputs) {
    Probe probe = track.run.probe();
    if (probe != null && state.itemSelector() != null) {
      probe.note("afterItemSelector", inputs.all());
    }
  }

  /** The iterations of one run of the state. */
  private static final class Iterations extends Join {
    private final MapState state;
    private final ArrayNode items;
    private final JsonNode input;
    private int started;

    Iterations(Track owner, MapState state, ArrayNode items, JsonNode input) {
      super(owner, items.size());
      this.state = state;
      this.items = items;
      this.input = input;
    }

    void start(int concurrency) {
      long previous = owner.last;
      int first = concurrency == 0 ? items.size() : Math.min(concurrency, items.size());
      for (int i = 0; i < first && !isOver(); i++) {
        next(previous);
      }
    }

    private void next(long previous) {
      int index = started++;
      JsonNode item = Track.item(index, items.get(index));
      Track track = new Track(owner.run, state.processor(), this, index, item);
      add(track);
      track.last = previous;
      track.record(ITERATION + "Started", iteration("Started", index));
      begin(track);
    }

    private void begin(Track track) {
      JsonNode value = items.get(track.index);
      Expression selector = state.itemSelector();
      try {
        JsonNode selected =
            selector == null ? value : selector.evaluate(scope(Track.item(track.index, value)));
        track.begin(selected, track.last);
      } catch (EvaluationException e) {
        cancel();
        Failures.evaluation(owner, e);
      }
    }

    @Override
    void redrive(Track track, long previous) {
      if (track.hasBegun()) {
        track.redrive(previous);
      } else {
        track.last = previous;
        begin(track);
      }
    }

    private TrackScope scope(JsonNode item) {
      return new TrackScope(owner, input, null, null, null, item);
    }

    private Details iteration(String step, int index) {
      return new Details.Iteration(
          "mapIteration" + step + "EventDetails", owner.state().name(), index);
    }

    @Override
    long ended(Track track, boolean success) {
      String step = success ? "Succeeded" : "Failed";
      return track.recordAside(track.last, ITERATION + step, iteration(step, track.index));
    }

    @Override
    void aborted(Track track, long previous) {
      long unused =
          track.recordAside(previous, ITERATION + "Aborted", iteration("Aborted", track.index));
    }

    @Override
    void oneDone(Track track) {
      if (started < items.size()) {
        next(track.last);
      }
    }

    @Override
    void complete(JsonNode results) {
      owner.recordAside("MapStateSucceeded", null);
      owner.succeed(results);
    }
  }
}
