package dev.baton.infra;

import static dev.baton.infra.Templates.guards;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.infra.Templates.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagesTest {
  private static final int MOST_RESERVED = 900;

  /** What holds data, and what a retain policy on it saves. */
  static final Set<String> STATEFUL =
      Set.of(
          "AWS::Backup::BackupVault",
          "AWS::DynamoDB::GlobalTable",
          "AWS::Events::Archive",
          "AWS::KMS::Key",
          "AWS::Logs::LogGroup",
          "AWS::S3::Bucket",
          "AWS::SQS::Queue");

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "prod"})
  void everyStageSynthesizesWithItsOwnBands(String stage) {
    Templates templates = new Assembly(Map.of("stage", stage)).templates();
    Settings settings = settings(stage);
    assertThat(
            templates
                .resource("DocumentProcessingStateMachine")
                .at("/Properties/DefinitionSubstitutions/BandAuto")
                .asText())
        .isEqualTo(settings.bands().auto());
    assertThat(templates.resource("AlarmTopic")).isNotNull();
  }

  @Test
  void whatHoldsDataOutlivesItsStackOutsideDev() {
    guards(
        templates -> {
          List<String> faults = new ArrayList<>();
          for (Resource resource : templates.all()) {
            boolean kept =
                resource.has("/DeletionPolicy", "Retain")
                    && resource.has("/UpdateReplacePolicy", "Retain");
            if (STATEFUL.contains(resource.type()) && !kept) {
              faults.add(resource + " goes with its stack");
            }
          }
          return faults;
        },
        templates -> templates.resource("IntakeQueue").remove("/DeletionPolicy"),
        templates -> templates.resource("DocumentsTable").remove("/UpdateReplacePolicy"),
        templates -> templates.resource("EventArchive").set("/DeletionPolicy", "\"Delete\""));
  }

  @Test
  void stacksAreProtectedFromBeingDeletedOutsideDev() throws IOException {
    JsonNode prod = manifest("prod");
    assertThat(unprotected(prod)).isEmpty();
    assertThat(unprotected(manifest("test"))).isEmpty();
    List<String> stacks = stacks(prod);
    assertThat(stacks).hasSizeGreaterThan(4);
    assertThat(unprotected(manifest("dev"))).containsExactlyInAnyOrderElementsOf(stacks);
    for (String stack : stacks) {
      JsonNode spoilt = prod.deepCopy();
      ((ObjectNode) spoilt.at("/artifacts/" + stack + "/properties"))
          .remove("terminationProtection");
      assertThat(unprotected(spoilt)).containsExactly(stack);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test"})
  void functionsOfEveryStageTogetherReserveLessThanAnAccountHas(String stage) {
    assertThat(overReserved(new Assembly(Map.of("stage", stage)).templates())).isEmpty();
  }

  @Test
  void functionsTogetherReserveLessThanAnAccountHas() {
    guards(
        StagesTest::overReserved,
        templates ->
            templates
                .resource("ExtractGroupFunction")
                .set("/Properties/ReservedConcurrentExecutions", "800"),
        templates ->
            templates
                .resource("IntakeDocumentFunction")
                .remove("/Properties/ReservedConcurrentExecutions"));
  }

  @Test
  void alarmsGoToTheAddressesOfTheStage() throws IOException {
    assertThat(addresses(Templates.SYNTHESIZED)).isEmpty();
    String prod = Files.readString(Assembly.repository().resolve("config/stages/prod.json"));
    String own =
        prod.replace(
            "\"alarmAddresses\": []",
            "\"alarmAddresses\": [\"ops@example.com\", \"night@example.com\"]");
    assertThat(addresses(Assembly.ofStage(own).templates()))
        .containsExactlyInAnyOrder(
            "email ops@example.com AlarmTopic", "email night@example.com AlarmTopic");
  }

  @Test
  void aStageThatIsMissingOrIncompleteSaysSo(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> new Assembly(Map.of("stage", "nowhere")))
        .hasMessageContaining("nowhere.json is missing");
    Path file = folder.resolve("half.json");
    Files.writeString(file, "{\"bands\": {\"auto\": \"0.9\", \"review\": \"0.7\"}}");
    assertThatThrownBy(() -> Settings.of(file))
        .hasMessageContaining("half.json")
        .hasMessageContaining("approvalExpiryHours");
    String prod = Files.readString(Assembly.repository().resolve("config/stages/prod.json"));
    Files.writeString(file, prod.replace("\"keepData\"", "\"colour\": 1, \"keepData\""));
    assertThatThrownBy(() -> Settings.of(file)).hasMessageContaining("colour");
  }

  private static Settings settings(String stage) {
    return Settings.of(new Sources(Assembly.repository()).stage(stage));
  }

  private static JsonNode manifest(String stage) throws IOException {
    Path output = new Assembly(Map.of("stage", stage)).output();
    return new ObjectMapper().readTree(output.resolve("manifest.json").toFile());
  }

  private static List<String> stacks(JsonNode manifest) {
    return manifest.path("artifacts").properties().stream()
        .filter(each -> each.getValue().path("type").asText().equals("aws:cloudformation:stack"))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> unprotected(JsonNode manifest) {
    return stacks(manifest).stream()
        .filter(
            stack ->
                !manifest
                    .at("/artifacts/" + stack + "/properties/terminationProtection")
                    .asBoolean())
        .toList();
  }

  private static List<String> overReserved(Templates templates) {
    int reserved =
        templates.ofType("AWS::Lambda::Function").stream()
            .mapToInt(f -> f.at("/Properties/ReservedConcurrentExecutions").asInt(MOST_RESERVED))
            .sum();
    return reserved <= MOST_RESERVED ? List.of() : List.of(reserved + " are reserved");
  }

  /** Who is told of alarms, by what, of which topic. */
  private static List<String> addresses(Templates templates) {
    return templates.all().stream()
        .filter(resource -> resource.type().equals("AWS::SNS::Subscription"))
        .map(
            each ->
                each.at("/Properties/Protocol").asText()
                    + " "
                    + each.at("/Properties/Endpoint").asText()
                    + " "
                    + each.at("/Properties/TopicArn/Ref").asText())
        .toList();
  }
}
