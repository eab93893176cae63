package dev.baton.engine.items;

import org.jspecify.annotations.Nullable;

/**
 * Items, one after another. Whoever polls owns it; while it fetches it must be left alone until it
 * says that it is done.
 */
public interface ItemSource {

  /**
   * The next item at hand; null when there is none, because all are taken or more must be fetched.
   *
   * @throws ItemReaderException when the next one cannot be read
   */
  @Nullable Item poll();

  /** Whether there is nothing left, neither at hand nor to be fetched. */
  boolean isDone();

  /** Fetches more; to be called only when nothing is at hand and it is not done. */
  void fetch(Fetch fetch);

  /** How many items there are in all; -1 while that is not known. */
  default long size() {
    return -1;
  }

  /** Who waits for more; told once, inline or from any thread. */
  interface Fetch {

    /** There may be more to poll. */
    void more();

    void failed(ItemReaderException why);
  }
}
