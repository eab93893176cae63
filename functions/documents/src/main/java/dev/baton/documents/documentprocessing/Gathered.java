package dev.baton.documents.documentprocessing;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.validation.Earlier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was gathered for a document that was in doubt; the claim check {@code gathered.json}.
 *
 * @param reading the way in which it was read again, null where the first way stays the best
 * @param linked facts that other documents of the same correlation id contribute
 * @param earlier what was thought of it before
 */
record Gathered(@Nullable String reading, List<Fact> linked, Earlier earlier) {}
