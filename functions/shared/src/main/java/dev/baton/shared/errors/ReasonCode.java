package dev.baton.shared.errors;

import java.util.Locale;
import java.util.Optional;

/** The closed list of reasons why a document ended as it did, each with its sentence. */
public enum ReasonCode {
  CONFIDENCE_HIGH("The confidence reaches the band that needs no person."),
  APPROVED_BY_REVIEWER("A reviewer approved what was extracted."),
  REJECTED_BY_REVIEWER("A reviewer rejected what was extracted."),
  APPROVAL_EXPIRED("Nobody decided before the approval expired."),
  CONFIDENCE_LOW("The confidence is below the band in which a reviewer is asked."),
  UNKNOWN_TYPE("The document is of none of the types that are processed."),
  SEVERAL_DOCUMENTS("The file holds more than one document."),
  IMAGE_ONLY("Pages of the document are images whose text was not recognized."),
  OBJECT_GONE("The object is no longer in the bucket."),
  CORRUPT_PDF("The file starts as a PDF but cannot be read as one."),
  ENCRYPTED_PDF("The PDF is encrypted and opens only with a password."),
  EMPTY_DOCUMENT("The file holds nothing."),
  NO_TEXT("The document has no text."),
  NOT_UTF8("The text is not valid UTF-8."),
  NUL_IN_TEXT("The text holds NUL characters."),
  TOO_LARGE("The file is larger than the limit."),
  UNSUPPORTED_CONTENT("The content is neither a PDF nor plain text."),
  INTERNAL("Processing failed for a reason of its own; see the execution's history."),
  DEPENDENCY_DOWN("A service that processing depends on did not answer."),
  DUPLICATE_DOCUMENT("The same version of the object was processed before."),
  MALFORMED_EVENT("The event is not one that announces an upload."),
  OVERSIZED_EVENT("The event is larger than the limit.");

  private final String sentence;

  ReasonCode(String sentence) {
    this.sentence = sentence;
  }

  /** The code as it is written in events and results, for example {@code object-gone}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String sentence() {
    return sentence;
  }

  /** The reason with this code, or empty when the code is not one of the list. */
  public static Optional<ReasonCode> of(String code) {
    for (ReasonCode reason : values()) {
      if (reason.code().equals(code)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
