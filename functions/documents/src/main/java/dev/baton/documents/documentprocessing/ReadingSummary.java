package dev.baton.documents.documentprocessing;

import dev.baton.documents.values.Notation;
import java.util.List;

/** What a reading showed of the document as a whole; the claim check {@code reading.json}. */
record ReadingSummary(
    String format, int pages, int announcedPages, List<String> marks, Notation notation) {}
