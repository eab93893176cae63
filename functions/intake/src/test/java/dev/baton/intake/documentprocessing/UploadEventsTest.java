package dev.baton.intake.documentprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.events.DocumentRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadEventsTest {
  private final UploadEvents events = new UploadEvents(UploadJson.BUCKET, document -> null);

  @Test
  void readsWhatS3Says() {
    Upload upload = events.read(UploadJson.of("inbox/a/Bericht März.pdf", "v1"));
    String id = DocumentRef.idOf("documents", "inbox/a/Bericht März.pdf", "v1");
    assertThat(upload.document())
        .isEqualTo(new DocumentRef(id, "documents", "inbox/a/Bericht März.pdf", "v1", 512));
    assertThat(upload.correlationId()).isEqualTo(id);
  }

  @Test
  void takesTheCorrelationOfTheEventWhereItHasOne() {
    String event =
        UploadJson.of("inbox/a.pdf", "v1").replace("\"reason\"", "\"correlationId\":\"c-1\",\"x\"");
    assertThat(events.read(event).correlationId()).isEqualTo("c-1");
  }

  @Test
  void anotherVersionIsAnotherDocument() {
    assertThat(events.read(UploadJson.of("inbox/a.pdf", "v1")).document().documentId())
        .isNotEqualTo(events.read(UploadJson.of("inbox/a.pdf", "v2")).document().documentId());
  }

  @Test
  void readsAnObjectWithoutVersion() {
    String event = UploadJson.of("inbox/a.pdf", "v1").replace("\"version-id\":\"v1\",", "");
    assertThat(events.read(event).document().versionId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "not json", "[]", "null", "{\"source\":\"aws.s3\"}", "{", "7"})
  void refusesWhatIsNoEvent(String body) {
    assertThatThrownBy(() -> events.read(body))
        .isInstanceOfSatisfying(
            ValidationException.class, e -> assertThat(e.code()).isEqualTo("malformed-event"));
  }

  @ParameterizedTest
  @CsvSource({
    "aws.s3, aws.ec2",
    "Object Created, Object Deleted",
    "\"name\":\"documents\", \"name\":\"other\"",
    "inbox/a.pdf, work/a.pdf",
    "inbox/a.pdf, inbox/",
    "512, -1",
    "512, 1.5",
    "512, \"512\"",
    "512, 99999999999999999999",
    "\"version-id\":\"v1\", \"version-id\":7",
    "\"version-id\":\"v1\", \"version-id\":\"\"",
  })
  void refusesAnEventThatIsNotAboutAnUpload(String part, String replacement) {
    String event = UploadJson.of("inbox/a.pdf", "v1").replace(part, replacement);
    assertThatThrownBy(() -> events.read(event))
        .isInstanceOfSatisfying(
            ValidationException.class, e -> assertThat(e.code()).isEqualTo("malformed-event"));
  }

  @Test
  void refusesAnOversizedEventWithoutReadingIt() {
    assertThatThrownBy(() -> events.read("{".repeat(UploadEvents.MAX_EVENT_BYTES + 1)))
        .isInstanceOfSatisfying(
            ValidationException.class, e -> assertThat(e.code()).isEqualTo("oversized-event"));
  }

  @Test
  void saysNothingOfTheContentInItsReasons() {
    assertThatThrownBy(() -> events.read("{\"source\":\"Jane Doe\"}"))
        .hasMessageNotContaining("Jane");
  }

  @Test
  void takesTheCorrelationIdThatCameWithTheUploadUnlessItIsUnfit() {
    assertThat(correlationId("case-17")).isEqualTo("case-17");
    String own = correlationId(null);
    assertThat(own).hasSize(32);
    assertThat(correlationId("two words\n")).isEqualTo(own);
  }

  private static String correlationId(@Nullable String given) {
    UploadEvents read = new UploadEvents(UploadJson.BUCKET, document -> given);
    return read.read(UploadJson.of("inbox/a.pdf", "v1")).correlationId();
  }
}
