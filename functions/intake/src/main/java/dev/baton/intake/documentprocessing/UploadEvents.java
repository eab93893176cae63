package dev.baton.intake.documentprocessing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.json.Json;
import dev.baton.shared.telemetry.Correlation;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what S3 says on the default bus; refuses what is too large, no JSON, or not about an upload
 * to this bucket (schema: {@code events/schemas/intake/ObjectCreated.json}).
 */
final class UploadEvents {
  /** An event of S3 has about one kilobyte; a key has at most one more. */
  static final int MAX_EVENT_BYTES = 32 * 1024;

  private static final int MAX_KEY_BYTES = 1024;
  private static final String INBOX = "inbox/";

  private final String bucket;
  private final CorrelationIds correlationIds;

  UploadEvents(String bucket, CorrelationIds correlationIds) {
    this.bucket = bucket;
    this.correlationIds = correlationIds;
  }

  Upload read(String body) {
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_EVENT_BYTES) {
      throw new ValidationException(
          ReasonCode.OVERSIZED_EVENT.code(),
          "The event has " + bytes + " bytes; at most " + MAX_EVENT_BYTES + " are read.");
    }
    JsonNode event = tree(body);
    require("aws.s3".equals(event.path("source").asText()), "source is not aws.s3");
    require(
        "Object Created".equals(event.path("detail-type").asText()),
        "detail-type is not Object Created");
    JsonNode detail = event.path("detail");
    require(
        bucket.equals(detail.path("bucket").path("name").asText()),
        "detail.bucket.name is not the bucket of documents");
    return upload(detail);
  }

  private Upload upload(JsonNode detail) {
    JsonNode object = detail.path("object");
    String key = object.path("key").asText();
    JsonNode size = object.path("size");
    require(
        key.startsWith(INBOX)
            && key.length() > INBOX.length()
            && key.getBytes(StandardCharsets.UTF_8).length <= MAX_KEY_BYTES,
        "detail.object.key is no key below " + INBOX);
    require(
        size.isIntegralNumber() && size.canConvertToLong() && size.longValue() >= 0,
        "detail.object.size is no number of bytes");
    String versionId = versionId(object.path("version-id"));
    String id = DocumentRef.idOf(bucket, key, versionId);
    DocumentRef document = new DocumentRef(id, bucket, key, versionId, size.longValue());
    String told = detail.path("correlationId").textValue();
    String given = told == null ? correlationIds.of(document) : told;
    return new Upload(document, Correlation.of(given, id).id());
  }

  private static @Nullable String versionId(JsonNode version) {
    if (version.isMissingNode() || version.isNull()) {
      return null;
    }
    require(
        version.isTextual()
            && !version.textValue().isBlank()
            && version.textValue().length() <= 1024,
        "detail.object.version-id is no version");
    return version.textValue();
  }

  private static JsonNode tree(String body) {
    try {
      return Json.tree(body);
    } catch (LogicException e) {
      throw malformed("it is no JSON");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw malformed(otherwise);
    }
  }

  private static ValidationException malformed(String what) {
    return new ValidationException(
        ReasonCode.MALFORMED_EVENT.code(), "The event does not announce an upload: " + what + ".");
  }
}
