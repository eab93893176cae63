package dev.baton.cloud.iam;

import java.util.List;
import java.util.TreeMap;

/** A permission that somebody needed, and how it was decided; it can be decided again later. */
public final class Check {
  private final Judge judge;
  private final CallFacts facts;
  private final Decision decision;

  Check(Judge judge, CallFacts facts, Decision decision) {
    this.judge = judge;
    this.facts = facts;
    this.decision = decision;
  }

  /** The service whose action it was, as IAM names it. */
  public String service() {
    String action = facts.permission().action();
    return action.substring(0, action.indexOf(':'));
  }

  /** Whether it was granted. */
  public boolean allowed() {
    return decision.allowed();
  }

  /** Whether it is granted under the policies of now. */
  public boolean allowedNow() {
    return judge.decide(facts.actor(), facts.permission(), facts).allowed();
  }

  /** Whether it is granted now if the request came over a connection that anybody can read. */
  public boolean allowedUnencrypted() {
    return judge
        .afresh(
            facts.actor(),
            facts.permission(),
            key -> key.equalsIgnoreCase("aws:SecureTransport") ? List.of("false") : facts.of(key))
        .allowed();
  }

  /** Who needed what, on one line; the same for the same. */
  @Override
  public String toString() {
    return facts.actor().arn()
        + " "
        + facts.actor().service()
        + " "
        + facts.permission().action()
        + " "
        + facts.permission().resource()
        + " "
        + new TreeMap<>(facts.permission().facts());
  }
}
