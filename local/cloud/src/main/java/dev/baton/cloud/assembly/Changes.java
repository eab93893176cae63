package dev.baton.cloud.assembly;

import dev.baton.cloud.assembly.MadeResource.Retention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one deployment changes of what an earlier one made: what is the same is left alone, and what
 * was done can be taken back in the reverse order. Safe for threads.
 */
final class Changes {
  /** Something that was made; {@code before} is null where nothing was there. */
  private record Step(MadeResource made, @Nullable MadeResource before) {}

  private final Map<String, MadeResource> earlier = new HashMap<>();
  private final List<MadeResource> inOrder = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  void since(List<MadeResource> made) {
    inOrder.addAll(made);
    made.forEach(each -> earlier.put(each.key(), each));
  }

  /** Makes, changes or leaves alone what a request is about. */
  MadeResource make(ResourceRequest request, Retention retention, ResourceProvider provider) {
    MadeResource before = earlier.get(request.stack() + "/" + request.logicalId());
    if (before == null || !before.request().type().equals(request.type())) {
      return done(new MadeResource(request, provider.create(request), retention), null);
    }
    if (before.request().equals(request)) {
      return new MadeResource(request, before.provisioned(), retention);
    }
    return done(new MadeResource(request, provider.update(request, before), retention), before);
  }

  private MadeResource done(MadeResource made, @Nullable MadeResource before) {
    synchronized (steps) {
      steps.add(new Step(made, before));
    }
    return made;
  }

  /** Takes back what was made; what cannot be taken back stays. */
  void undo(ResourceTypes types) {
    for (Step step : steps.reversed()) {
      ResourceProvider provider = types.provider(step.made().request().type());
      MadeResource before = step.before();
      if (before != null) {
        Provisioned _ = provider.update(before.request(), step.made());
      }
      if (before == null || isReplaced(before, step.made())) {
        delete(step.made(), provider);
      }
    }
  }

  /** Deletes what is no longer wanted, the last made first. */
  List<String> clean(List<MadeResource> wanted, ResourceTypes types) {
    Map<String, MadeResource> now = new HashMap<>();
    wanted.forEach(each -> now.put(each.key(), each));
    List<String> staying = new ArrayList<>();
    for (MadeResource before : inOrder.reversed()) {
      MadeResource present = now.get(before.key());
      boolean replaced = present != null && isReplaced(before, present);
      if (present == null || replaced) {
        Retention retention = before.retention();
        boolean kept = replaced ? retention.whenReplaced() : retention.whenRemoved();
        String reason =
            kept
                ? (replaced ? "its UpdateReplacePolicy" : "its DeletionPolicy") + " says so"
                : delete(before, types.provider(before.request().type()));
        if (reason != null) {
          staying.add(before.key() + " (" + before.request().type() + ") stays: " + reason);
        }
      }
    }
    return staying;
  }

  private static boolean isReplaced(MadeResource before, MadeResource present) {
    return !before.request().type().equals(present.request().type())
        || !before.provisioned().ref().equals(present.provisioned().ref());
  }

  /** The reason why something cannot be deleted, or null. */
  private static @Nullable String delete(MadeResource made, ResourceProvider provider) {
    try {
      provider.delete(made);
      return null;
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
