package dev.baton.tests.chaos;

import dev.baton.tests.cloud.TestCloud;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.sqs.model.Message;

/** What the dead-letter queue of intake holds. */
final class DeadLetters {
  private DeadLetters() {}

  /** Takes everything out; returns the ids of the messages whose body has this in it. */
  static Set<String> take(TestCloud cloud, String part) {
    String queue = cloud.output("IntakeDeadLetterQueueUrl");
    Set<String> ids = new TreeSet<>();
    while (true) {
      var messages =
          cloud
              .clients()
              .sqs
              .receiveMessage(
                  request ->
                      request.queueUrl(queue).maxNumberOfMessages(10).messageAttributeNames("All"))
              .messages();
      if (messages.isEmpty()) {
        return ids;
      }
      for (Message message : messages) {
        if (message.body().contains(part)) {
          var original = message.messageAttributes().get("messageId");
          ids.add(original == null ? message.messageId() : original.stringValue());
        }
        cloud
            .clients()
            .sqs
            .deleteMessage(
                request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    }
  }
}
