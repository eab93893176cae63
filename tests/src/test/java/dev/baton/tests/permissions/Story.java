package dev.baton.tests.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.People;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.cloud.UploadEvent;
import dev.baton.tests.documents.Samples;
import dev.baton.tests.documents.ScannedDocuments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Something that people do with the product from end to end, as often as wanted.
 *
 * @param without the statements that must be missing for it to happen at all
 */
record Story(String name, Set<String> without, Steps steps) {
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final Duration LATER = Duration.ofHours(3);
  private static final byte[] LETTER = "Just a few words.\n".getBytes(StandardCharsets.UTF_8);

  /** What happens; may fail anywhere when a permission is missing. */
  interface Steps {
    void take(TestCloud cloud, DocumentRuns runs) throws Exception;
  }

  void tell(TestCloud cloud) throws Exception {
    steps.take(cloud, new DocumentRuns(cloud, "permissions-" + RUNS.incrementAndGet()));
  }

  /** All stories; together they use every grant of every role. */
  static List<Story> all(String queuePolicyOfUploads) {
    List<Story> stories = new ArrayList<>(ordinary());
    stories.add(new Story("undeliverable", Set.of(queuePolicyOfUploads), Story::undeliverable));
    stories.addAll(failing());
    stories.addAll(stopped());
    stories.addAll(vanishing());
    return List.copyOf(stories);
  }

  private static List<Story> ordinary() {
    return List.of(
        of("certain", document("auto-approved", "approve")),
        of("approved", document("approved", "approve")),
        of("expired", document("approved", "expire")),
        of("manual", document("manual", "approve")),
        of("doubtful", Story::doubtful),
        of("gathered", Cut::gathered),
        of("search and remove", Story::searchAndRemove),
        of("delivered again", Story::again),
        of("another execution", Story::anotherExecution),
        of("malformed", Story::malformed),
        of("guarded", Cut::guarded),
        of("admitted", Stuck::admit));
  }

  private static List<Story> failing() {
    Steps certain = document("auto-approved", "approve");
    return List.of(
        faulty("not staged", certain, "ExtractGroup:error"),
        faulty("not indexed", certain, "IndexDocument:error"),
        faulty(
            "not committed",
            certain,
            "CommitEntities:error",
            "MarkForManualWork/dynamodb:TransactWriteItems:error@1"),
        faulty("stuck", Stuck::settle, "IndexDocument:error", "RemovePostings:error"),
        faulty("swept", Stuck::sweep, "ExtractGroup:error", "RemoveStagedEntities:error"),
        faulty(
            "decided before it was asked",
            Story::wordIsLost,
            "RequestDecision:crash-after@1",
            "DecideApproval/states:SendTaskSuccess:error"),
        faulty("guarded in vain", Cut::guardedInVain, "LookUpCoverage/s3:GetObject:error"),
        faulty("not admitted", Stuck::admit, "OpenBillingCase:error"),
        faulty("admission undone from its end", Stuck::admit, "PublishPatientAdmitted:error"),
        faulty("admission stuck", Stuck::settle, "OpenBillingCase:error", "ReleaseBed:error"));
  }

  private static List<Story> stopped() {
    Steps certain = document("auto-approved", "approve");
    return List.of(
        of("stopped early", Cut.stopped("ExtractEntities", certain, LATER)),
        of("stopped late", Cut.stopped("CommitEntities", certain, LATER)),
        of("taken on", Cut::takenOn),
        of("admission stopped", Cut.stopped("OpenBillingCase", Stuck::admit, LATER)),
        of("admission stopped late", Cut.stopped("PublishPatientAdmitted", Stuck::admit, LATER)));
  }

  private static List<Story> vanishing() {
    List<Story> stories = new ArrayList<>();
    stories.add(of("vanished before its intake", Stuck::vanishEarly));
    for (String state :
        List.of(
            "ReceiveDocument",
            "ClassifyDocument",
            "ExtractEntities",
            "ValidateExtraction",
            "IndexDocument")) {
      Steps steps = (cloud, runs) -> Stuck.vanish(cloud, runs, state);
      stories.add(of("vanished before " + state, steps));
    }
    if (ScannedDocuments.canBeRecognized()) {
      stories.add(of("scanned", Story::scanned));
      for (String state : List.of("StartTextDetection", "ReceiveRecognizedText")) {
        Steps steps = (cloud, runs) -> Stuck.vanishScanned(cloud, runs, state);
        stories.add(of("scan vanished before " + state, steps));
      }
    }
    return stories;
  }

  /** A story in which these faults happen until nothing can go on. */
  private static Story faulty(String name, Steps steps, String... faults) {
    return of(
        name,
        (cloud, runs) -> {
          cloud.inject(List.of(faults));
          try {
            steps.take(cloud, runs);
          } finally {
            cloud.inject(List.of());
          }
        });
  }

  private static Story of(String name, Steps steps) {
    return new Story(name, Set.of(), steps);
  }

  static Steps document(String route, String decision) {
    return (cloud, runs) -> {
      var sample = Samples.onRoute(route);
      try (var person = People.deciding(cloud, decision)) {
        runs.upload(sample.file(), sample.content());
        cloud.settle();
      }
    };
  }

  /** A decision of which the execution never hears. */
  private static void wordIsLost(TestCloud cloud, DocumentRuns runs) throws Exception {
    var sample = Samples.onRoute("approved");
    try (var person =
        cloud.whenPublished(
            "ApprovalRequested",
            request -> People.decide(cloud, request, "approve", "ada@example.org"))) {
      runs.upload(sample.file(), sample.content());
      cloud.settle();
    }
  }

  /** Every document of which too little is sure for a person to be asked at once. */
  private static void doubtful(TestCloud cloud, DocumentRuns runs) {
    for (var sample : Samples.all()) {
      if (sample.expected().path("band").asText().equals("manual")) {
        runs.upload(sample.file(), sample.content());
      }
    }
    cloud.settle();
  }

  private static void anotherExecution(TestCloud cloud, DocumentRuns runs) {
    var sample = Samples.onRoute("auto-approved");
    Upload upload = runs.upload(sample.file(), sample.content());
    cloud.settle();
    startAgain(cloud, runs, upload);
  }

  /** Starts another execution of a document. */
  static void startAgain(TestCloud cloud, DocumentRuns runs, Upload upload) {
    String input = runs.execution(upload).description().input();
    cloud
        .clients()
        .sfn
        .startExecution(
            request ->
                request
                    .stateMachineArn(cloud.output("DocumentProcessingStateMachineArn"))
                    .name("second-" + upload.documentId())
                    .input(input));
    cloud.settle();
  }

  private static void searchAndRemove(TestCloud cloud, DocumentRuns runs) {
    var sample = Samples.onRoute("auto-approved");
    Upload upload = runs.upload(sample.file(), sample.content());
    cloud.settle();
    call(cloud, "SearchDocumentsFunctionName", object("query", "total OR patient OR invoice"));
    call(cloud, "SearchDocumentsFunctionName", object("query", "the"));
    call(
        cloud,
        "RemoveDocumentFunctionName",
        JsonNodeFactory.instance
            .objectNode()
            .put("documentId", upload.documentId())
            .put("reason", "a test"));
    cloud.settle();
  }

  private static JsonNode object(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  /** Invokes a function of this name, or of the name that an output gives. */
  static void call(TestCloud cloud, String function, JsonNode body) {
    String name = function.endsWith("FunctionName") ? cloud.output(function) : function;
    var answer =
        cloud
            .clients()
            .lambda
            .invoke(
                request ->
                    request.functionName(name).payload(SdkBytes.fromUtf8String(body.toString())));
    if (answer.functionError() != null) {
      throw new AssertionError(name + " failed: " + answer.payload().asUtf8String());
    }
  }

  private static void again(TestCloud cloud, DocumentRuns runs) {
    Upload upload = runs.upload("letter.txt", LETTER);
    cloud.settle();
    UploadEvent.of(upload).sendTo(cloud);
    cloud.settle();
  }

  private static void malformed(TestCloud cloud, DocumentRuns runs) {
    String sample = "events/samples/document-processing/events/malformed-no-json.txt";
    new UploadEvent(Repository.read(Repository.at(sample))).sendTo(cloud);
    cloud.settle();
  }

  private static void undeliverable(TestCloud cloud, DocumentRuns runs) {
    runs.upload("letter.txt", LETTER);
    cloud.settle();
  }

  private static void scanned(TestCloud cloud, DocumentRuns runs) throws Exception {
    runs.upload("scan.pdf", ScannedDocuments.pdf("INVOICE\n\nInvoice number: HL-5518\n"));
    cloud.settle();
  }
}
