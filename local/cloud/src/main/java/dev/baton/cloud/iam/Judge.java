package dev.baton.cloud.iam;

import dev.baton.cloud.door.Permission;
import dev.baton.cloud.iam.Decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides calls as AWS does within one account (IAM user guide, "Policy evaluation logic"): an
 * explicit deny counts most; a resource's policy that names the caller is enough, and so is a
 * role's own, but a key is used only as its policy says or a grant, and a service without a role
 * has nothing but the resource's. Decisions that no condition had a part in are remembered. Safe
 * for threads.
 */
final class Judge {
  private static final int REMEMBERED = 20_000;

  private final Policies policies;
  private final Map<Question, Decision> known = new ConcurrentHashMap<>();

  private record Question(String actor, @Nullable String service, String action, String resource) {}

  Judge(Policies policies) {
    this.policies = policies;
  }

  /** Forgets what is remembered, because policies have changed. */
  void forget() {
    known.clear();
  }

  Decision decide(Actor actor, Permission call, Facts facts) {
    String owner = owner(call.resource());
    if (actor.isRoot() && !policies.hasPolicy(owner)) {
      return allowed(List.of());
    }
    Question question = new Question(actor.arn(), actor.service(), call.action(), call.resource());
    Decision before = known.get(question);
    if (before != null) {
      return before;
    }
    Search search = new Search(actor, call, facts);
    Decision decision = search.decide(owner);
    if (!search.conditional) {
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(question, decision);
    }
    return decision;
  }

  /** As {@link #decide}, without what is remembered. */
  Decision afresh(Actor actor, Permission call, Facts facts) {
    return new Search(actor, call, facts).decide(owner(call.resource()));
  }

  private static Decision allowed(List<String> by) {
    return new Decision(Verdict.ALLOWED, by);
  }

  /** The ARN whose policy speaks of a resource: a bucket's for an object, a function's for all. */
  static String owner(String resource) {
    if (resource.startsWith("arn:aws:s3:::")) {
      int slash = resource.indexOf('/');
      return slash < 0 ? resource : resource.substring(0, slash);
    }
    if (resource.startsWith("arn:aws:lambda:")) {
      String[] parts = resource.split(":", 8);
      return parts.length == 8 ? resource.substring(0, resource.lastIndexOf(':')) : resource;
    }
    return resource;
  }

  /** One decision under way. */
  private final class Search {
    private final Actor actor;
    private final Permission call;
    private final Facts facts;
    private boolean conditional;

    Search(Actor actor, Permission call, Facts facts) {
      this.actor = actor;
      this.call = call;
      this.facts = facts;
    }

    Decision decide(String owner) {
      List<Statement> identity = actor.isRoot() ? List.of() : policies.ofRole(actor.role());
      List<Statement> resource = policies.ofResource(owner);
      Predicate<Statement> concernsActor =
          statement -> {
            Statement.Parties parties = statement.principals();
            return parties != null && parties.names(actor);
          };
      List<String> denied = ids(identity, false, statement -> true);
      if (!denied.isEmpty()) {
        return new Decision(Verdict.DENIED_BY_IDENTITY, denied);
      }
      denied = ids(resource, false, concernsActor);
      if (!denied.isEmpty()) {
        return new Decision(Verdict.DENIED_BY_RESOURCE, denied);
      }
      List<String> named = ids(resource, true, concernsActor);
      if (!named.isEmpty() || actor.isRoot()) {
        return allowed(named);
      }
      Decision decision =
          actor.service() == null
              ? byRole(owner, ids(identity, true, statement -> true), resource)
              : policies.guards(owner)
                  ? new Decision(Verdict.NOT_IN_RESOURCE, List.of())
                  : allowed(List.of());
      return decision.allowed() || !call.action().startsWith("kms:") ? decision : granted(decision);
    }

    /** Grants come and go, so what they have a part in is not remembered. */
    private Decision granted(Decision otherwise) {
      conditional = true;
      return policies.grants().allow(call, actor::isCalled) ? allowed(List.of()) : otherwise;
    }

    private Decision byRole(String owner, List<String> mine, List<Statement> resource) {
      if (call.action().startsWith("kms:") && policies.hasPolicy(owner)) {
        List<String> delegated =
            ids(
                resource,
                true,
                statement -> {
                  Statement.Parties parties = statement.principals();
                  return parties != null && parties.namesAccountOf(actor);
                });
        if (delegated.isEmpty()) {
          return new Decision(Verdict.NOT_IN_RESOURCE, List.of());
        }
      }
      return mine.isEmpty() && policies.knowsRole(actor.role())
          ? new Decision(Verdict.NOT_IN_IDENTITY, List.of())
          : allowed(mine);
    }

    /** The statements of an effect that this call meets. */
    private List<String> ids(
        List<Statement> statements, boolean allows, Predicate<Statement> concerned) {
      List<String> ids = new ArrayList<>();
      for (Statement statement : statements) {
        if (statement.allows() == allows
            && concerned.test(statement)
            && statement.concerns(call.action(), call.resource(), facts)) {
          conditional |= statement.conditional();
          if (statement.met(facts)) {
            ids.add(statement.id());
          }
        }
      }
      return ids;
    }
  }
}
