package dev.baton.intake.documentprocessing;

/** Says on Baton's bus that a document came in again. */
interface Announcements {
  /** Consumers tell repetitions by document and execution. */
  void announce(DocumentDuplicate duplicate);
}
