package dev.baton.tests.statemachines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.console.project.DefinitionFile;
import dev.baton.tests.NodeTools;
import dev.baton.tests.Repository;
import dev.baton.tests.ToolRun;
import java.util.List;
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
  void keepsThePolicyOfErrorsAndTheLimitsOfStepFunctions(String slug) {
    assertThat(DefinitionFile.check(Repository.at(file(slug))).complaints()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void aPlaceholderNeverStandsInsideAnExpression(String slug) {
    String text = Repository.read(Repository.at(file(slug)));
    assertThat(text).doesNotContainPattern("\\{%[^%]*\\$\\{");
  }

  private static String file(String slug) {
    return "statemachines/" + slug + "/" + slug + ".asl.json";
  }
}
