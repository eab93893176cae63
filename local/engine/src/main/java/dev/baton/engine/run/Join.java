package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.clock.Timer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the branches of a Parallel, or the iterations of a Map, come together again. */
abstract class Join implements Fork {
  final Track owner;
  private final @Nullable JsonNode[] results;

  /** The parts that have begun and not succeeded. */
  private final List<Track> unfinished = new ArrayList<>();

  private int left;
  private boolean over;

  Join(Track owner, int size) {
    this.owner = owner;
    results = new JsonNode[size];
    left = size;
  }

  /** Takes a part in, before anything of it is run. */
  void add(Track track) {
    unfinished.add(track);
  }

  final void succeeded(Track track, JsonNode output) {
    if (over) {
      return;
    }
    results[track.index] = output;
    unfinished.remove(track);
    long end = ended(track, true);
    if (--left == 0) {
      over = true;
      owner.last = end;
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
    if (unfinished.size() == 1) {
      giveUp(track, error, cause);
    } else {
      // What else happens at this very instant still becomes part of the history.
      long now = owner.run.host.clock().millis();
      Timer timer = owner.run.at(now, () -> giveUp(track, error, cause));
      owner.await(
          () -> {
            timer.cancel();
            cancel();
          });
    }
  }

  private void giveUp(Track track, @Nullable String error, @Nullable String cause) {
    long unused = ended(track, false);
    track.recordAborted(track.last);
    for (Track other : unfinished) {
      if (other != track) {
        other.stopping();
        other.cancel();
        aborted(other, track.last);
        other.recordAborted(track.last);
      }
    }
    owner.last = track.last;
    Failures.fail(owner, error, cause);
  }

  /** Records that a part has ended; tells which event the state's own next one follows from. */
  abstract long ended(Track track, boolean success);

  /** Records that a part is given up because of another one's failure, the event before. */
  abstract void aborted(Track track, long previous);

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

  /** Lets a part go on that did not succeed. */
  void redrive(Track track, long previous) {
    track.redrive(previous);
  }

  @Override
  public void redrive(long previous) {
    over = false;
    owner.last = previous;
    if (left == 0) {
      over = true;
      complete(output());
    }
    for (Track track : List.copyOf(unfinished)) {
      if (!over) {
        redrive(track, previous);
      }
    }
  }

  @Override
  public void stopping() {
    unfinished.forEach(Track::stopping);
  }

  @Override
  public void cancel() {
    over = true;
    unfinished.forEach(Track::cancel);
  }

  boolean isOver() {
    return over;
  }
}
