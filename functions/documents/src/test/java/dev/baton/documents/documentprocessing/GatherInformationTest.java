package dev.baton.documents.documentprocessing;

import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.documents.documentprocessing.Alternatives.Alternative;
import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Extractor;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.Texts;
import dev.baton.documents.reading.RecognizedText;
import dev.baton.documents.storage.InMemoryBucket;
import dev.baton.documents.storage.InMemoryDynamoDb;
import dev.baton.documents.storage.LinkedDocuments;
import dev.baton.documents.storage.LinkedDocuments.Link;
import dev.baton.documents.storage.StagedFacts.Owner;
import dev.baton.documents.validation.Assessment;
import dev.baton.documents.validation.Assessor;
import dev.baton.documents.validation.Contributions;
import dev.baton.documents.validation.Earlier;
import dev.baton.documents.validation.Evidence;
import dev.baton.documents.validation.Factor;
import dev.baton.documents.validation.Finding;
import dev.baton.shared.claimcheck.S3ClaimCheck;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

class GatherInformationTest {
  private static final Evidence CLEAR =
      new Evidence(0.99, 0.9, 1, 1, new Evidence.Announced(1, List.of()));

  private static final String OF_A_PATIENT =
      """
      From: Dr. Ada Vale, Elm Street Practice
      To: Cardiology, County Hospital
      Date: 4 March 2026
      Patient: Jane Doe
      Patient ID: 4471
      Reason for referral: palpitations at night since January
      """;

  private static final String OF_NOBODY =
      OF_A_PATIENT.replaceAll("Patient.*\n", "").replace("palpitations", "chest pain");

  @TempDir Path folder;

  private final InMemoryBucket bucket = new InMemoryBucket();
  private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb();
  private final LinkedDocuments linked =
      new LinkedDocuments(
          bucket,
          new S3ClaimCheck(bucket, "docs", 1_000_000),
          dynamoDb,
          new LinkedDocuments.Places("docs", "documents"));

  @Test
  void readsAFileInOtherWays() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), OF_A_PATIENT);
    List<Alternative> all = new Alternatives(10_000).of(file, null);
    assertThat(all)
        .extracting(Alternative::name)
        .containsExactly(
            "order without headings",
            "layout by headings",
            "layout without headings",
            "columns by headings",
            "columns without headings");
    assertThat(all)
        .allSatisfy(one -> assertThat(one.facts(new Extractor(REFERRAL_LETTER))).isNotEmpty());
    // A text is the same in every order: each way to divide it is made once.
    assertThat(all.get(2).groups()).isSameAs(all.get(0).groups());
    assertThat(all.get(3).groups()).isSameAs(all.get(1).groups());
  }

  @Test
  void readsAScanInOtherWaysWithTheTextThatWasRecognizedInIt() throws IOException {
    Path scan = scan();
    assertThat(new Alternatives(10_000).of(scan, null)).isEmpty();
    RecognizedText recognized = new RecognizedText();
    recognized.add(
        new ObjectMapper()
            .readTree(
                """
                {"Blocks": [{"Id": "w", "BlockType": "WORD", "Page": 1, "Text": "palpitations",
                  "Confidence": 99, "Geometry":
                  {"BoundingBox": {"Left": 0.1, "Top": 0.1, "Width": 0.2, "Height": 0.02}}}]}
                """));
    assertThat(new Alternatives(10_000).of(scan, recognized))
        .hasSize(5)
        .allSatisfy(one -> assertThat(one.groups().toString()).contains("palpitations"));
  }

  private Path scan() throws IOException {
    Path file = folder.resolve("scan.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      var image =
          LosslessFactory.createFromImage(
              document, new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB));
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(image, 0, 0, 612, 792);
      }
      document.save(file.toFile());
    }
    return file;
  }

  @Test
  void leavesDocumentsOfManyLinesAsTheyWereRead() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.txt"), "a line\n".repeat(Alternatives.MOST_LINES + 1));
    assertThat(new Alternatives(10_000_000).of(file, null)).isEmpty();
  }

  @Test
  void aLinkedDocumentTellsWhoThePatientIsOnceItIsCommitted() {
    note("d1", "case-1", OF_A_PATIENT);
    Link asking = new Link("case-1", new Owner("d2", "e2"));
    assertThat(linked.others(asking, REFERRAL_LETTER)).isEmpty();
    commit("d1");
    List<Fact> own = Texts.facts(REFERRAL_LETTER, OF_NOBODY);
    List<Fact> added =
        Contributions.to(REFERRAL_LETTER, own, linked.others(asking, REFERRAL_LETTER));
    assertThat(added).extracting(Fact::name).contains("patientName", "patientId");
    assertThat(added).allMatch(Fact::isLinked);
  }

  @Test
  void documentsOfAnotherIdOrAnotherMatterOrOfNoIdTellNothing() {
    note("d1", "case-1", OF_A_PATIENT);
    note("d3", "d3", OF_A_PATIENT);
    commit("d1");
    commit("d3");
    assertThat(linked.others(new Link("case-2", new Owner("d2", "e2")), REFERRAL_LETTER)).isEmpty();
    assertThat(linked.others(new Link("d3", new Owner("d3", "e3")), REFERRAL_LETTER)).isEmpty();
    assertThat(linked.others(new Link("case-1", new Owner("d1", "e1")), REFERRAL_LETTER)).isEmpty();
    assertThat(linked.others(new Link("case-1", new Owner("d2", "e2")), DocumentType.INVOICE))
        .isEmpty();
  }

  @Test
  void whoContradictsTheDocumentOrEachOtherContributesNothing() {
    List<Fact> one = Texts.facts(REFERRAL_LETTER, OF_A_PATIENT);
    List<Fact> other = Texts.facts(REFERRAL_LETTER, OF_A_PATIENT.replace("Jane Doe", "John Roe"));
    List<Fact> named = Texts.facts(REFERRAL_LETTER, OF_A_PATIENT.replaceAll("Patient ID.*\n", ""));
    assertThat(Contributions.to(REFERRAL_LETTER, named, List.of(patient(other)))).isEmpty();
    List<Fact> nobody = Texts.facts(REFERRAL_LETTER, OF_NOBODY);
    assertThat(Contributions.to(REFERRAL_LETTER, nobody, List.of(patient(one), patient(other))))
        .extracting(Fact::name)
        .containsExactly("patientId");
  }

  @Test
  void whatIsTakenFromAnotherDocumentIsAlwaysSeenByAPerson() {
    List<Fact> facts = new ArrayList<>(Texts.facts(REFERRAL_LETTER, OF_NOBODY));
    double before = new Assessor(REFERRAL_LETTER).assess(facts, CLEAR).confidence();
    patient(Texts.facts(REFERRAL_LETTER, OF_A_PATIENT)).forEach(fact -> facts.add(fact.from("d1")));
    Assessment after = new Assessor(REFERRAL_LETTER).assess(facts, CLEAR);
    assertThat(after.confidence()).isLessThan(0.9).isNotEqualTo(before);
    assertThat(after.findings()).extracting(Finding::code).contains("fact-from-linked-document");
  }

  @Test
  void aContradictionDoesNotVanishWithAnotherReading() {
    String wrong = OF_A_PATIENT + "Date of birth: 4 May 1980\nBorn: 5 May 1981\n";
    List<Fact> first = Texts.facts(REFERRAL_LETTER, wrong);
    Assessment doubtful = new Assessor(REFERRAL_LETTER).assess(first, CLEAR);
    assertThat(doubtful.findings()).extracting(Finding::code).contains("contradiction");
    List<Fact> second = Texts.facts(REFERRAL_LETTER, OF_A_PATIENT);
    Earlier earlier = new Earlier(doubtful.confidence(), doubtful.findings(), first, true);
    Assessment again = new Assessor(REFERRAL_LETTER).assess(second, CLEAR, earlier);
    assertThat(again.findings()).extracting(Finding::code).contains("contradiction");
    assertThat(again.confidence()).isLessThan(0.9);
    assertThat(again.factors()).extracting(Factor::name).contains("readings");
  }

  private static List<Fact> patient(List<Fact> facts) {
    return facts.stream().filter(fact -> fact.name().startsWith("patient")).toList();
  }

  private void note(String documentId, String correlationId, String text) {
    linked.note(
        new Link(correlationId, new Owner(documentId, "e-" + documentId)),
        REFERRAL_LETTER,
        Texts.facts(REFERRAL_LETTER, text));
  }

  private void commit(String documentId) {
    var _ =
        dynamoDb.putItem(
            PutItemRequest.builder()
                .tableName("documents")
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS("DOC#" + documentId),
                        "sk", AttributeValue.fromS("COMMIT"),
                        "executionName", AttributeValue.fromS("e-" + documentId)))
                .build());
  }
}
