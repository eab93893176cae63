package dev.baton.documents.documentprocessing;

import dev.baton.documents.documentprocessing.ValidateExtractionRequest.Classification;
import dev.baton.documents.validation.Evidence;
import dev.baton.documents.values.Notation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reading showed of the document as a whole; the claim check {@code reading.json}.
 *
 * @param recognized the folder with the text that was recognized in its scanned pages, null where
 *     none was
 */
record ReadingSummary(
    String format,
    int pages,
    int announcedPages,
    List<String> marks,
    Notation notation,
    @Nullable String recognized) {

  /** What is known of the document beside its facts. */
  Evidence evidence(Classification classification, double textQuality) {
    return new Evidence(
        classification.confidence(),
        classification.margin(),
        textQuality,
        pages,
        new Evidence.Announced(announcedPages, marks));
  }
}
