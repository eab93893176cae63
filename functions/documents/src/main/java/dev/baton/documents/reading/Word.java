package dev.baton.documents.reading;

/**
 * A word on a page, or what its reader takes for one.
 *
 * @param x where it starts, as {@code right} and {@code y} in points from the top left corner
 */
record Word(double x, double right, double y, Font font, String text) {
  /** The size of the type and of its spaces in points. */
  record Font(double size, double space, boolean bold) {}
}
