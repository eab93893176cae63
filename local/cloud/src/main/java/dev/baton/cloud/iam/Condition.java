package dev.baton.cloud.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a statement's {@code Condition}: an operator, a key and the values it is held
 * against.
 *
 * @param quantifier how several values of the call count
 * @param operator null where only the presence of the key counts ({@code Null})
 * @param ifExists whether it holds when the call has no such key
 */
record Condition(
    @Nullable Operator operator,
    Quantifier quantifier,
    boolean ifExists,
    String key,
    List<String> values) {

  /** Of a key that may have many values: one is compared, all, or any. */
  enum Quantifier {
    ONE,
    ALL,
    ANY
  }

  boolean holds(Facts facts) {
    List<String> given = facts.of(key);
    Operator comparing = operator;
    if (comparing == null) {
      return values.contains(Boolean.toString(given.isEmpty()));
    }
    if (given.isEmpty()) {
      return ifExists
          || quantifier == Quantifier.ALL
          || (comparing.negated() && quantifier == Quantifier.ONE);
    }
    return switch (quantifier) {
      case ONE -> compares(comparing, given.get(0), facts);
      case ALL -> given.stream().allMatch(each -> compares(comparing, each, facts));
      case ANY -> given.stream().anyMatch(each -> compares(comparing, each, facts));
    };
  }

  private boolean compares(Operator comparing, String given, Facts facts) {
    boolean some = false;
    for (String value : values) {
      String wanted = Variables.fill(value, facts);
      some |= wanted != null && comparing.comparison().holds(wanted, given);
    }
    return some != comparing.negated();
  }
}
