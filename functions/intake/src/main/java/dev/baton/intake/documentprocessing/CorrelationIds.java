package dev.baton.intake.documentprocessing;

import dev.baton.shared.events.DocumentRef;
import org.jspecify.annotations.Nullable;

/** What uploaders say of the matter that a document belongs to. */
interface CorrelationIds {
  /** The id that was given with the upload; null where none was, or where the object is gone. */
  @Nullable String of(DocumentRef document);
}
