package dev.baton.tests.statemachines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.tests.NodeTools;
import dev.baton.tests.Repository;
import dev.baton.tests.ToolRun;
import dev.baton.tests.events.EventSchemas;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every definition is valid to a validator that is not ours, and has the style of the house. */
class DefinitionsTest {
  static List<String> slugs() {
    return Repository.slugs();
  }

  @Test
  void thereAreDefinitions() {
    assertThat(slugs()).contains("document-processing", "approval");
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void anIndependentValidatorAcceptsTheDefinition(String slug) {
    String validator =
        NodeTools.modules().resolve("asl-validator/dist/bin/asl-validator.js").toString();
    ToolRun run = ToolRun.atRoot("node", validator, "--json-path", file(slug));
    assertThat(run.exit()).as(run.text()).isZero();
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void everyTaskHasATimeoutARetryAndACatchOrStandsInAStateThatCatches(String slug) {
    Set<String> wrong = new TreeSet<>();
    check(EventSchemas.json(Repository.at(file(slug))).path("States"), false, wrong);
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void aPlaceholderNeverStandsInsideAnExpression(String slug) {
    String text = Repository.read(Repository.at(file(slug)));
    assertThat(text).doesNotContainPattern("\\{%[^%]*\\$\\{");
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void everyRetryWaitsWithFullJitterUnderACap(String slug) {
    Set<String> wrong = new TreeSet<>();
    for (JsonNode retriers :
        EventSchemas.json(Repository.at(file(slug))).path("States").findValues("Retry")) {
      for (JsonNode retrier : retriers) {
        boolean never = retrier.path("MaxAttempts").asInt(3) == 0;
        boolean full = retrier.path("JitterStrategy").asText().equals("FULL");
        if (!never && !(full && retrier.has("MaxDelaySeconds") && retrier.has("BackoffRate"))) {
          wrong.add(retrier.toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void check(JsonNode states, boolean caughtOutside, Set<String> wrong) {
    states
        .properties()
        .forEach(
            named -> {
              JsonNode state = named.getValue();
              boolean caught = caughtOutside || state.has("Catch");
              if (state.path("Type").asText().equals("Task")) {
                if (!state.has("TimeoutSeconds") || !state.has("Retry") || !caught) {
                  wrong.add(named.getKey());
                }
              }
              check(state.at("/ItemProcessor/States"), caught, wrong);
              state.path("Branches").forEach(branch -> check(branch.path("States"), caught, wrong));
            });
  }

  private static String file(String slug) {
    return "statemachines/" + slug + "/" + slug + ".asl.json";
  }
}
