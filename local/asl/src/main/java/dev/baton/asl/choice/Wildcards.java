package dev.baton.asl.choice;

/** The patterns of StringMatches: {@code *} stands for any characters, a backslash escapes. */
final class Wildcards {
  private Wildcards() {}

  /** Linear in the text for each star: it never goes back further than the last one. */
  static boolean match(String text, String pattern) {
    int t = 0;
    int p = 0;
    int starPattern = -1;
    int starText = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        starPattern = ++p;
        starText = t;
        continue;
      }
      int width = width(pattern, p);
      if (width > 0 && pattern.charAt(p + width - 1) == text.charAt(t)) {
        p += width;
        t++;
      } else if (starPattern >= 0) {
        p = starPattern;
        t = ++starText;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static int width(String pattern, int at) {
    if (at >= pattern.length()) {
      return 0;
    }
    return pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? 2 : 1;
  }
}
