package dev.baton.tests.evaluation;

import java.util.List;

/** Takes what a document says in order and lays it out. */
interface Medium {
  /** A label and its value. */
  record Pair(String label, String value) {}

  /** Rows under a header; a cell that ends at its column's end where {@code figures} says so. */
  record Table(List<String> header, List<List<String>> rows, List<Boolean> figures) {}

  void letterhead(String name, String address);

  void title(String text);

  void pairs(List<Pair> pairs);

  /** From here on the text may run in columns. */
  void body();

  void heading(String text);

  void paragraph(String text);

  void items(List<String> items);

  void table(Table table);

  /** Sums at the right edge. */
  void totals(List<Pair> totals);

  byte[] bytes();
}
