package dev.baton.models.classification;

/**
 * The numbers of the pieces of words: a table by hash code over the lines as they were read. To
 * make strings of thirty thousand lines, of which a text has a hundred, takes longer than all else
 * that a first text asks of them.
 */
final class Vocabulary {
  /** More than twice as many as there are pieces, so that a free place is near. */
  private static final int PLACES = 1 << 17;

  private final String lines;

  /** Where the piece with a number begins; it ends before the next. */
  private final int[] begins = new int[PLACES / 2];

  /** Numbers, from 1; 0 where a place is free. */
  private final int[] places = new int[PLACES];

  /** Takes a piece in each line, numbered from 0. */
  Vocabulary(String lines) {
    this.lines = lines;
    int number = 0;
    int hash = 0;
    for (int i = 0; i < lines.length(); i++) {
      char c = lines.charAt(i);
      if (c == '\n') {
        begins[number + 1] = i + 1;
        put(hash, ++number);
        hash = 0;
      } else {
        hash = 31 * hash + c;
      }
    }
  }

  /** The number of a piece; -1 where there is none. */
  int number(String piece) {
    int place = place(piece.hashCode());
    while (places[place] != 0 && !is(piece, places[place] - 1)) {
      place = next(place);
    }
    return places[place] - 1;
  }

  private void put(int hash, int number) {
    int place = place(hash);
    while (places[place] != 0) {
      place = next(place);
    }
    places[place] = number;
  }

  private boolean is(String piece, int number) {
    int length = begins[number + 1] - 1 - begins[number];
    return piece.length() == length && lines.startsWith(piece, begins[number]);
  }

  private static int place(int hash) {
    return (hash ^ (hash >>> 16)) & (PLACES - 1);
  }

  private static int next(int place) {
    return (place + 1) & (PLACES - 1);
  }
}
