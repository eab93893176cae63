package dev.baton.tests.evaluation;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.validation.Assessment;
import dev.baton.documents.validation.Evidence;
import dev.baton.models.classification.Classification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the stages made of a document; nothing but the type where that is unknown. */
record Understood(
    Classification classification,
    List<Fact> facts,
    @Nullable Evidence evidence,
    @Nullable Assessment assessment,
    Stopwatch spent) {

  double confidence() {
    return assessment == null ? 0 : assessment.confidence();
  }

  /** Milliseconds each stage took. */
  record Stopwatch(double read, double classify, double extract, double validate) {}
}
