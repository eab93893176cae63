package dev.baton.tests.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.baton.tests.architecture.ProductClasses;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A record that is named like an event has the fields that the event's schema describes. */
class EventRecordsTest {
  @Test
  void everyRecordOfAnEventMirrorsItsSchema() throws ClassNotFoundException {
    List<JavaClass> records =
        ProductClasses.all().stream()
            .filter(JavaClass::isRecord)
            .filter(type -> EventSchemas.detailTypes().contains(type.getSimpleName()))
            .toList();
    assertThat(records)
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder(
            "ApprovalDecided",
            "ApprovalRequested",
            "BreakerStateChanged",
            "DocumentDuplicate",
            "DocumentNeedsManualWork",
            "DocumentProcessed",
            "DocumentRefused");
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : records) {
      JsonNode schema = EventSchemas.json(EventSchemas.file(type.getSimpleName()));
      compare(Class.forName(type.getName()), schema, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private static void compare(Class<?> type, JsonNode schema, Set<String> wrong) {
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      described.add(property.getKey());
    }
    Set<String> there = new TreeSet<>();
    Stream.of(type.getRecordComponents()).map(RecordComponent::getName).forEach(there::add);
    if (!there.equals(described)) {
      wrong.add(type.getName() + " has " + there + ", its schema " + described);
    }
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode property = schema.path("properties").path(component.getName());
      if (component.getType().isRecord() && property.has("properties")) {
        compare(component.getType(), property, wrong);
      }
    }
  }
}
