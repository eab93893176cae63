package dev.baton.tests.statemachines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.Definitions;
import dev.baton.console.coverage.Coverage;
import dev.baton.console.coverage.Edges;
import dev.baton.console.project.Project;
import dev.baton.console.project.Slug;
import dev.baton.tests.Repository;
import dev.baton.tests.events.EventSchemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every edge of every definition leads where it says: each retrier takes each of its errors and
 * gives up after its last try, each catcher takes each of its errors, each rule of a Choice is
 * followed. States run one at a time on the engine, as TestState runs them; what they call is
 * mocked, so that every error is met.
 */
class EdgesTest {
  private static final Map<String, Set<String>> VISITED = new TreeMap<>();

  private SingleState engine;

  @BeforeEach
  void start() {
    engine = new SingleState();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @AfterAll
  static void noteWhatWasVisited() {
    Coverage coverage = new Coverage(new Project(Repository.root()));
    VISITED.forEach((slug, places) -> coverage.note(new Slug(slug), "edges", places));
  }

  static List<String> slugs() {
    return Repository.slugs();
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void everyEdgeLeadsWhereItSays(String slug) {
    JsonNode definition = EventSchemas.json(file(slug));
    Set<String> visited = VISITED.computeIfAbsent(slug, name -> new TreeSet<>());
    walk(definition, definition.path("QueryLanguage").asText("JSONPath"), choices(slug), visited);
    Set<String> edges = new TreeSet<>(Edges.of(Definitions.parse(Repository.read(file(slug)))));
    edges.removeIf(place -> !place.contains("#"));
    assertThat(edges).as("edges of " + slug).isNotEmpty();
    edges.removeAll(visited);
    assertThat(edges)
        .as(
            "edges of %s that no test visits; what a Choice needs to take one stands in %s",
            slug, choicesFile(slug))
        .isEmpty();
  }

  @Test
  void anEdgeThatIsNotTakenIsSeen() {
    JsonNode choice = EventSchemas.json(file("approval")).at("/States/IsDecided");
    assertThat(
            engine.follows(
                new SingleState.Subject("IsDecided", choice, "JSONata"),
                "/Choices/0/Next",
                SingleState.json("{\"variables\": {\"decided\": {\"decision\": \"NONE\"}}}")))
        .isFalse();
  }

  private void walk(JsonNode branch, String language, JsonNode choices, Set<String> visited) {
    for (Map.Entry<String, JsonNode> entry : branch.path("States").properties()) {
      String name = entry.getKey();
      JsonNode state = entry.getValue();
      String own = state.path("QueryLanguage").asText(language);
      var subject = new SingleState.Subject(name, state, own);
      handlers(subject, choices.path("variables"), visited);
      choice(subject, choices, visited);
      walk(state.path("ItemProcessor"), language, choices, visited);
      state.path("Branches").forEach(inner -> walk(inner, language, choices, visited));
    }
  }

  private void handlers(SingleState.Subject subject, JsonNode variables, Set<String> visited) {
    String name = subject.name();
    JsonNode state = subject.state();
    for (int i = 0; i < state.path("Retry").size(); i++) {
      JsonNode retrier = state.path("Retry").get(i);
      int attempts = retrier.path("MaxAttempts").asInt(3);
      for (JsonNode error : retrier.path("ErrorEquals")) {
        String met = met(error.asText());
        SingleState.Answer first = engine.fails(subject, variables, met, 0);
        SingleState.Answer last = engine.fails(subject, variables, met, attempts);
        assertThat(first.retryIndex())
            .as("%s meets %s", name, met)
            .isEqualTo(attempts > 0 ? i : -1);
        assertThat(last.retryIndex()).as("%s meets %s at last", name, met).isEqualTo(-1);
      }
      visited.add(name + "#Retry[" + i + "]");
    }
    for (int i = 0; i < state.path("Catch").size(); i++) {
      JsonNode catcher = state.path("Catch").get(i);
      for (JsonNode error : catcher.path("ErrorEquals")) {
        String met = met(error.asText());
        SingleState.Answer answer = engine.fails(subject, variables, met, Integer.MAX_VALUE);
        assertThat(answer.catchIndex()).as("%s meets %s: %s", name, met, answer).isEqualTo(i);
        assertThat(answer.next()).isEqualTo(catcher.path("Next").asText());
      }
      visited.add(name + "#Catch[" + i + "]");
    }
  }

  private void choice(SingleState.Subject subject, JsonNode choices, Set<String> visited) {
    String name = subject.name();
    JsonNode state = subject.state();
    for (int i = 0; i < state.path("Choices").size(); i++) {
      String edge = name + "#Choices[" + i + "]";
      JsonNode given = choices.path(edge);
      if (!given.isMissingNode() && engine.follows(subject, "/Choices/" + i + "/Next", given)) {
        visited.add(edge);
      }
    }
    JsonNode otherwise = choices.path(name + "#Default");
    if (state.has("Default")
        && !otherwise.isMissingNode()
        && engine.follows(subject, "/Default", otherwise)) {
      visited.add(name + "#Default");
    }
  }

  /** An error that only the wildcard stands for. */
  private static String met(String name) {
    return name.equals("States.ALL") || name.equals("States.TaskFailed") ? "SomethingElse" : name;
  }

  private static Path file(String slug) {
    return Repository.at("statemachines/" + slug + "/" + slug + ".asl.json");
  }

  private static String choicesFile(String slug) {
    return "tests/src/test/resources/dev/baton/tests/statemachines/choices/" + slug + ".json";
  }

  /** What each Choice needs to take an edge: variables or input, by the edge. */
  private static JsonNode choices(String slug) {
    Path file = Repository.at(choicesFile(slug));
    return Files.exists(file) ? EventSchemas.json(file) : SingleState.json("{}");
  }
}
