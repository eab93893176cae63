package dev.baton.cloud.iam;

/** A pattern of IAM: {@code *} stands for any text, {@code ?} for any one character. */
public final class Wildcard {
  private Wildcard() {}

  /** Whether the whole text is as the pattern says; letters count as they are written. */
  public static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resumed = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resumed = t;
      } else if (p < pattern.length() && sameAt(pattern, p, text, t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resumed;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean sameAt(String pattern, int p, String text, int t) {
    char wanted = pattern.charAt(p);
    return wanted == '?' || Variables.unescaped(wanted) == text.charAt(t);
  }

  /**
   * Whether an ARN is as the pattern says, compared part by part: a wildcard does not reach over a
   * colon of the first five parts.
   */
  static boolean matchesArn(String pattern, String arn) {
    String[] wanted = pattern.split(":", 6);
    String[] given = arn.split(":", 6);
    if (wanted.length != 6 || given.length != 6) {
      return matches(pattern, arn);
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!matches(wanted[i], given[i])) {
        return false;
      }
    }
    return true;
  }
}
