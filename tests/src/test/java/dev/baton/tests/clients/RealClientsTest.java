package dev.baton.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.tests.Repository;
import dev.baton.tests.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One story, told by the clients that people have: boto3, the aws command, the SDK for Java. */
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClientsTest {
  private static final Path STORIES =
      Repository.at("tests/src/test/resources/dev/baton/tests/clients");
  private static final String FUNCTION = "SearchDocumentsFunction";

  private UpProcess up;

  @BeforeAll
  void start() throws IOException {
    up = new UpProcess();
  }

  @AfterAll
  void stop() throws InterruptedException {
    try (UpProcess ending = up) {
      assertThat(ending.ends(Duration.ofSeconds(10))).as("it ends when it is told to").isTrue();
    }
  }

  @Test
  void boto3TellsTheStory() {
    Path venv = Repository.at(".baton/python/bin/python");
    String python = Files.exists(venv) ? venv.toString() : "python3";
    require(hasBoto3(python), "boto3 is missing: pip install -r config/python-tools.txt");
    told(List.of(python, STORIES.resolve("story.py").toString(), function(), "new"));
  }

  /** Debian's is older: it speaks the query protocol to SQS. */
  @Test
  void boto3OfDebianTellsTheStory() {
    String python = "/usr/bin/python3";
    require(
        Files.exists(Path.of(python)) && hasBoto3(python),
        "Debian's boto3 is missing: apt-get install python3-boto3");
    told(List.of(python, STORIES.resolve("story.py").toString(), function(), "old"));
  }

  @Test
  void theAwsCommandTellsTheStory() {
    Path debians = Path.of("/usr/bin/aws");
    boolean present = Files.exists(debians) || ToolRun.isInstalled("aws");
    require(present, "the aws command is missing: apt-get install awscli");
    String aws = Files.exists(debians) ? debians.toString() : "aws";
    told(List.of("bash", STORIES.resolve("story.sh").toString(), function(), aws));
  }

  private static boolean hasBoto3(String python) {
    return ToolRun.atRoot(python, "-c", "import boto3").exit() == 0;
  }

  @Test
  void theSdkForJavaTellsTheStory() {
    try (SdkStory story = new SdkStory(up.endpoint())) {
      story.queue();
      story.table();
      story.bucket();
      story.bus();
      story.machine();
      story.function(function());
    }
  }

  private void told(List<String> command) {
    ToolRun run =
        ToolRun.of(
            Repository.root(), Map.of("AWS_ENDPOINT_URL", up.endpoint().toString()), command);
    assertThat(run.exit()).as(run.text()).isZero();
  }

  /** The function's whole name, which has an ending that the template does not say. */
  private String function() {
    try (SdkStory story = new SdkStory(up.endpoint())) {
      return story.functionWith(FUNCTION);
    }
  }

  private static void require(boolean present, String otherwise) {
    if (System.getenv("BATON_CI") == null) {
      assumeTrue(present, otherwise);
    }
    assertThat(present).as(otherwise).isTrue();
  }
}
