package dev.baton.engine.items;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The items of several objects, one object after another, as another source names them. */
final class ChainedItems implements ItemSource {
  private final ItemSource names;
  private final Function<Item, @Nullable ItemSource> open;
  private @Nullable ItemSource current;

  /**
   * @param open the items of an object that is named; null to pass it over
   */
  ChainedItems(ItemSource names, Function<Item, @Nullable ItemSource> open) {
    this.names = names;
    this.open = open;
  }

  @Override
  public @Nullable Item poll() {
    while (true) {
      ItemSource source = current;
      if (source != null) {
        Item item = source.poll();
        if (item != null || !source.isDone()) {
          return item;
        }
        current = null;
      }
      Item name = names.poll();
      if (name == null) {
        return null;
      }
      current = open.apply(name);
    }
  }

  @Override
  public boolean isDone() {
    ItemSource source = current;
    return (source == null || source.isDone()) && names.isDone();
  }

  @Override
  public void fetch(Fetch fetch) {
    ItemSource source = current;
    if (source != null && !source.isDone()) {
      source.fetch(fetch);
    } else {
      names.fetch(fetch);
    }
  }
}
