package dev.baton.intake.documentprocessing;

import dev.baton.shared.errors.ValidationException;

/** Keeps what cannot be taken in, with the reason, for a person to look at. */
interface DeadLetters {
  void setAside(String messageId, String body, ValidationException reason);
}
