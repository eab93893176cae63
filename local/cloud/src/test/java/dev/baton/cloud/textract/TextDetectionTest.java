package dev.baton.cloud.textract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.s3.S3Part;
import dev.baton.cloud.wire.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDetectionTest {
  private static final Principal CALLER =
      new Principal(Principal.Kind.STATE_MACHINE, "Test", "arn:test", "arn:role");
  private static final String OUTPUT =
      ", \"OutputConfig\": {\"S3Bucket\": \"scans\", \"S3Prefix\": \"found\"}";

  @TempDir Path folder;
  private final TestCloud cloud = new TestCloud();

  @BeforeEach
  void makesABucket() {
    cloud.with(context -> new S3Part(context, (source, type, resources, detail) -> {}));
    cloud.create("AWS::S3::Bucket", "Scans", "{\"BucketName\": \"scans\"}");
  }

  @AfterEach
  void closes() {
    cloud.close();
  }

  @Test
  void recognizesThePagesOfAScanAndLeavesThemInS3() throws IOException {
    with(present());
    put("in.pdf", scan("Potassium 5.9 mmol/L", "Discharge summary"));
    String job = start("in.pdf", OUTPUT).path("JobId").asText();
    JsonNode result = ended(job);
    assertThat(result.path("JobStatus").asText()).isEqualTo("SUCCEEDED");
    assertThat(result.at("/DocumentMetadata/Pages").asInt()).isEqualTo(2);
    JsonNode left = Json.parse(new String(object("found/" + job + "/1"), StandardCharsets.UTF_8));
    assertThat(lines(left)).containsExactly("Potassium 5.9 mmol/L", "Discharge summary");
    for (JsonNode block : left.path("Blocks")) {
      JsonNode box = block.at("/Geometry/BoundingBox");
      assertThat(box.path("Left").asDouble() + box.path("Width").asDouble()).isBetween(0.0, 1.0);
      assertThat(box.path("Top").asDouble() + box.path("Height").asDouble()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void answersTheSameJobForTheSameToken() throws IOException {
    with(present());
    put("in.pdf", scan("Once"));
    String token = ", \"ClientRequestToken\": \"t\"";
    assertThat(start("in.pdf", token).path("JobId"))
        .isEqualTo(start("in.pdf", token).path("JobId"));
  }

  @Test
  void saysWhatIsMissingWhereThereIsNoTesseract() {
    with(Tesseract.find(Map.of("PATH", folder.toString())));
    AwsResponse answer = call("StartDocumentTextDetection", document("in.pdf", ""));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("AccessDeniedException", "apt-get install tesseract-ocr");
  }

  @Test
  void isSwitchedOffByTheSetting() {
    assertThat(Tesseract.find(Map.of("PATH", "/usr/bin", "BATON_TESSERACT", "none")).isPresent())
        .isFalse();
  }

  @Test
  void refusesAnObjectThatIsNotThere() throws IOException {
    with(program("exit 0"));
    assertThat(call("StartDocumentTextDetection", document("none.pdf", "")).text())
        .contains("InvalidS3ObjectException");
    assertThat(call("GetDocumentTextDetection", "{\"JobId\": \"none\"}").text())
        .contains("InvalidJobIdException");
  }

  @Test
  void failsTheJobWhenTheProgramFailsOrTheDocumentIsNone() throws IOException {
    with(program("exit 3"));
    put("in.pdf", scan("Something"));
    assertFailed("in.pdf", "tesseract ended with 3");
    put("broken.pdf", "%PDF-1.4 nothing".getBytes(StandardCharsets.UTF_8));
    assertFailed("broken.pdf", "");
  }

  @Test
  void refusesImagesThatWouldFillTheMemory() throws IOException {
    with(program("exit 0"));
    byte[] huge;
    try (PDDocument document = new PDDocument()) {
      PDPage page = page(document, "tiny");
      for (COSName name : page.getResources().getXObjectNames()) {
        PDImageXObject image = (PDImageXObject) page.getResources().getXObject(name);
        image.getCOSObject().setInt(COSName.WIDTH, 40_000);
        image.getCOSObject().setInt(COSName.HEIGHT, 40_000);
      }
      huge = bytes(document);
    }
    put("huge.pdf", huge);
    assertFailed("huge.pdf", "pixels");
  }

  private void assertFailed(String key, String message) {
    JsonNode result = ended(start(key, OUTPUT).path("JobId").asText());
    assertThat(result.path("JobStatus").asText()).isEqualTo("FAILED");
    assertThat(result.path("StatusMessage").asText()).contains(message);
  }

  private void with(Tesseract tesseract) {
    cloud.with(context -> new TextractPart(context, tesseract));
  }

  private static Tesseract present() {
    Tesseract tesseract = Tesseract.find(System.getenv());
    if (System.getenv("BATON_CI") == null) {
      assumeThat(tesseract.isPresent()).as(Tesseract.HOW_TO_GET_IT).isTrue();
    }
    assertThat(tesseract.isPresent()).as(Tesseract.HOW_TO_GET_IT).isTrue();
    return tesseract;
  }

  /** A stand-in that knows English and else does what the script says. */
  private Tesseract program(String script) throws IOException {
    Path file = folder.resolve("tesseract");
    Files.writeString(
        file, "#!/bin/sh\n[ \"$1\" = --list-langs ] && { echo eng; exit 0; }\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return Tesseract.find(Map.of("BATON_TESSERACT", file.toString()));
  }

  private JsonNode start(String key, String more) {
    AwsResponse answer = call("StartDocumentTextDetection", document(key, more));
    assertThat(answer.ok()).as(answer.text()).isTrue();
    return Json.parse(answer.text());
  }

  private static String document(String key, String more) {
    return "{\"DocumentLocation\": {\"S3Object\": {\"Bucket\": \"scans\", \"Name\": \"%s\"}}%s}"
        .formatted(key, more);
  }

  private JsonNode ended(String job) {
    cloud.clock.awaitIdle();
    return Json.parse(
        call("GetDocumentTextDetection", "{\"JobId\": \"%s\"}".formatted(job)).text());
  }

  private AwsResponse call(String action, String body) {
    return cloud.context.door().handle(AwsRequest.json(CALLER, "textract", action, body));
  }

  private void put(String key, byte[] content) {
    new CallersObjects(cloud.context.door(), CALLER).put("scans", key, content);
  }

  private byte[] object(String key) {
    return new CallersObjects(cloud.context.door(), CALLER).get("scans", key);
  }

  private static List<String> lines(JsonNode result) {
    return StreamSupport.stream(result.path("Blocks").spliterator(), false)
        .filter(block -> block.path("BlockType").asText().equals("LINE"))
        .map(block -> block.path("Text").asText())
        .toList();
  }

  private static byte[] scan(String... pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (String text : pages) {
        PDPage _ = page(document, text);
      }
      return bytes(document);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static PDPage page(PDDocument document, String text) throws IOException {
    BufferedImage image;
    try (PDDocument letters = new PDDocument()) {
      PDPage written = new PDPage();
      letters.addPage(written);
      try (PDPageContentStream content = new PDPageContentStream(letters, written)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 14);
        content.newLineAtOffset(72, 650);
        content.showText(text);
        content.endText();
      }
      image = new PDFRenderer(letters).renderImageWithDPI(0, 150, ImageType.GRAY);
    }
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 612, 792);
    }
    return page;
  }
}
