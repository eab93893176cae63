package dev.baton.intake.documentprocessing;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.ValidationException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Dead letters in an SQS queue: the reason is in the message's attributes. */
final class SqsDeadLetters implements DeadLetters {
  /** What of a body is kept: with its attributes a message must stay under SQS's limit. */
  private static final int MAX_BODY_BYTES = 192 * 1024;

  private final Supplier<SqsClient> client;
  private final String queueUrl;

  SqsDeadLetters(Supplier<SqsClient> client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  @Override
  public void setAside(String messageId, String body, ValidationException reason) {
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    boolean whole = bytes <= MAX_BODY_BYTES;
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    attributes.put("reasonCode", text(reason.code()));
    attributes.put("reason", text(String.valueOf(reason.getMessage())));
    attributes.put("messageId", text(messageId));
    if (!whole) {
      attributes.put("originalBytes", text(Integer.toString(bytes)));
    }
    // Idempotency key for whoever reads the queue: messageId, the id of the original message.
    AwsErrors.translating(
        () ->
            client
                .get()
                .sendMessage(
                    request ->
                        request
                            .queueUrl(queueUrl)
                            .messageBody(whole ? body : beginning(body))
                            .messageAttributes(attributes)));
  }

  // Four bytes are the most that one character takes; a pair of surrogates is not torn apart.
  private static String beginning(String body) {
    int end = MAX_BODY_BYTES / 4;
    return body.substring(0, Character.isHighSurrogate(body.charAt(end - 1)) ? end - 1 : end);
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
