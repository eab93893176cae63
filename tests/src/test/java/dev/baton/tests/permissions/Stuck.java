package dev.baton.tests.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.cloud.UploadEvent;
import dev.baton.tests.documents.Samples;
import dev.baton.tests.documents.ScannedDocuments;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Stories of what goes wrong: what cannot be undone, what is left behind, what vanishes. */
final class Stuck {
  private static final AtomicInteger ADMISSIONS = new AtomicInteger();

  private Stuck() {}

  static void admit(TestCloud cloud, DocumentRuns runs) {
    ObjectNode input =
        (ObjectNode)
            TestCloud.json(
                Repository.read(Repository.at("events/samples/admission-saga/request.json")));
    int number = ADMISSIONS.incrementAndGet();
    input.put("admissionId", "P-" + number).put("room", "theatre-" + number);
    input.put("ward", "ward-" + number).put("payer", "payer-" + number);
    cloud
        .clients()
        .sfn
        .startExecution(
            start ->
                start
                    .stateMachineArn(cloud.output("AdmissionSagaStateMachineArn"))
                    .input(input.toString()));
    cloud.settle();
  }

  /** Lets a document and an admission get stuck, and a person have the undoing done again. */
  static void settle(TestCloud cloud, DocumentRuns runs) throws Exception {
    int earlier = cloud.published("CompensationStuck").size();
    Story.document("auto-approved", "approve").take(cloud, runs);
    admit(cloud, runs);
    cloud.inject(List.of());
    List<JsonNode> all = cloud.published("CompensationStuck");
    for (JsonNode stuck : all.subList(earlier, all.size())) {
      ObjectNode request = JsonNodeFactory.instance.objectNode();
      request.set("compensationId", stuck.path("compensationId"));
      request.put("action", "RETRY").put("by", "ada").put("reason", "a test");
      Story.call(cloud, "SettleCompensationFunctionName", request);
    }
    cloud.settle();
  }

  /** Leaves something staged, and has it swept a week later. */
  static void sweep(TestCloud cloud, DocumentRuns runs) throws Exception {
    Story.document("auto-approved", "approve").take(cloud, runs);
    cloud.inject(List.of());
    Story.call(cloud, "BatonDocuments-SweepStagesFunction", JsonNodeFactory.instance.objectNode());
    cloud.settle();
  }

  /** Takes all that is kept of a document away when an execution enters a state. */
  static void vanish(TestCloud cloud, DocumentRuns runs, String state) throws Exception {
    var sample = Samples.onRoute("auto-approved");
    try (var thief = cloud.whenEntered(state, execution -> steal(cloud))) {
      runs.upload(sample.file(), sample.content());
      cloud.settle();
    }
  }

  static void vanishScanned(TestCloud cloud, DocumentRuns runs, String state) throws Exception {
    try (var thief = cloud.whenEntered(state, execution -> steal(cloud))) {
      runs.upload("scan.pdf", ScannedDocuments.pdf("INVOICE\n\nInvoice number: HL-5518\n"));
      cloud.settle();
    }
  }

  /** An event that comes when its object is gone. */
  static void vanishEarly(TestCloud cloud, DocumentRuns runs) {
    String bucket = cloud.output("DocumentsBucketName");
    UploadEvent.of(new Upload(bucket, runs.key("gone.txt"), "gone", 5)).sendTo(cloud);
    cloud.settle();
  }

  private static void steal(TestCloud cloud) {
    String bucket = cloud.output("DocumentsBucketName");
    cloud.clients().s3.listObjectVersions(list -> list.bucket(bucket)).versions().stream()
        .forEach(
            version ->
                cloud
                    .clients()
                    .s3
                    .deleteObject(
                        delete ->
                            delete
                                .bucket(bucket)
                                .key(version.key())
                                .versionId(version.versionId())));
  }
}
