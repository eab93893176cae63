package dev.baton.cloud.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conditions on the fields of a line that spaces separate, such as {@code [ip, user, status = 4* ||
 * status = 5*, ...]}: "Using filter patterns to match terms in space-delimited log events" of the
 * CloudWatch Logs user guide. What stands in quotes or brackets is one field.
 */
final class FieldPattern implements FilterPattern {
  private static final Pattern FIELD =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|\\[([^\\]]*)\\]|(\\S+)");
  private static final Pattern CONDITION =
      Pattern.compile("[\\w.-]+\\s*(!=|<=|>=|=|<|>)\\s*(?:\"([^\"]*)\"|(\\S+))");
  private static final String ANY_NUMBER = "...";

  private final List<Predicate<String>> before = new ArrayList<>();
  private final List<Predicate<String>> after = new ArrayList<>();
  private final boolean open;

  /**
   * Reads what stands between the brackets.
   *
   * @throws dev.baton.cloud.door.AwsException {@code InvalidParameterException}
   */
  FieldPattern(String text) {
    List<String> parts = List.of(text.split(",", -1));
    open = parts.stream().anyMatch(each -> each.strip().equals(ANY_NUMBER));
    boolean passed = false;
    for (String part : parts) {
      String field = part.strip();
      if (field.equals(ANY_NUMBER)) {
        if (passed) {
          throw FilterPattern.invalid("... stands once only");
        }
        passed = true;
      } else {
        (passed ? after : before).add(field(field));
      }
    }
  }

  private static Predicate<String> field(String text) {
    if (text.matches("[\\w.-]*")) {
      return value -> true;
    }
    Predicate<String> any = value -> false;
    for (String alternative : text.split("\\|\\|", -1)) {
      Predicate<String> all = value -> true;
      for (String condition : alternative.split("&&", -1)) {
        all = all.and(condition(condition.strip()));
      }
      any = any.or(all);
    }
    return any;
  }

  private static Predicate<String> condition(String text) {
    Matcher matcher = CONDITION.matcher(text);
    if (!matcher.matches()) {
      throw FilterPattern.invalid("a field is a name, or a condition such as status = 4*");
    }
    String wanted = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    Pattern like = Pattern.compile(Pattern.quote(wanted).replace("*", "\\E.*\\Q"));
    return switch (matcher.group(1)) {
      case "=" -> value -> like.matcher(value).matches();
      case "!=" -> value -> !like.matcher(value).matches();
      case "<" -> value -> number(value) < number(wanted);
      case "<=" -> value -> number(value) <= number(wanted);
      case ">" -> value -> number(value) > number(wanted);
      default -> value -> number(value) >= number(wanted);
    };
  }

  /** What is no number compares to nothing. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Override
  public boolean matches(String message) {
    List<String> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(message);
    while (matcher.find()) {
      String quoted = matcher.group(1);
      String bracketed = matcher.group(2);
      fields.add(quoted != null ? quoted : bracketed != null ? bracketed : matcher.group(3));
    }
    int least = before.size() + after.size();
    boolean enough = open ? fields.size() >= least : fields.size() == least;
    return enough
        && hold(before, fields.subList(0, before.size()))
        && hold(after, fields.subList(fields.size() - after.size(), fields.size()));
  }

  private static boolean hold(List<Predicate<String>> conditions, List<String> fields) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).test(fields.get(i))) {
        return false;
      }
    }
    return true;
  }
}
