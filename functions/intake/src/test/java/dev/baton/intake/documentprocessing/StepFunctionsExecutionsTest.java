package dev.baton.intake.documentprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.shared.json.Json;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

class StepFunctionsExecutionsTest {
  private static final String MACHINE =
      "arn:aws:states:us-east-1:000000000000:stateMachine:document-processing";
  private static final String EXECUTION =
      "arn:aws:states:us-east-1:000000000000:execution:document-processing:";

  private final Upload upload =
      new UploadEvents(UploadJson.BUCKET, document -> null)
          .read(UploadJson.of("inbox/a.pdf", "v1"));
  private final FakeStepFunctions client = new FakeStepFunctions();
  private final Executions executions = new StepFunctionsExecutions(client, MACHINE);

  @Test
  void namesTheExecutionAfterTheDocument() {
    var started = executions.start(upload, "m-1");
    String id = upload.document().documentId();
    assertThat(started).isEqualTo(new Executions.Started(EXECUTION + id, false));
    var input = Json.tree(String.valueOf(client.inputs.get(EXECUTION + id)));
    assertThat(input.at("/document/key").asText()).isEqualTo("inbox/a.pdf");
    assertThat(input.at("/correlationId").asText()).isEqualTo(id);
  }

  @Test
  void anotherDeliveryFindsTheExecutionThere() {
    executions.start(upload, "m-1");
    assertThat(executions.start(upload, "m-2").wasThereBefore()).isTrue();
    client.over = true;
    assertThat(executions.start(upload, "m-3").wasThereBefore()).isTrue();
  }

  @Test
  void theSameDeliveryMayAskAgainWhenItsAnswerWasLost() {
    executions.start(upload, "m-1");
    assertThat(executions.start(upload, "m-1").wasThereBefore()).isFalse();
    client.over = true;
    assertThat(executions.start(upload, "m-1").wasThereBefore()).isFalse();
  }

  /** Starts as Step Functions does: by name, and again with the same input while it runs. */
  private static final class FakeStepFunctions implements SfnClient {
    private final Map<String, String> inputs = new HashMap<>();
    private boolean over;

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
      assertThat(request.stateMachineArn()).isEqualTo(MACHINE);
      String arn = EXECUTION + request.name();
      String before = inputs.putIfAbsent(arn, request.input());
      if (before != null && (over || !before.equals(request.input()))) {
        throw ExecutionAlreadyExistsException.builder().message("exists").build();
      }
      return StartExecutionResponse.builder().executionArn(arn).build();
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
      return DescribeExecutionResponse.builder().input(inputs.get(request.executionArn())).build();
    }

    @Override
    public String serviceName() {
      return "states";
    }

    @Override
    public void close() {}
  }
}
