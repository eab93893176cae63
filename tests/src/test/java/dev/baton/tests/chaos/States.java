package dev.baton.tests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.VisitedStates;
import dev.baton.tests.events.EventSchemas;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The states of all definitions, as {@code slug/State}. */
final class States {
  /**
   * States that one fault alone need not lead to; those of faults that last are in FaultsTest,
   * StoringTest and AdmissionSagaTest.
   */
  static final Set<String> ELSEWHERE =
      Set.of(
          "admission-saga/AdmissionNotAnnounced",
          "announcement/NotAnnounced",
          "announcement/ReceiptNotNoted",
          "approval/DecisionNotAnnounced",
          "approval/WaitForExpiry",
          "document-processing/FindHolder",
          "document-processing/FindWinner",
          "document-processing/IsHeldElsewhere",
          "document-processing/LeaveStepUndone",
          "document-processing/OutcomeNotAnnounced",
          "document-processing/PublishCompensationStuck",
          "document-processing/RecordStuckCompensation");

  private States() {}

  static Set<String> all() {
    return definitions().keySet();
  }

  /** Those that call a service. */
  static Set<String> calling() {
    Set<String> calling = new TreeSet<>();
    definitions()
        .forEach(
            (name, state) -> {
              if (state.has("Resource")) {
                calling.add(name);
              }
            });
    return calling;
  }

  static Set<String> visited() {
    return VisitedStates.all();
  }

  private static Map<String, JsonNode> definitions() {
    Map<String, JsonNode> states = new TreeMap<>();
    for (String slug : Repository.slugs()) {
      collect(
          slug,
          EventSchemas.json(Repository.at("statemachines/" + slug + "/" + slug + ".asl.json")),
          states);
    }
    return states;
  }

  private static void collect(String slug, JsonNode machine, Map<String, JsonNode> states) {
    for (Map.Entry<String, JsonNode> state : machine.path("States").properties()) {
      states.put(slug + "/" + state.getKey(), state.getValue());
      collect(slug, state.getValue().path("ItemProcessor"), states);
      state.getValue().path("Branches").forEach(branch -> collect(slug, branch, states));
    }
  }
}
