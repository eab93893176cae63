package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * E-mails that would be sent: a file each in the folder {@code outbox} of the data folder, named by
 * the message and the address.
 */
final class Outbox {
  private final Path folder;

  Outbox(Path folder) {
    this.folder = folder;
  }

  void write(String address, Message message, boolean plain, JsonNode wrapped) {
    String subject = message.subject() == null ? "AWS Notification Message" : message.subject();
    String body = plain ? message.bodyFor("email") : wrapped.toPrettyString();
    save(address, message.id(), subject, Message.time(message.time()), body);
  }

  void confirm(String address, JsonNode ask) {
    String body =
        ask.path("Message").asText()
            + "\n\naws sns confirm-subscription --topic-arn "
            + ask.path("TopicArn").asText()
            + " --token "
            + ask.path("Token").asText()
            + "\n";
    save(
        address,
        ask.path("MessageId").asText(),
        "AWS Notification - Subscription Confirmation",
        ask.path("Timestamp").asText(),
        body);
  }

  private void save(String address, String id, String subject, String date, String body) {
    String text =
        "From: AWS Notifications <no-reply@sns.amazonaws.com>\nTo: "
            + line(address)
            + "\nSubject: "
            + line(subject)
            + "\nDate: "
            + date
            + "\nMessage-ID: <"
            + id
            + "@embedded>\nContent-Type: text/plain; charset=UTF-8\n\n"
            + body
            + "\n";
    String name = id + "-" + address.replaceAll("[^A-Za-z0-9@._-]", "_") + ".eml";
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("The outbox " + folder + " cannot be written", e);
    }
  }

  /** A header's value cannot break its line. */
  private static String line(String text) {
    return text.replaceAll("[\\r\\n]+", " ");
  }
}
