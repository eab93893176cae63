package dev.baton.asl.jsonata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what an expression refers to although Step Functions has no such thing: a name at the top
 * level, where there is no context item; the root {@code $$}; unknown members of {@code $states}.
 */
final class ReferenceCheck {
  private static final Set<String> WORDS =
      Set.of("and", "or", "in", "true", "false", "null", "function");
  private static final Set<String> OPERATORS = Set.of("and", "or", "in", "function");
  private static final Set<String> MEMBERS = Set.of("input", "result", "context");
  private static final String STATES = "$states";
  private static final String ERROR_OUTPUT = "errorOutput";

  private final List<String> tokens;
  private final boolean inCatcher;
  private final Set<String> found = new LinkedHashSet<>();

  /** For each open bracket whether names within it belong to a context item. */
  private final Deque<Boolean> contexts = new ArrayDeque<>();

  private ReferenceCheck(List<String> tokens, boolean inCatcher) {
    this.tokens = tokens;
    this.inCatcher = inCatcher;
  }

  /**
   * What Step Functions says of each such reference; empty when there is none.
   *
   * @param inCatcher whether the expression stands in a catcher, where there is an error to see
   */
  static List<String> faults(String text, boolean inCatcher) {
    ReferenceCheck check = new ReferenceCheck(new ExpressionTokens(text).read(), inCatcher);
    check.walk();
    return new ArrayList<>(check.found);
  }

  private void walk() {
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      switch (token.charAt(0)) {
        case '(', '[', '{' -> contexts.push(isInContext() || opensContext(i, token));
        case ')', ']', '}' -> contexts.poll();
        case '$' -> variable(i, token);
        default -> name(i, token);
      }
    }
  }

  private boolean isInContext() {
    return Boolean.TRUE.equals(contexts.peek());
  }

  private String before(int index) {
    return index == 0 ? "" : tokens.get(index - 1);
  }

  private String after(int index) {
    return index + 1 < tokens.size() ? tokens.get(index + 1) : "";
  }

  /** Whether a bracket follows a value and so works on its items, or a dot, or a sort. */
  private boolean opensContext(int index, String bracket) {
    String before = before(index);
    if (before.equals(".") || before.equals("^") || before.equals("|")) {
      return true;
    }
    return !bracket.equals("(") && endsValue(before) && !isBody(index, bracket);
  }

  /** The braces after a function's parameters, and its signature, hold its body. */
  private boolean isBody(int index, String bracket) {
    if (!bracket.equals("{") || !before(index).equals(")")) {
      return false;
    }
    int depth = 0;
    for (int i = index - 1; i >= 0; i--) {
      String token = tokens.get(i);
      depth += token.equals(")") ? 1 : token.equals("(") ? -1 : 0;
      if (depth == 0) {
        return before(i).equals("function") || before(i).equals("λ");
      }
    }
    return false;
  }

  private static boolean endsValue(String token) {
    if (token.isEmpty() || OPERATORS.contains(token)) {
      return false;
    }
    char first = token.charAt(0);
    return first == '$'
        || first == '"'
        || first == '`'
        || first == ')'
        || first == ']'
        || first == '}'
        || Character.isLetterOrDigit(first);
  }

  private void variable(int index, String token) {
    if (token.equals("$$")) {
      found.add("Reference to '$$' is not supported.");
    } else if (token.equals(STATES) && after(index).equals(".")) {
      String member = index + 2 < tokens.size() ? tokens.get(index + 2) : "";
      boolean named = !member.isEmpty() && Character.isLetter(member.charAt(0));
      boolean known = MEMBERS.contains(member) || (inCatcher && member.equals(ERROR_OUTPUT));
      if (named && !known) {
        found.add("Field '$states." + member + "' does not exist.");
      }
    }
  }

  private void name(int index, String token) {
    boolean quoted = token.charAt(0) == '`';
    boolean name =
        quoted
            || ((Character.isLetter(token.charAt(0)) || token.charAt(0) == '_') && !isWord(index));
    String before = before(index);
    boolean step = before.equals(".") || before.equals("@") || before.equals("#");
    if (name && !step && !isInContext() && !isLambda(token) && !isInTransform(index)) {
      String shown = quoted ? token.substring(1, token.length() - 1) : token;
      found.add("Reference to '" + shown + "' at the top level is not supported.");
    }
  }

  private static boolean isLambda(String token) {
    return token.equals("λ");
  }

  /** An operator's word is one only between two operands. */
  private boolean isWord(int index) {
    String token = tokens.get(index);
    return switch (token) {
      case "and", "or", "in" -> endsValue(before(index));
      case "function" -> after(index).equals("(");
      default -> WORDS.contains(token);
    };
  }

  /** Between the bars of a transformation names belong to what is transformed. */
  private boolean isInTransform(int index) {
    int bars = 0;
    for (int i = 0; i < index; i++) {
      bars += tokens.get(i).equals("|") ? 1 : 0;
    }
    return bars % 3 != 0;
  }
}
