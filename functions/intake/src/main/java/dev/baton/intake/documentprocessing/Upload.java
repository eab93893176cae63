package dev.baton.intake.documentprocessing;

import dev.baton.shared.events.DocumentRef;

/** One uploaded version of an object, as its event told it. */
record Upload(DocumentRef document, String correlationId) {}
