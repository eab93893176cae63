package dev.baton.tests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.tests.cloud.People;
import dev.baton.tests.cloud.TestCloud;
import software.amazon.awssdk.core.exception.SdkException;

/** A person who decides, and decides again when told that it did not work. */
final class Person implements AutoCloseable {
  private static final int PATIENCE = 4;

  private final AutoCloseable subscription;

  private Person(AutoCloseable subscription) {
    this.subscription = subscription;
  }

  /** Somebody who approves or rejects whatever comes; with {@code expire} nobody is there. */
  static Person deciding(TestCloud cloud, String decision) {
    return new Person(
        decision.equals("expire")
            ? () -> {}
            : cloud.whenPublished(
                "ApprovalRequested", request -> decide(cloud, request, decision)));
  }

  private static void decide(TestCloud cloud, JsonNode request, String decision) {
    boolean done = false;
    for (int i = 0; i < PATIENCE && !done; i++) {
      try {
        done = !People.decide(cloud, request, decision, "ada@example.org").failed();
      } catch (SdkException e) {
        done = false;
      }
    }
  }

  @Override
  public void close() throws Exception {
    subscription.close();
  }
}
