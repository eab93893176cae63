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
    List<Story> stories = new ArrayList<>();
    stories.add(of("certain", document("auto-approved", "approve")));
    stories.add(of("approved", document("approved", "approve")));
    stories.add(of("expired", document("approved", "expire")));
    stories.add(of("manual", document("manual", "approve")));
    stories.add(of("doubtful", Story::doubtful));
    stories.add(of("search and remove", Story::searchAndRemove));
    stories.add(of("delivered again", Story::again));
    stories.add(of("another execution", Story::anotherExecution));
    stories.add(of("malformed", Story::malformed));
    stories.add(new Story("undeliverable", Set.of(queuePolicyOfUploads), Story::undeliverable));
    stories.add(faulty("not staged", document("auto-approved", "approve"), "ExtractGroup:error"));
    stories.add(faulty("not indexed", document("auto-approved", "approve"), "IndexDocument:error"));
    stories.add(
        faulty(
            "not committed",
            document("auto-approved", "approve"),
            "CommitEntities:error",
            "MarkForManualWork/dynamodb:PutItem:error@1"));
    stories.add(faulty("stuck", Stuck::settle, "IndexDocument:error", "RemovePostings:error"));
    stories.add(faulty("swept", Stuck::sweep, "ExtractGroup:error", "RemoveStagedEntities:error"));
    stories.add(
        faulty(
            "decided before it was asked",
            Story::wordIsLost,
            "RequestDecision:crash-after@1",
            "DecideApproval/states:SendTaskSuccess:error"));
    stories.add(of("gathered", Cut::gathered));
    stories.add(of("guarded", Cut::guarded));
    stories.add(faulty("guarded in vain", Cut::guardedInVain, "LookUpCoverage/s3:GetObject:error"));
    stories.add(
        of(
            "swept when stopped",
            Cut.stopped("ExtractEntities", document("auto-approved", ""), LATER)));
    stories.add(
        of(
            "swept when stopped before its commit",
            Cut.stopped("CommitEntities", document("auto-approved", ""), LATER)));
    stories.add(of("taken on", Cut::takenOn));
    stories.add(of("admission stopped", Cut.stopped("OpenBillingCase", Stuck::admit, LATER)));
    stories.add(
        of(
            "admission stopped at its end",
            Cut.stopped("PublishPatientAdmitted", Stuck::admit, LATER)));
    stories.add(
        faulty("admission undone from its end", Stuck::admit, "PublishPatientAdmitted:error"));
    stories.add(of("admitted", Stuck::admit));
    stories.add(faulty("not admitted", Stuck::admit, "OpenBillingCase:error"));
    stories.add(
        faulty("admission stuck", Stuck::settle, "OpenBillingCase:error", "ReleaseBed:error"));
    stories.add(of("vanished before its intake", Stuck::vanishEarly));
    for (String state :
        List.of(
            "ReceiveDocument",
            "ClassifyDocument",
            "ExtractEntities",
            "ValidateExtraction",
            "IndexDocument")) {
      stories.add(
          of("vanished before " + state, (cloud, runs) -> Stuck.vanish(cloud, runs, state)));
    }
    if (ScannedDocuments.canBeRecognized()) {
      stories.add(of("scanned", Story::scanned));
      for (String state : List.of("StartTextDetection", "ReceiveRecognizedText")) {
        stories.add(
            of(
                "scan vanished before " + state,
                (cloud, runs) -> Stuck.vanishScanned(cloud, runs, state)));
      }
    }
    return List.copyOf(stories);
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
