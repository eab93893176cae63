package dev.baton.console.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.Engine;
import dev.baton.engine.StartExecution;
import dev.baton.engine.StateMachineSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worked out from a definition's text agrees with the engine, and with counts by hand. */
class ImpliedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"pass5", "pass5-jsonata", "par10", "map1000-pass", "map1000-task", "loop100"})
  void agreesWithTheEngineAboutBatonsOwnWorkloads(String name) throws Exception {
    Workload workload = Workloads.read(null).named(name);
    String input = new Inputs(workload).text(41);
    try (Engine engine = Engine.builder().port(new Handlers()).build()) {
      var machine = engine.create(StateMachineSpec.standard("m", Json.text(workload.definition())));
      var execution = engine.start(new StartExecution(machine.arn(), null, input));

      Implied.Outcome implied = Implied.of(workload.definition(), Json.parse(input));

      assertThat(Json.text(implied.output())).isEqualTo(execution.output());
      assertThat(implied.events()).isEqualTo(workload.events().longValue());
      assertThat(engine.history(execution.arn())).hasSize(workload.events());
      assertThat(new Check(engine, workload).fault(execution, input)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':1,'End':true}}}",
        "{'StartAt':'A','States':{'A':{'Type':'Pass','Parameters':{},'End':true}}}",
        "{'StartAt':'A','States':{'A':{'Type':'Pass','ResultPath':'$.a.b','End':true}}}",
        "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::sqs:x'}}}",
        "{'StartAt':'A','QueryLanguage':'JSONata','States':{'A':{'Type':'Pass','Output':{'a':1}}}}"
      })
  void saysWhatItDoesNotKnow(String definition) throws Exception {
    JsonNode json = Json.parse(definition.replace('\'', '"'));

    assertThatThrownBy(() -> Implied.of(json, Json.object())).isInstanceOf(Implied.Unknown.class);
  }

  @Test
  void noticesAnOutputThatIsNotImplied() throws Exception {
    String pass =
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":%d,\"End\":true}}}";
    Workload other = workload(pass.formatted(2), null);
    try (Engine engine = Engine.builder().build()) {
      var machine = engine.create(StateMachineSpec.standard("m", pass.formatted(1)));
      var execution = engine.start(new StartExecution(machine.arn(), null, "{}"));

      assertThat(new Check(engine, other).fault(execution, "{}"))
          .isEqualTo("the output is 1, and 2 is implied");
      assertThat(new Check(engine, other).fault(execution, "{\"a\":1}"))
          .isEqualTo("the history begins with another input");
    }
  }

  @Test
  void holdsCountsToTheFirstOneWhereNothingIsImplied() throws Exception {
    String wait =
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":0,\"Next\":\"B\"},"
            + "\"B\":{\"Type\":\"Choice\",\"Default\":\"C\",\"Choices\":[{\"Variable\":\"$.stop\","
            + "\"IsPresent\":true,\"Next\":\"D\"}]},\"C\":{\"Type\":\"Pass\",\"Next\":\"D\"},"
            + "\"D\":{\"Type\":\"Succeed\"}}}";
    Workload workload = workload(wait, null);
    try (Engine engine = Engine.builder().build()) {
      var machine = engine.create(StateMachineSpec.standard("m", wait));
      Check check = new Check(engine, workload);

      var first = engine.start(new StartExecution(machine.arn(), null, "{}"));
      assertThat(check.fault(first, "{}")).isNull();
      assertThat(check.isComplete()).isFalse();
      var second = engine.start(new StartExecution(machine.arn(), null, "{\"stop\":1}"));
      assertThat(check.fault(second, "{\"stop\":1}"))
          .isEqualTo("the history has 8 events, and 10 are implied");
    }
  }

  private static Workload workload(String definition, Integer events) throws Exception {
    return new Workload(
        "w",
        (com.fasterxml.jackson.databind.node.ObjectNode) Json.parse(definition),
        Json.object(),
        events);
  }
}
