package dev.baton.intake.documentprocessing;

import dev.baton.shared.errors.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * A document came in again; the execution that has it is named (schema: {@code
 * events/schemas/documents/DocumentDuplicate.json}).
 */
record DocumentDuplicate(
    String documentId,
    String executionArn,
    String bucket,
    String key,
    @Nullable String versionId,
    String correlationId,
    Reason reason) {

  /** A code of the closed list and its sentence. */
  record Reason(String code, String message) {}

  static DocumentDuplicate of(Upload upload, String executionArn) {
    var document = upload.document();
    var reason = ReasonCode.DUPLICATE_DOCUMENT;
    return new DocumentDuplicate(
        document.documentId(),
        executionArn,
        document.bucket(),
        document.key(),
        document.versionId(),
        upload.correlationId(),
        new Reason(reason.code(), reason.sentence()));
  }
}
