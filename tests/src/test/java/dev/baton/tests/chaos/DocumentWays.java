package dev.baton.tests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Announcement;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.cloud.UploadEvent;
import dev.baton.tests.documents.ScannedDocuments;
import dev.baton.tests.events.EventSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document from its upload to its one announcement: then all of it is stored, or nothing.
 *
 * @param route which of the samples to take, by the route it is expected to take
 * @param decision what the person does who may be asked
 */
record DocumentWays(String route, String decision) implements Scenario.Way {
  private static final Path SAMPLES = Repository.at("events/samples/document-processing");

  @Override
  public String run(TestCloud cloud, String name) throws Exception {
    Path sample = sample(route);
    DocumentRuns runs = new DocumentRuns(cloud, name);
    try (Person person = Person.deciding(cloud, decision)) {
      Upload upload = runs.upload(file(sample), read(sample));
      cloud.settle();
      return whatIsThere(runs, upload, sample);
    }
  }

  /** A second execution of a document that was processed: it ends as a duplicate. */
  static String duplicate(TestCloud cloud, String name) {
    Path sample = sample("auto-approved");
    DocumentRuns runs = new DocumentRuns(cloud, name);
    Upload upload = runs.upload(file(sample), read(sample));
    cloud.settle();
    String machine = cloud.output("DocumentProcessingStateMachineArn");
    String input = runs.execution(upload).description().input();
    String second =
        cloud
            .clients()
            .sfn
            .startExecution(
                request ->
                    request
                        .stateMachineArn(machine)
                        .name("second-" + upload.documentId())
                        .input(input))
            .executionArn();
    cloud.settle();
    ExecutionRecord execution = ExecutionRecord.of(cloud.clients().sfn, second);
    List<Announcement> said = runs.announcements(upload.documentId());
    assertThat(execution.status()).as("the second execution").isEqualTo("SUCCEEDED");
    assertThat(said).as("the ends of two executions").hasSize(2);
    // Whichever gives up, the other one's entities are there, once.
    String first = whatIsThere(runs, upload, sample);
    return first + ", then " + execution.output().path("route").asText();
  }

  /** The event of one upload delivered twice. */
  static String again(TestCloud cloud, String name) {
    Path sample = sample("auto-approved");
    DocumentRuns runs = new DocumentRuns(cloud, name);
    Upload upload = runs.upload(file(sample), read(sample));
    cloud.settle();
    UploadEvent.of(upload).sendTo(cloud);
    cloud.settle();
    List<Announcement> said = runs.announcements(upload.documentId());
    assertThat(said)
        .filteredOn(each -> each.detailType().equals("DocumentDuplicate"))
        .as("duplicates announced for one repetition")
        .hasSize(1);
    return whatIsThere(runs, upload, sample) + ", repetition announced";
  }

  /** A page that is an image, and in which nothing is recognized. */
  static String scanned(TestCloud cloud, String name) {
    DocumentRuns runs = new DocumentRuns(cloud, name);
    Upload upload = runs.upload("scanned.pdf", ScannedDocuments.pdf(" "));
    cloud.settle();
    return whatIsThere(runs, upload, sample("manual"));
  }

  /** An event that is none: it is set aside, and nothing is started. */
  static String malformed(TestCloud cloud, String name) {
    String body = "{\"not\": \"an upload\", \"run\": \"" + name + "\"}";
    new UploadEvent(body).sendTo(cloud);
    cloud.settle();
    assertThat(DeadLetters.take(cloud, name))
        .as("dead letters, by the message they were")
        .hasSize(1);
    return "set aside";
  }

  /** All or nothing, announced once; returns which. */
  private static String whatIsThere(DocumentRuns runs, Upload upload, Path sample) {
    String id = upload.documentId();
    assertThat(runs.wasStarted(id)).as("an execution was started").isTrue();
    ExecutionRecord execution = runs.execution(upload);
    assertThat(execution.status()).as("%s", execution).isEqualTo("SUCCEEDED");
    List<Announcement> ends =
        runs.announcements(id).stream()
            .filter(each -> !each.detailType().equals("DocumentDuplicate"))
            .toList();
    assertThat(ends).as("terminal events").hasSize(1);
    assertThat(ends.get(0).detail().path("route")).isEqualTo(execution.output().path("route"));
    Map<String, Integer> kept = kept(runs.storedKeys(id));
    String end = ends.get(0).detailType();
    if (end.equals("DocumentProcessed")) {
      assertThat(kept.keySet()).as("stored keys").containsExactlyInAnyOrder("COMMIT", "ENTITY");
      int entities = expected(sample).path("entities").asInt();
      assertThat(runs.visibleEntities(id)).as("visible entities").hasSize(entities);
      assertThat(kept.get("ENTITY")).as("stored entities").isEqualTo(entities);
      assertThat(runs.indexedTerms(id)).as("postings").isPositive();
      runs.clear(id);
      return "stored, announced once";
    }
    boolean manual = end.equals("DocumentNeedsManualWork");
    assertThat(kept.keySet())
        .as("what is left behind")
        .isEqualTo(manual ? java.util.Set.of("MANUAL") : java.util.Set.of());
    assertThat(runs.indexed(id)).as("what is left in the index").isEmpty();
    JsonNode reason = ends.get(0).detail().path("reason");
    assertThat(reason.path("code").asText()).isNotBlank();
    return (manual ? "nothing visible, manual: " : "nothing visible, refused: ")
        + reason.path("code").asText();
  }

  /** How many items there are of each kind. */
  private static Map<String, Integer> kept(List<String> keys) {
    Map<String, Integer> kinds = new TreeMap<>();
    keys.forEach(key -> kinds.merge(key.split("#", 2)[0], 1, Integer::sum));
    return kinds;
  }

  /** The smallest sample that takes a route. */
  private static Path sample(String route) {
    return EventSchemas.json(SAMPLES.resolve("expected.json")).properties().stream()
        .filter(each -> each.getValue().path("route").asText().equals(route))
        .map(each -> SAMPLES.resolve(each.getKey()))
        .min(
            Comparator.comparingLong((Path each) -> each.toFile().length())
                .thenComparing(each -> each))
        .orElseThrow(() -> new AssertionError("no sample takes the route " + route));
  }

  private static JsonNode expected(Path sample) {
    return EventSchemas.json(SAMPLES.resolve("expected.json")).path(file(sample));
  }

  private static String file(Path sample) {
    return String.valueOf(sample.getFileName());
  }

  private static byte[] read(Path sample) {
    try {
      return Files.readAllBytes(sample);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
