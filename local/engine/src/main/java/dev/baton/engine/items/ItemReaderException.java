package dev.baton.engine.items;

/** A data set that cannot be read: the cause of a {@code States.ItemReaderFailed}. */
public final class ItemReaderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ItemReaderException(String cause) {
    super(cause, null, false, false);
  }

  /** Why, in a sentence. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
