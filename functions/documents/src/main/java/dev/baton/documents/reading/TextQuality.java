package dev.baton.documents.reading;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How much of a text reads like text, from 0 to 1: the share of characters that belong in one, and
 * the share of words that could be words. Text out of a broken encoding or a bad scan scores low.
 */
final class TextQuality {
  /** A sign between letters that belongs into no word. */
  private static final Pattern INSIDE =
      Pattern.compile("\\p{L}[~^§¬¦{}\\\\#%$£€¥<>=|!?*]+\\p{Ll}|[~^§¬¦{}\\\\][\\p{L}\\d]");

  private long characters;
  private long odd;
  private long words;
  private long oddWords;

  void add(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      characters++;
      if (isOdd(c)) {
        odd++;
      }
    }
    for (String word : line.strip().split("\\s+")) {
      if (!word.isEmpty()) {
        words++;
        oddWords += isOddWord(word) ? 1 : 0;
      }
    }
  }

  /** One is clean; each percent of odd characters or words takes its part. */
  double score() {
    if (words == 0) {
      return 0;
    }
    double oddCharacters = (double) odd / characters;
    // Every clean document has some: initials, units, item numbers.
    double oddWordShare = Math.max(0, (double) oddWords / words - 0.05);
    return Math.clamp(1 - 12 * oddCharacters - 1.6 * oddWordShare, 0, 1);
  }

  private static boolean isOdd(char c) {
    int type = Character.getType(c);
    return c == '\uFFFD'
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || (type == Character.CONTROL && c != '\t');
  }

  // A word of letters without a vowel, or with digits and signs strewn into it.
  private static boolean isOddWord(String word) {
    int letters = 0;
    int digits = 0;
    int signs = 0;
    int changes = 0;
    boolean vowel = false;
    int last = -1;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      int kind = Character.isLetter(c) ? 0 : Character.isDigit(c) ? 1 : 2;
      letters += kind == 0 ? 1 : 0;
      digits += kind == 1 ? 1 : 0;
      signs += kind == 2 ? 1 : 0;
      changes += last >= 0 && kind != last ? 1 : 0;
      last = kind;
      vowel |= kind == 0 && ("aeiouyAEIOUY".indexOf(c) >= 0 || c > 127);
    }
    if (letters == 0) {
      return digits == 0 && signs > 2 && !uniform(word);
    }
    boolean inside = INSIDE.matcher(word).find();
    boolean strewn = letters > 2 && changes > 4 && digits > 0 && signs > 0 && !word.contains("@");
    boolean allCapitals = word.equals(word.toUpperCase(Locale.ROOT));
    return inside || strewn || (letters >= 5 && digits == 0 && !vowel && !allCapitals);
  }

  private static boolean uniform(String word) {
    return word.chars().distinct().count() <= 2;
  }
}
