package dev.baton.documents.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.validation.JsonSchema.Fault;
import dev.baton.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our reading of the schemas beside a library's: the same faults in the same order. */
class JsonSchemaTest {
  private static final String BASE = "https://baton.dev/schemas/documents/";
  private static final String VALUES = "values.schema.json";

  /** Each is given to each fact, alone and as every member of an object. */
  private static final List<JsonNode> VALUES_OF_FACTS =
      Arrays.stream(
              """
              null
              true
              ""
              " "
              "x"
              "Q"
              "Meyer"
              "\u2603"
              "\u5b57"
              "\ud83d\ude00"
              "female"
              "urgent"
              "2026-02-03"
              "2026-02-03\\n"
              "2026-13-03"
              "2026-02-03T10:20"
              "EUR"
              "EURO"
              "DE89370400440532013000"
              "DEUTDEFF"
              "<"
              0
              -1
              1.5
              1000000000000
              1000000000000.01
              -1000000000001
              []
              [1]
              ["2026-02-03", "2026-03-02"]
              ["2026-02-03", "2026-03-02", "2026-03-03"]
              {}
              {"ambiguous": ["2026-02-03", "2026-03-02"]}
              {"ambiguous": ["2026-02-03", 4]}
              {"ambiguous": []}
              {"invalid": "DE00"}
              {"invalid": 3}
              {"amount": 3, "currency": "EUR"}
              {"amount": "3", "currency": null}
              {"amount": 3, "currency": "eur"}
              {"currency": 7}
              {"name": "Amoxicillin", "dose": {"value": 500, "unit": "mg"}, "route": null}
              {"name": "A", "dose": {"value": 0, "unit": ""}, "route": 1, "frequency": 2}
              {"name": "A", "dose": {"unit": 4}}
              {"name": "Pneumonia", "code": "J18.9"}
              {"name": "", "code": "J"}
              {"name": "Hb", "value": 1.2, "comparator": "~", "unit": 3, "low": "1", "flag": "very high flag"}
              {"name": "Hb", "value": "", "comparator": "<=", "high": 3}
              {"value": {}}
              {"description": "Bolts", "quantity": "2", "amount": {"amount": "2"}}
              {"description": "Bolts", "quantity": 2, "amount": {"amount": 2, "currency": "EUR"}}
              {"description": 2}
              """
                  .split("\n"))
          .map(Json::tree)
          .toList();

  @ParameterizedTest
  @EnumSource(DocumentType.class)
  void findsWhatTheLibraryFinds(DocumentType type) {
    String name = type.code() + ".schema.json";
    JsonSchema ours = schema(name);
    Schema theirs = library(name);
    JsonNode properties = Json.tree(resource(name)).path("properties");
    int faulty = 0;
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      for (JsonNode value : values()) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.putArray(property.getKey()).add(value).add("second");
        List<Fault> found = ours.validate(facts);
        assertThat(found).as("%s", facts).isEqualTo(expected(theirs, facts));
        faulty += found.stream().anyMatch(fault -> !fault.place().isEmpty()) ? 1 : 0;
      }
    }
    assertThat(faulty).isGreaterThan(500);
  }

  @ParameterizedTest
  @EnumSource(DocumentType.class)
  void findsWhatTheLibraryFindsWhereFactsAreNoList(DocumentType type) {
    String name = type.code() + ".schema.json";
    for (JsonNode value : VALUES_OF_FACTS) {
      ObjectNode facts = JsonNodeFactory.instance.objectNode();
      facts.set("patientName", value);
      facts.set("total", value);
      assertThat(schema(name).validate(facts)).isEqualTo(expected(library(name), facts));
    }
  }

  @Test
  void aKeywordThatIsNotKnownAndAReferenceToNothingAreErrorsWhenTheSchemaIsLoaded() {
    JsonNode schema =
        Json.tree(
            """
            {"properties": {"a": {"format": "date", "$ref": "#/$defs/none"}}, "oneOf": []}
            """);
    assertThatThrownBy(() -> new JsonSchema("a.json", Map.of("a.json", schema)))
        .hasMessageContaining("a.json#/properties/a/format")
        .hasMessageContaining("a.json#/properties/a/$ref to #/$defs/none")
        .hasMessageContaining("a.json#/oneOf");
  }

  /** The values, and objects with each of them as a member that schemas know. */
  private static List<JsonNode> values() {
    List<JsonNode> all = new ArrayList<>(VALUES_OF_FACTS);
    for (String member :
        List.of("amount", "name", "value", "dose", "unit", "description", "ambiguous", "code")) {
      for (JsonNode value : VALUES_OF_FACTS) {
        all.add(JsonNodeFactory.instance.objectNode().set(member, value));
      }
    }
    return all;
  }

  private static List<Fault> expected(Schema schema, JsonNode facts) {
    return schema.validate(facts.toString(), InputFormat.JSON).stream()
        .map(error -> new Fault(error.getInstanceLocation().toString(), error.getKeyword()))
        .toList();
  }

  private static JsonSchema schema(String name) {
    return new JsonSchema(
        name, Map.of(name, Json.tree(resource(name)), VALUES, Json.tree(resource(VALUES))));
  }

  private static Schema library(String name) {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemas(
                    Map.of(BASE + name, resource(name), BASE + VALUES, resource(VALUES))));
    return registry.getSchema(SchemaLocation.of(BASE + name));
  }

  private static String resource(String name) {
    try (InputStream stream = TypeSchema.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
