package dev.baton.tests.statemachines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.tests.Repository;
import dev.baton.tests.events.EventSchemas;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The saga is one pattern: every workflow that undoes anything does it in the same way. */
class SagasTest {
  private static final String UNDOING = "CompensateSteps";

  @Test
  void theUndoingIsTheSameInEverySaga() {
    Map<String, JsonNode> sagas = sagas();
    assertThat(sagas).containsKeys("admission-saga", "document-processing");
    JsonNode pattern = undoing(sagas.get("admission-saga"));
    sagas.forEach((slug, states) -> assertThat(undoing(states)).as(slug).isEqualTo(pattern));
  }

  @Test
  void everyStepThatCanBeUndoneIsIntendedRightBeforeItIsTried() {
    Set<String> wrong = new TreeSet<>();
    sagas()
        .forEach(
            (slug, states) -> {
              for (Map.Entry<String, JsonNode> undo : undos(states).properties()) {
                String step = undo.getKey();
                JsonNode intend = states.path("Intend" + step);
                boolean first = intend.path("Next").asText().equals(step);
                boolean named =
                    intend
                        .at("/Assign/intents")
                        .asText()
                        .equals("{% [$intents, '" + step + "'] %}");
                if (!first || !named || others(states, step) > 1) {
                  wrong.add(slug + "/" + step);
                }
              }
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void theFunctionsThatUndoStandInTheDefinition() {
    sagas()
        .forEach(
            (slug, states) ->
                undos(states)
                    .forEach(function -> assertThat(function.asText()).matches("\\$\\{\\w+Arn}")));
  }

  /** How many states lead to a step. */
  private static long others(JsonNode states, String step) {
    return states
        .valueStream()
        .flatMap(state -> state.findValuesAsText("Next").stream())
        .filter(step::equals)
        .count();
  }

  private static JsonNode undos(JsonNode states) {
    return states.findValue("undoFunctions");
  }

  private static JsonNode undoing(JsonNode states) {
    ObjectNode map = states.path(UNDOING).deepCopy();
    // Where it goes on is each workflow's own.
    return map.without(List.of("Next", "Catch"));
  }

  private static Map<String, JsonNode> sagas() {
    Map<String, JsonNode> sagas = new TreeMap<>();
    for (String slug : Repository.slugs()) {
      JsonNode states =
          EventSchemas.json(Repository.at("statemachines/" + slug + "/" + slug + ".asl.json"))
              .path("States");
      if (states.has(UNDOING)) {
        sagas.put(slug, states);
      }
    }
    return sagas;
  }
}
