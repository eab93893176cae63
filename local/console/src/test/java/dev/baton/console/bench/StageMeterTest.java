package dev.baton.console.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageMeterTest {
  private static final Principal STATE = state("document-processing");
  private static final Principal FUNCTION =
      new Principal(Principal.Kind.FUNCTION, "ReceiveDocument", "arn:function", "arn:role");
  private final StageMeter meter = new StageMeter();

  @Test
  void addsUpWhatAStageTakesAndMoves() {
    meter.onCall(call(FUNCTION, "s3", "GetObject", "/b/inbox/a.pdf", 0), answer(900), ms(1));
    meter.onCall(call(FUNCTION, "s3", "GetObject", "/b/work/x/text", 0), answer(60), ms(1));
    meter.onCall(call(FUNCTION, "s3", "PutObject", "/b/work/x/text", 70), answer(0), ms(1));
    meter.onCall(call(STATE, "lambda", "Invoke", "/f", 20), answer(30), ms(10));
    meter.onCall(call(STATE, "lambda", "Invoke", "/f", 40), answer(50), ms(30));
    ObjectNode row = meter.drain("samples").getFirst();
    assertThat(row.path("stage").asText()).isEqualTo("ReceiveDocument");
    assertThat(row.path("calls").asInt()).isEqualTo(2);
    assertThat(row.path("medianMillis").asDouble()).isBetween(9.8, 10.2);
    assertThat(row.path("p95Millis").asDouble()).isBetween(29.0, 31.0);
    assertThat(row.path("stateBytesIn").asInt()).isEqualTo(30);
    assertThat(row.path("stateBytesOut").asInt()).isEqualTo(40);
    assertThat(row.path("uploadBytesRead").asInt()).isEqualTo(450);
    assertThat(row.path("claimBytesRead").asInt()).isEqualTo(30);
    assertThat(row.path("claimBytesWritten").asInt()).isEqualTo(35);
  }

  @Test
  void beginsAnewAndLeavesOtherWorkflowsAlone() {
    meter.onCall(call(state("approval"), "lambda", "Invoke", "/f", 20), answer(30), ms(10));
    assertThat(meter.drain("samples")).isEmpty();
    meter.onCall(call(STATE, "lambda", "Invoke", "/f", 20), answer(30), ms(10));
    assertThat(meter.drain("samples")).hasSize(1);
    assertThat(meter.drain("samples")).isEmpty();
  }

  private static Principal state(String workflow) {
    String arn = "arn:aws:states:us-east-1:000000000000:execution:" + workflow + ":one";
    return new Principal(Principal.Kind.STATE_MACHINE, "ReceiveDocument", arn, "arn:role");
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static AwsRequest call(
      Principal caller, String service, String action, String path, int bytes) {
    return new AwsRequest(caller, service, action, "POST", path, null, Map.of(), new byte[bytes]);
  }

  private static AwsResponse answer(int bytes) {
    return new AwsResponse(200, Map.of("x", List.of("y")), new byte[bytes]);
  }
}
