package dev.baton.cloud.iam;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy, ready to be judged.
 *
 * @param id stack, resource and {@code Sid} or number, as in {@code BatonIntake/Queue/UploadRule}
 * @param actions in lower case, with wildcards; those meant, or with {@code notActions} all others
 * @param resources with wildcards and variables; empty in a role's trust policy
 * @param principals of a resource's policy; null in a role's
 */
record Statement(
    String id,
    boolean allows,
    Patterns actions,
    Patterns resources,
    @Nullable Parties principals,
    List<Condition> conditions) {

  /** Patterns, and whether what they match is meant or everything else. */
  record Patterns(List<String> each, boolean others) {}

  /** Those a resource's policy speaks of: {@code AWS} and {@code Service} principals. */
  record Parties(List<String> accounts, List<String> services, boolean others) {

    /** Whether the party is named by itself, and not only through its account. */
    boolean names(Actor actor) {
      boolean named =
          actor.service() != null
              ? services.contains(actor.service()) || accounts.contains("*")
              : accounts.stream().anyMatch(actor::isCalled);
      return named != others;
    }

    /** Whether the account is named, whose own policies then decide. */
    boolean namesAccountOf(Actor actor) {
      return actor.service() == null
          && !others
          && accounts.stream()
              .anyMatch(
                  each ->
                      each.equals(actor.account())
                          || each.equals("arn:aws:iam::" + actor.account() + ":root"));
    }
  }

  boolean concerns(String action, String resource, Facts facts) {
    return concernsAction(action) && concernsResource(resource, facts);
  }

  boolean conditional() {
    return !conditions.isEmpty() || resources.each().stream().anyMatch(Variables::in);
  }

  boolean met(Facts facts) {
    for (Condition condition : conditions) {
      if (!condition.holds(facts)) {
        return false;
      }
    }
    return true;
  }

  boolean concernsAction(String action) {
    String name = action.toLowerCase(Locale.ROOT);
    for (String pattern : actions.each()) {
      if (Wildcard.matches(pattern, name)) {
        return !actions.others();
      }
    }
    return actions.others();
  }

  private boolean concernsResource(String resource, Facts facts) {
    if (resources.each().isEmpty()) {
      return true;
    }
    for (String pattern : resources.each()) {
      String filled = Variables.fill(pattern, facts);
      if (filled != null && Wildcard.matches(filled, resource)) {
        return !resources.others();
      }
    }
    return resources.others();
  }
}
