package dev.baton.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.console.live.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RowTest {
  private static final String OUTCOME =
      """
      {"documentId":"4f","type":"invoice","confidence":0.93,"band":"auto","route":"auto-approved",
       "reason":{"code":"confidence-high","message":"Sure."},"entitiesStored":7}
      """;

  @Test
  void printsTheMembersThatScriptsReadAndNoOthers() {
    assertThat(row(OUTCOME).json().toString())
        .isEqualTo(
            """
            {"file":"a.pdf","executionArn":"arn:x","status":"SUCCEEDED","type":"invoice",\
            "confidence":0.93,"band":"auto","route":"auto-approved",\
            "reason":{"code":"confidence-high","message":"Sure."},\
            "factors":[{"name":"textQuality","value":0.9}],"findings":[],\
            "entities":[{"name":"total","value":12.5}],"transitions":14}\
            """);
  }

  @Test
  void saysNullWhereNothingIsKnown() {
    assertThat(row("{\"route\":\"duplicate\"}").json().toString())
        .contains("\"type\":null,\"confidence\":null,\"band\":null,\"route\":\"duplicate\"");
  }

  @Test
  void namesEachDifferenceFromWhatIsExpected() {
    Expectation expectation =
        new Expectation(
            Json.parse(
                """
                {"type":"invoice","route":"manual","entities":8,"status":"SUCCEEDED"}\
                """));
    assertThat(expectation.differences(row(OUTCOME)))
        .containsExactly(
            "route: expected manual, was auto-approved", "entities: expected 8, was 7");
  }

  @Test
  void takesANullExpectationAsNothing() {
    Expectation expectation = new Expectation(Json.parse("{\"type\":null,\"route\":\"refused\"}"));
    assertThat(expectation.differences(row("{\"type\":null,\"route\":\"refused\"}"))).isEmpty();
  }

  private static Row row(String outcome) {
    JsonNode extraction =
        Json.parse(
            """
            {"factors":[{"name":"textQuality","value":0.9}],\
            "entities":[{"name":"total","value":12.5}]}\
            """);
    Document document =
        new Document(
            "a.pdf", "a.pdf", Path.of("a.pdf"), "inbox/a.pdf", Decision.EXPIRE, null, null);
    return new Row(document, "arn:x", "SUCCEEDED", Json.parse(outcome), extraction, 14);
  }
}
