package dev.baton.intake.documentprocessing;

/** Says on Baton's bus that a document came in again. */
interface Announcements {
  /** Announces what one delivery brought; the same delivery again changes nothing. */
  void announce(DocumentDuplicate duplicate, String deliveryId);
}
