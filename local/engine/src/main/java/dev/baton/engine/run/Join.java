package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the branches of a Parallel, or the iterations of a Map, come together again. */
abstract class Join implements Pending {
  final Track owner;
  private final @Nullable JsonNode[] results;
  private final List<Track> running = new ArrayList<>();
  private int left;
  private boolean over;

  Join(Track owner, int size) {
    this.owner = owner;
    results = new JsonNode[size];
    left = size;
  }

  void run(Track track, JsonNode input, long previous) {
    running.add(track);
    track.begin(input, previous);
  }

  final void succeeded(Track track, JsonNode output) {
    if (over) {
      return;
    }
    results[track.index] = output;
    running.remove(track);
    ended(track, true);
    if (--left == 0) {
      over = true;
      owner.last = track.last;
      owner.attempt(() -> complete(output()));
    } else {
      oneDone(track);
    }
  }

  final void failed(Track track, @Nullable String error, @Nullable String cause) {
    if (over) {
      return;
    }
    over = true;
    running.remove(track);
    ended(track, false);
    for (Track other : List.copyOf(running)) {
      other.cancel();
      aborted(other);
    }
    owner.last = track.last;
    Failures.fail(owner, error, cause);
  }

  /** Records that a part has ended. */
  abstract void ended(Track track, boolean success);

  /** Records that a part is given up because another one failed. */
  abstract void aborted(Track track);

  /** A part has ended and others are left. */
  abstract void oneDone(Track track);

  /** All parts have succeeded. */
  abstract void complete(JsonNode results);

  private JsonNode output() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(results.length);
    for (JsonNode result : results) {
      array.add(result);
    }
    return array;
  }

  @Override
  public void cancel() {
    over = true;
    running.forEach(Track::cancel);
  }
}
