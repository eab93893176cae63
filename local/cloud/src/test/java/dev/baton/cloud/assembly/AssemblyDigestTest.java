package dev.baton.cloud.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyDigestTest {
  private static final String QUEUE =
      "\"Queue\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\":"
          + " {\"QueueName\": \"%s\", \"VisibilityTimeout\": %d}}";

  @TempDir Path folder;

  @Test
  void namesWhatCameWentAndChanged() {
    AssemblyDigest before =
        digest("a", QUEUE.formatted("orders", 30) + ", \"Old\": {\"Type\": \"AWS::SNS::Topic\"}");
    AssemblyDigest now =
        digest("b", QUEUE.formatted("orders", 60) + ", \"New\": {\"Type\": \"AWS::SNS::Topic\"}");

    assertThat(now.changesSince(before))
        .containsExactly(
            "+ App/New (AWS::SNS::Topic)",
            "- App/Old (AWS::SNS::Topic)",
            "~ App/Queue (AWS::SQS::Queue): VisibilityTimeout");
  }

  @Test
  void survivesBeingWrittenDownAndHoldsNoValue() {
    AssemblyDigest digest = digest("a", QUEUE.formatted("secret-name", 30));

    assertThat(digest.changesSince(AssemblyDigest.parse(digest.toString()))).isEmpty();
    assertThat(digest.toString()).doesNotContain("secret-name");
  }

  @Test
  void takesWhatIsNoDigestForNothing() {
    AssemblyDigest digest = digest("a", QUEUE.formatted("orders", 30));

    assertThat(digest.changesSince(AssemblyDigest.parse("[")))
        .containsExactly("+ App/Queue (AWS::SQS::Queue)");
  }

  private AssemblyDigest digest(String name, String resources) {
    return AssemblyDigest.of(
        new AssemblyOnDisk(folder.resolve(name))
            .stack("App", "{\"Resources\": {" + resources + "}}")
            .write());
  }
}
