package dev.baton.documents.reading;

/**
 * One line of a document with its place, counted from 1. Its cells are kept apart by two spaces or
 * more; an empty text stands for a blank line. Emphasized means larger or bolder than the rest.
 */
public record Line(int page, int number, String text, boolean emphasized) {
  public Line(int page, int number, String text) {
    this(page, number, text, false);
  }

  public boolean blank() {
    return text.isBlank();
  }
}
