package dev.baton.infra;

import static dev.baton.infra.Templates.guards;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    assertThat(protections("prod")).hasSizeGreaterThan(4).containsOnly(true);
    assertThat(protections("test")).containsOnly(true);
    assertThat(protections("dev")).containsOnly(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "prod"})
  void functionsTogetherReserveLessThanAnAccountHas(String stage) {
    int reserved =
        new Assembly(Map.of("stage", stage))
            .templates().ofType("AWS::Lambda::Function").stream()
                .mapToInt(
                    f -> f.at("/Properties/ReservedConcurrentExecutions").asInt(MOST_RESERVED))
                .sum();
    assertThat(reserved).isPositive().isLessThanOrEqualTo(MOST_RESERVED);
  }

  @Test
  void alarmsGoToTheAddressesOfTheStage(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.json");
    String prod = Files.readString(Assembly.repository().resolve("config/stages/prod.json"));
    Files.writeString(
        file, prod.replace("\"alarmAddresses\": []", "\"alarmAddresses\": [\"ops@example.com\"]"));
    assertThat(Settings.of(file).alarmAddresses()).containsExactly("ops@example.com");
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

  private static List<Boolean> protections(String stage) throws IOException {
    JsonNode manifest =
        new ObjectMapper()
            .readTree(
                new Assembly(Map.of("stage", stage)).output().resolve("manifest.json").toFile());
    List<Boolean> protections = new ArrayList<>();
    for (JsonNode artifact : manifest.path("artifacts")) {
      if (artifact.path("type").asText().equals("aws:cloudformation:stack")) {
        protections.add(artifact.at("/properties/terminationProtection").asBoolean());
      }
    }
    return protections;
  }
}
