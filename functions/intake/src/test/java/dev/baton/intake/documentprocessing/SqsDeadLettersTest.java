package dev.baton.intake.documentprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.ValidationException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class SqsDeadLettersTest {
  private final FakeSqs client = new FakeSqs();
  private final DeadLetters deadLetters = new SqsDeadLetters(() -> client, "http://queue");

  @Test
  void keepsTheMessageAndSaysWhyItIsThere() {
    deadLetters.setAside("m-1", "{}", new ValidationException(ReasonCode.MALFORMED_EVENT));
    SendMessageRequest sent = client.sent.getFirst();
    assertThat(sent.messageBody()).isEqualTo("{}");
    assertThat(sent.messageAttributes().get("reasonCode").stringValue())
        .isEqualTo("malformed-event");
    assertThat(sent.messageAttributes().get("reason").stringValue())
        .startsWith("malformed-event: ");
    assertThat(sent.messageAttributes().get("messageId").stringValue()).isEqualTo("m-1");
    assertThat(sent.messageAttributes()).doesNotContainKey("originalBytes");
  }

  @Test
  void keepsTheBeginningOfWhatIsTooLargeForTheQueue() {
    String body = "x" + "😀".repeat(100_000);
    deadLetters.setAside("m-1", body, new ValidationException(ReasonCode.OVERSIZED_EVENT));
    SendMessageRequest sent = client.sent.getFirst();
    assertThat(sent.messageBody().getBytes(StandardCharsets.UTF_8).length).isLessThan(200 * 1024);
    assertThat(body).startsWith(sent.messageBody());
    assertThat(
            Character.isHighSurrogate(sent.messageBody().charAt(sent.messageBody().length() - 1)))
        .isFalse();
    assertThat(sent.messageAttributes().get("originalBytes").stringValue()).isEqualTo("400001");
  }

  private static final class FakeSqs implements SqsClient {
    private final List<SendMessageRequest> sent = new ArrayList<>();

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      sent.add(request);
      return SendMessageResponse.builder().messageId("d-1").build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
