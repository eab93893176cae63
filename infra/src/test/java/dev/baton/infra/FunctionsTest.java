package dev.baton.infra;

import static dev.baton.infra.Templates.guards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.infra.Templates.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static final String FUNCTION = "AWS::Lambda::Function";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyFunctionRunsJava25OnArm() {
    guards(
        every(
            function ->
                function.has("/Properties/Runtime", "java25")
                    && function.has("/Properties/Architectures/0", "arm64")),
        templates -> first(templates).set("/Properties/Runtime", "\"java21\""),
        templates -> first(templates).remove("/Properties/Architectures"));
  }

  @Test
  void everyFunctionIsTracedAndItsEnvironmentEncrypted() {
    guards(
        every(
            function ->
                function.has("/Properties/TracingConfig/Mode", "Active")
                    && function.isCustomerKey("/Properties/KmsKeyArn")),
        templates -> first(templates).remove("/Properties/TracingConfig"),
        templates -> first(templates).remove("/Properties/KmsKeyArn"));
  }

  @Test
  void everyFunctionIsNamedAfterItsHandler() {
    guards(
        every(
            function ->
                function
                    .at("/Properties/Handler")
                    .asText()
                    .endsWith("." + function.id().replaceAll("Function$", "Handler"))),
        templates -> first(templates).set("/Properties/Handler", "\"dev.baton.OtherHandler\""));
  }

  @Test
  void everyLogIsEncryptedAndEnds() {
    guards(
        templates -> {
          List<String> faults = new ArrayList<>();
          for (Resource logs : templates.ofType("AWS::Logs::LogGroup")) {
            if (!logs.isCustomerKey("/Properties/KmsKeyId")
                || logs.at("/Properties/RetentionInDays").asInt() == 0) {
              faults.add(logs.toString());
            }
          }
          for (Resource function : templates.ofType(FUNCTION)) {
            if (function.at("/Properties/LoggingConfig/LogGroup").isMissingNode()) {
              faults.add(function + " writes to a log group of nobody's");
            }
          }
          return faults;
        },
        templates ->
            templates.ofType("AWS::Logs::LogGroup").getFirst().remove("/Properties/KmsKeyId"),
        templates ->
            templates
                .ofType("AWS::Logs::LogGroup")
                .getFirst()
                .remove("/Properties/RetentionInDays"),
        templates -> first(templates).remove("/Properties/LoggingConfig"));
  }

  @Test
  void aFunctionEndsBeforeTheStateThatCallsIt() {
    guards(
        FunctionsTest::tooLong,
        templates -> templates.resource("ReceiveDocumentFunction").set("/Properties/Timeout", "90"),
        templates -> templates.resource("ExtractGroupFunction").set("/Properties/Timeout", "900"));
  }

  @Test
  void theQueueWaitsSixTimesAsLongAsIntakeMayTake() {
    guards(
        templates -> {
          int timeout =
              templates.resource("IntakeDocumentFunction").at("/Properties/Timeout").asInt();
          int wait = templates.resource("IntakeQueue").at("/Properties/VisibilityTimeout").asInt();
          return wait >= 6 * timeout ? List.of() : List.of("IntakeQueue");
        },
        templates -> templates.resource("IntakeDocumentFunction").set("/Properties/Timeout", "60"));
  }

  @Test
  void intakeReportsWhichMessagesOfABatchFailed() {
    guards(
        templates ->
            templates
                    .resource("IntakeMapping")
                    .has("/Properties/FunctionResponseTypes/0", "ReportBatchItemFailures")
                ? List.of()
                : List.of("IntakeMapping"),
        templates ->
            templates.resource("IntakeMapping").remove("/Properties/FunctionResponseTypes"));
  }

  private static java.util.function.Function<Templates, List<String>> every(
      Predicate<Resource> holds) {
    return templates ->
        templates.ofType(FUNCTION).stream().filter(holds.negate()).map(Resource::toString).toList();
  }

  private static Resource first(Templates templates) {
    return templates.ofType(FUNCTION).getFirst();
  }

  private static List<String> tooLong(Templates templates) {
    List<String> faults = new ArrayList<>();
    int checked = 0;
    for (Resource machine : templates.ofType("AWS::StepFunctions::StateMachine")) {
      JsonNode definition = definition(machine);
      for (JsonNode task : definition.findParents("TimeoutSeconds")) {
        String function = task.at("/Arguments/FunctionName").asText();
        if (function.isEmpty() || !task.path("TimeoutSeconds").isNumber()) {
          continue;
        }
        checked++;
        for (String each : called(function, definition)) {
          String id = each.replace("${", "").replace("Arn}", "");
          int timeout = templates.resource(id).at("/Properties/Timeout").asInt();
          if (timeout == 0 || timeout >= task.path("TimeoutSeconds").asInt()) {
            faults.add(id + " may take " + timeout + " s");
          }
        }
      }
    }
    if (checked < 6) {
      faults.add("only " + checked + " tasks found");
    }
    return faults;
  }

  /** The functions that a task may call: the one it names, or all of the table it looks in. */
  private static List<String> called(String function, JsonNode definition) {
    return function.startsWith("${")
        ? List.of(function)
        : definition.findValue("undoFunctions").valueStream().map(JsonNode::asText).toList();
  }

  private static JsonNode definition(Resource machine) {
    try {
      return JSON.readTree(machine.at("/Properties/DefinitionString").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
