package dev.baton.infra.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionTest {
  private static final String GOOD =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {"Ask": {"Type": "Task",
        "Resource": "arn:aws:states:::lambda:invoke",
        "Arguments": {"FunctionName": "${AskFunctionArn}"}, "TimeoutSeconds": 5, "End": true}}}
      """;

  @TempDir private Path folder;

  @Test
  void loadsAnAslFileWithItsPlaceholdersInIt() throws IOException {
    assertThat(load(GOOD, "AskFunctionArn").text()).isEqualTo(GOOD);
  }

  @Test
  void refusesAPlaceholderThatNothingSubstitutes() {
    assertThatThrownBy(() -> load(GOOD))
        .isInstanceOf(UnfitDefinitionException.class)
        .hasMessageContaining("some.asl.json")
        .hasMessageContaining("${AskFunctionArn} is substituted by nothing");
  }

  @Test
  void refusesASubstitutionWithoutPlaceholder() {
    assertThatThrownBy(() -> load(GOOD, "AskFunctionArn", "Left"))
        .hasMessageContaining("Left is substituted and stands nowhere");
  }

  @Test
  void refusesAPlaceholderInsideAnExpression() {
    String bad = GOOD.replace("\"${AskFunctionArn}\"", "\"{% '${AskFunctionArn}' %}\"");
    assertThatThrownBy(() -> load(bad, "AskFunctionArn"))
        .hasMessageContaining("/States/Ask/Arguments/FunctionName has ${ inside JSONata");
  }

  @Test
  void refusesWhatIsNoValidDefinitionAndNamesEveryFault() {
    String bad = GOOD.replace("\"StartAt\": \"Ask\"", "\"StartAt\": \"Nowhere\"");
    assertThatThrownBy(() -> load(bad, "Left"))
        .hasMessageContaining("Nowhere")
        .hasMessageContaining("AskFunctionArn")
        .hasMessageContaining("Left");
    assertThatThrownBy(() -> load("{", "Left")).hasMessageContaining("INVALID_JSON_DESCRIPTION");
  }

  private Definition load(String text, String... substitutions) throws IOException {
    Path file = Files.writeString(folder.resolve("some.asl.json"), text);
    Map<String, String> all = new java.util.TreeMap<>();
    for (String name : substitutions) {
      all.put(name, "value");
    }
    return Definition.load(file, all);
  }
}
