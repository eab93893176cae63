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
    for (String slug : Repository.slugs()) {
      Path definition = Repository.at("statemachines/" + slug + "/" + slug + ".asl.json");
      for (JsonNode entry : EventSchemas.json(definition).findValues("Entries")) {
        JsonNode event = entry.path(0);
        String detailType = event.path("DetailType").asText();
        JsonNode schema = EventSchemas.json(EventSchemas.file(detailType));
        if (!schema.path("x-source").equals(event.path("Source"))) {
          wrong.add(detailType + ": source " + event.path("Source"));
        }
        if (event.path("Detail").isObject()
            && !names(event.path("Detail")).equals(names(schema.path("properties")))) {
          wrong.add(detailType + ": fields " + names(event.path("Detail")));
        }
      }
    }
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

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
