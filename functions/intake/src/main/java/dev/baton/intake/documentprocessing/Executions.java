package dev.baton.intake.documentprocessing;

/** Starts executions, one per document whatever happens. */
interface Executions {
  /** The execution that has the document, and whether another delivery had started it. */
  record Started(String executionArn, boolean wasThereBefore) {}

  /** Idempotent by document id: the name of the execution. The same delivery may ask again. */
  Started start(Upload upload, String deliveryId);
}
