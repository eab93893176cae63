package dev.baton.models.classification;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a text claims about its own type, or how sure somebody is of it: no evidence, whoever wrote
 * it. Such lines are not looked at.
 */
final class Claims {
  private static final int LONGEST = 400;
  private static final String TYPES =
      "(?:an? )?(?:tax )?(?:invoice|lab(?:oratory)?[ _-]?report|discharge[ _-]?summary"
          + "|referral[ _-]?letter|unknown)";
  private static final Pattern CLAIM =
      Pattern.compile(
          "(?i)\\b(?:confidence|margin|probability)\\W{0,4}(?:is|of|=)?\\W{0,4}(?:1\\b|[01][.,]\\d|\\d{2,3}"
              + " ?%)|^\\W*(?:document[ _-]?)?(?:type|class|label|category|classification)\\W{1,5}"
              + TYPES
              + "\\b"
              + "|\\b(?:classif\\w+|answer|treat|label|mark)\\b.{0,30}\\b(?:as\\W{1,3})?"
              + TYPES
              + "\\b");

  private Claims() {}

  /** The text without them. */
  static String removed(String text) {
    boolean any = text.lines().anyMatch(Claims::is);
    return any ? text.lines().filter(line -> !is(line)).collect(Collectors.joining("\n")) : text;
  }

  private static boolean is(String line) {
    return line.length() <= LONGEST && CLAIM.matcher(line).find();
  }
}
