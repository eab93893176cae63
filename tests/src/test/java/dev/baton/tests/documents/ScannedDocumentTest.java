package dev.baton.tests.documents;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.TestCloud;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents with pages that are images, and files that hold more than one document. */
@Tag("e2e")
class ScannedDocumentTest {
  private static final String INVOICE =
      """
      Harper & Lowe Catering
      12 Mill Lane, Oxford

      INVOICE

      Invoice number: %s
      Invoice date: 9 February 2026
      Payment due: 11 March 2026
      Bill to: Westfield Rowing Club

      Description                Qty    Unit price      Amount
      Buffet lunch, per guest     64         13.75      880.00
      Waiting staff, hours        15         17.00      255.00

      Net                                             1,135.00
      VAT 20%%                                           227.00
      Amount due                                  GBP 1,362.00
      """;
  private static final String LAB_REPORT =
      """
      QUAYSIDE PATHOLOGY

      LABORATORY REPORT

      Patient name: Derek Oyelaran
      Hospital number: H-220914
      Collected: 12 March 2026
      Specimen: Plasma

      Test          Result   Units     Reference range
      Sodium        138      mmol/L    135 - 145
      Potassium     4.4      mmol/L    3.5 - 5.1
      Calcium       2.31     mmol/L    2.20 - 2.60
      """;

  private final TestCloud cloud = TestCloud.warm();

  @Test
  void aScannedInvoiceIsRecognizedAndUnderstood() {
    assumeTesseract();
    DocumentRuns runs = new DocumentRuns(cloud, "scanned");
    ExecutionRecord execution =
        runs.process("scan.pdf", ScannedDocuments.pdf(INVOICE.formatted("HL-5518")));
    assertThat(execution)
        .succeeded()
        .hasOutput("/type", "invoice")
        .visited(
            "StartTextDetection",
            "WaitForTextDetection",
            "GetTextDetection",
            "IsTextDetected",
            "ReceiveRecognizedText",
            "ClassifyDocument",
            "ValidateExtraction");
    assertThat(execution.output().path("confidence").asDouble()).isBetween(0.1, 0.99);
  }

  @Test
  void aScannedPageAmongPagesOfTextIsReadToo() {
    assumeTesseract();
    DocumentRuns runs = new DocumentRuns(cloud, "partly-scanned");
    String[] halves = INVOICE.formatted("HL-5519").split("(?=Description)");
    ExecutionRecord execution =
        runs.process("partly.pdf", ScannedDocuments.pdf("=" + halves[0], halves[1]));
    assertThat(execution)
        .succeeded()
        .hasOutput("/type", "invoice")
        .visited("ReceiveRecognizedText", "ValidateExtraction");
  }

  @Test
  void anImageInWhichNothingIsRecognizedIsForAPerson() {
    DocumentRuns runs = new DocumentRuns(cloud, "picture");
    ExecutionRecord execution = runs.process("picture.pdf", ScannedDocuments.pdf(" "));
    assertThat(execution)
        .succeeded()
        .tookRoute("manual")
        .forReason("image-only")
        .visited("StartTextDetection", "MarkForManualWork", "NeedsManualWork")
        .didNotVisit("ClassifyDocument");
    String documentId = execution.output().path("documentId").asText();
    assertThat(runs.announcements(documentId))
        .extracting(DocumentRuns.Announcement::detailType)
        .containsExactly("DocumentNeedsManualWork");
  }

  @Test
  void whileRecognitionIsDownNobodyCallsItAndOneCallFindsOutThatItIsBack() {
    byte[] picture = ScannedDocuments.pdf(" ");
    try (TestCloud faulty =
        TestCloud.withFaults("StartTextDetection/textract:StartDocumentTextDetection:error")) {
      DocumentRuns runs = new DocumentRuns(faulty, "out-of-order");
      for (int i = 0; i < 5; i++) {
        assertThat(runs.process(i + ".pdf", picture))
            .succeeded()
            .forReason("image-only")
            .visited("AskTextRecognition", "StartTextDetection", "ReportTextRecognitionFailure");
      }
      assertThat(states(faulty)).containsExactly("OPEN");
      assertThat(runs.process("waits.pdf", picture))
          .succeeded()
          .tookRoute("manual")
          .sawError("dev.baton.shared.errors.DependencyException");
      faulty.inject(List.of());
      assertThat(runs.process("again.pdf", picture))
          .succeeded()
          .visited("AskTextRecognition", "StartTextDetection", "ReportTextRecognition")
          .didNotVisit("ReportTextRecognitionFailure");
      assertThat(states(faulty)).endsWith("HALF_OPEN", "CLOSED");
    }
  }

  @Test
  void inAStageWithoutRecognitionAScanIsForAPersonAndNobodyIsAskedToReadIt() {
    try (TestCloud without = TestCloud.withSubstitution("TextRecognition", "none")) {
      DocumentRuns runs = new DocumentRuns(without, "unread");
      ExecutionRecord execution =
          runs.process("scan.pdf", ScannedDocuments.pdf(INVOICE.formatted("HL-5520")));
      assertThat(execution)
          .succeeded()
          .tookRoute("manual")
          .forReason("image-only")
          .visited("IsEveryPageRead", "MarkForManualWork", "NeedsManualWork")
          .didNotVisit("AskTextRecognition", "StartTextDetection", "ClassifyDocument");
      String message = execution.output().at("/reason/message").asText();
      assertThat(message).contains("1 of 1 page(s) are images");
    }
  }

  private static List<String> states(TestCloud cloud) {
    return cloud.published("BreakerStateChanged").stream()
        .filter(change -> change.path("breaker").asText().equals("textract"))
        .map(change -> change.path("state").asText())
        .toList();
  }

  @Test
  void twoInvoicesInOneFileAreForAPerson() {
    assertSeveral("invoices.pdf", INVOICE.formatted("HL-5518"), INVOICE.formatted("HL-5519"));
  }

  @Test
  void anInvoiceAndALabReportInOneFileAreForAPerson() {
    assertSeveral("both.pdf", INVOICE.formatted("HL-5518"), LAB_REPORT);
  }

  private void assertSeveral(String name, String first, String second) {
    DocumentRuns runs = new DocumentRuns(cloud, "several");
    ExecutionRecord execution = runs.process(name, ScannedDocuments.pdf("=" + first, "=" + second));
    assertThat(execution)
        .succeeded()
        .tookRoute("manual")
        .forReason("several-documents")
        .visited("IsTypeKnown", "MarkForManualWork")
        .didNotVisit("ExtractEntities");
  }

  private static void assumeTesseract() {
    boolean present = ScannedDocuments.canBeRecognized();
    if (System.getenv("BATON_CI") == null) {
      assumeTrue(present, "this machine has no tesseract: apt-get install tesseract-ocr");
    }
    assertThat(present).as("tesseract").isTrue();
  }
}
