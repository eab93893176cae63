package dev.baton.console.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import org.junit.jupiter.api.Test;

/** Inputs differ from execution to execution, and ask for the same work. */
class InputsTest {
  private static final String PASS =
      "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

  @Test
  void addsTheExecutionsNumberToWholeNumbers() throws Exception {
    Inputs inputs = inputs(PASS, "{\"a\":1,\"b\":[{\"c\":-5},2.5,\"x\\\"y\",{},[]],\"d\":null}");

    assertThat(inputs.text(0))
        .isEqualTo("{\"a\":1,\"b\":[{\"c\":-5},2.5,\"x\\\"y\",{},[]],\"d\":null,\"execution\":0}");
    assertThat(inputs.text(12))
        .isEqualTo("{\"a\":13,\"b\":[{\"c\":7},2.5,\"x\\\"y\",{},[]],\"d\":null,\"execution\":12}");
  }

  @Test
  void leavesWhatAChoiceLooksAt() throws Exception {
    Inputs inputs =
        inputs(
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":"
                + "\"$.n\",\"NumericEquals\":1,\"Next\":\"B\"}],\"Default\":\"B\"},"
                + "\"B\":{\"Type\":\"Succeed\"}}}",
            "{\"n\":3,\"m\":3}");

    assertThat(inputs.text(1)).isEqualTo("{\"n\":3,\"m\":4,\"execution\":1}");
  }

  @Test
  void takesInputsThatAreNoObjects() throws Exception {
    assertThat(inputs(PASS, "[1,2]").text(5)).isEqualTo("[6,7]");
    assertThat(inputs(PASS, "\"text\"").text(5)).isEqualTo("\"text\"");
    assertThat(inputs(PASS, "7").text(5)).isEqualTo("12");
  }

  private static Inputs inputs(String definition, String input) throws Exception {
    return new Inputs(
        new Workload("w", (ObjectNode) Json.parse(definition), Json.parse(input), null));
  }
}
