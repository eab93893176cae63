package dev.baton.infra;

import static dev.baton.infra.Templates.guards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.infra.Templates.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WorkflowsTest {
  private static final String MACHINE = "AWS::StepFunctions::StateMachine";
  private static final String LOGS = "/Properties/LoggingConfiguration/";

  @Test
  void theDefinitionInTheTemplateIsTheFileItself() {
    guards(
        every(machine -> machine.has("/Properties/DefinitionString", file(machine))),
        templates ->
            templates
                .resource("ApprovalStateMachine")
                .set("/Properties/DefinitionString", "\"{}\""));
  }

  @Test
  void everyWorkflowLogsAllButTheData() {
    guards(
        every(
            machine ->
                machine.has(LOGS + "Level", "ALL")
                    && machine.has(LOGS + "IncludeExecutionData", "false")
                    && machine.at(LOGS + "Destinations").size() == 1),
        templates -> first(templates).set(LOGS + "Level", "\"ERROR\""),
        templates -> first(templates).set(LOGS + "IncludeExecutionData", "true"));
  }

  @Test
  void everyWorkflowIsTracedAndItsHistoryEncrypted() {
    guards(
        every(
            machine ->
                machine.has("/Properties/TracingConfiguration/Enabled", "true")
                    && machine.isCustomerKey("/Properties/EncryptionConfiguration/KmsKeyId")),
        templates -> first(templates).remove("/Properties/TracingConfiguration"),
        templates -> first(templates).remove("/Properties/EncryptionConfiguration"));
  }

  @Test
  void everyPlaceholderIsSubstituted() {
    guards(
        every(
            machine -> {
              String text = machine.at("/Properties/DefinitionString").asText();
              for (Map.Entry<String, JsonNode> each :
                  machine.at("/Properties/DefinitionSubstitutions").properties()) {
                text = text.replace("${" + each.getKey() + "}", "");
              }
              return !text.contains("${");
            }),
        templates ->
            templates
                .resource("ApprovalStateMachine")
                .remove("/Properties/DefinitionSubstitutions/ApprovalsTableName"));
  }

  private static Function<Templates, List<String>> every(Predicate<Resource> holds) {
    return templates ->
        templates.ofType(MACHINE).stream().filter(holds.negate()).map(Resource::toString).toList();
  }

  private static Resource first(Templates templates) {
    return templates.ofType(MACHINE).getFirst();
  }

  private static String file(Resource machine) {
    Path root = Path.of(System.getProperty("baton.root", "..")).resolve("statemachines");
    String slug = machine.at("/Properties/StateMachineName").asText();
    try {
      return Files.readString(root.resolve(slug).resolve(slug + ".asl.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
