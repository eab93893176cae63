package dev.baton.engine.items;

import org.jspecify.annotations.Nullable;

/** The first so many items of another source (MaxItems). */
final class FirstItems implements ItemSource {
  private final ItemSource source;
  private long left;

  FirstItems(ItemSource source, long most) {
    this.source = source;
    left = most;
  }

  @Override
  public @Nullable Item poll() {
    Item item = left == 0 ? null : source.poll();
    if (item != null) {
      left--;
    }
    return item;
  }

  @Override
  public boolean isDone() {
    return left == 0 || source.isDone();
  }

  @Override
  public void fetch(Fetch fetch) {
    source.fetch(fetch);
  }
}
