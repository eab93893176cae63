package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.Failure;
import dev.baton.engine.clock.Hold;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The person who is asked: hears of a request, and decides through the deciding function. */
final class Reviewer {
  private final LocalCloud cloud;
  private final Function<String, Decision> decisionOf;
  private final List<Failure> failures = new CopyOnWriteArrayList<>();

  private Reviewer(LocalCloud cloud, Function<String, Decision> decisionOf) {
    this.cloud = cloud;
    this.decisionOf = decisionOf;
  }

  /**
   * Answers every request for approval from now on.
   *
   * @param decisionOf what is decided for a subject's id
   */
  static Reviewer watch(
      LocalCloud cloud, Observer observer, Function<String, Decision> decisionOf) {
    Reviewer reviewer = new Reviewer(cloud, decisionOf);
    observer.onApprovalRequested(reviewer::asked);
    return reviewer;
  }

  /** Throws what went wrong while deciding, if anything did. */
  void check() {
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /** Decides on a thread of its own; time stands still until it is done. */
  private void asked(JsonNode request) {
    Decision decision = decisionOf.apply(request.path("subject").path("id").asText());
    if (decision == Decision.EXPIRE) {
      return;
    }
    Hold hold = cloud.clock().hold("a person decides");
    Thread.ofVirtual()
        .start(
            () -> {
              try (hold) {
                decide(request, decision);
              } catch (Failure e) {
                failures.add(e);
              }
            });
  }

  private void decide(JsonNode request, Decision decision) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("approvalId", request.path("approvalId").asText());
    answer.put("decision", decision.name().toLowerCase(Locale.ROOT));
    answer.put("decidedBy", "reviewer@example.org");
    answer.put("comment", "Decided on the command line.");
    answer.set("contentHash", request.path("contentHash"));
    JsonNode _ = cloud.client().invoke(cloud.output("DecideApprovalFunctionName"), answer);
  }
}
