package dev.baton.console.bench;

import dev.baton.engine.Engine;
import dev.baton.engine.StartExecution;
import dev.baton.engine.StateMachineSpec;
import java.util.Objects;

/** A program that runs one execution and prints its output: what a fresh JVM takes to be of use. */
final class FirstResult {
  private static final String DEFINITION =
      """
      {"StartAt": "Place", "States": {
        "Place": {"Type": "Pass", "Result": {"rate": 3}, "ResultPath": "$.terms", "Next": "IsLarge"},
        "IsLarge": {"Type": "Choice", "Choices": [
          {"Variable": "$.amount", "NumericGreaterThan": 10, "Next": "Multiply"}],
          "Default": "Multiply"},
        "Multiply": {"Type": "Pass", "QueryLanguage": "JSONata",
          "Output": {"total": "{% $states.input.amount * $states.input.terms.rate %}"}, "End": true}}}
      """;

  private FirstResult() {}

  public static void main(String[] arguments) {
    try (Engine engine = Engine.builder().build()) {
      String machine = engine.create(StateMachineSpec.standard("first", DEFINITION)).arn();
      var execution = engine.start(new StartExecution(machine, null, "{\"amount\": 14}"));
      System.out.println(Objects.requireNonNull(execution.output()));
    }
  }
}
