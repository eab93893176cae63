package dev.baton.engine.items;

/** What text files may begin with. */
final class Text {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Text() {}

  static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
