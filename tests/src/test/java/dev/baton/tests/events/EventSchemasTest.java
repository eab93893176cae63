package dev.baton.tests.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.errors.ReasonCode;
import dev.baton.tests.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Events, their schemas, their samples and the definitions that publish them say the same. */
class EventSchemasTest {
  @Test
  void everySchemaNamesItsSourceAndForbidsWhatItDoesNotDescribe() {
    List<String> wrong = new ArrayList<>();
    for (String detailType : EventSchemas.detailTypes()) {
      JsonNode schema = EventSchemas.json(EventSchemas.file(detailType));
      String source = schema.path("x-source").asText();
      boolean ours = source.startsWith("baton.");
      boolean open = schema.path("additionalProperties").asBoolean(true);
      if (source.isEmpty() || (ours && open) || schema.path("required").isEmpty()) {
        wrong.add(detailType);
      }
    }
    assertThat(EventSchemas.detailTypes()).hasSizeGreaterThan(5);
    assertThat(wrong).isEmpty();
  }

  @Test
  void everySampleEventIsAsItsSchemaSays() {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (Path file : Repository.files(Repository.at("events/samples"))) {
      if (!file.toString().endsWith(".json") || file.endsWith("expected.json")) {
        continue;
      }
      JsonNode sample = EventSchemas.json(file);
      String detailType = sample.path("detail-type").asText();
      if (detailType.isEmpty() || file.getFileName().toString().startsWith("malformed")) {
        continue;
      }
      checked++;
      EventSchemas.faults(detailType, sample.path("detail").toString())
          .forEach(fault -> wrong.add(Repository.name(file) + ": " + fault));
    }
    assertThat(checked).as("sample events checked").isPositive();
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyEventThatADefinitionPublishesHasASchemaWithExactlyItsFields() {
    Set<String> wrong = new TreeSet<>();
    int checked = 0;
    for (String slug : Repository.slugs()) {
      Path definition = Repository.at("statemachines/" + slug + "/" + slug + ".asl.json");
      for (JsonNode event : EventSchemas.json(definition).findValues("announcement")) {
        if (event.isObject()) {
          checked++;
          check(event, wrong);
        }
      }
    }
    assertThat(checked).as("events that definitions announce").isGreaterThanOrEqualTo(5);
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyReasonCodeOfASchemaIsOneOfTheClosedList() {
    Set<String> known = new TreeSet<>();
    for (ReasonCode code : ReasonCode.values()) {
      known.add(code.code());
    }
    Set<String> named = new TreeSet<>();
    for (String detailType : EventSchemas.detailTypes()) {
      JsonNode codes =
          EventSchemas.json(EventSchemas.file(detailType)).at("/properties/reason/properties/code");
      codes.path("enum").forEach(code -> named.add(code.asText()));
    }
    assertThat(named).isNotEmpty().isSubsetOf(known);
  }

  private static void check(JsonNode event, Set<String> wrong) {
    String detailType = event.path("detailType").asText();
    JsonNode schema = EventSchemas.json(EventSchemas.file(detailType));
    if (!schema.path("x-source").equals(event.path("source"))) {
      wrong.add(detailType + ": source " + event.path("source"));
    }
    JsonNode detail = event.path("detail");
    if (detail.isObject() && !names(detail).equals(names(schema.path("properties")))) {
      wrong.add(detailType + ": fields " + names(detail));
    }
  }

  /** Terminal events pass the workflow that publishes each once; nobody goes around it. */
  @Test
  void onlyAnnouncementPublishesFromADefinition() {
    List<String> publishing =
        Repository.slugs().stream()
            .filter(
                slug ->
                    EventSchemas.json(
                            Repository.at("statemachines/" + slug + "/" + slug + ".asl.json"))
                        .findValuesAsText("Resource")
                        .stream()
                        .anyMatch(resource -> resource.endsWith(":putEvents")))
            .toList();
    assertThat(publishing).containsExactly("announcement");
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
