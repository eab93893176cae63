package dev.baton.documents.documentprocessing;

import dev.baton.documents.documentprocessing.ReceiveDocumentResult.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was gathered.
 *
 * @param found whether there is anything new to assess
 * @param reading the way in which the document was read again, null where the first stays the best
 * @param linked how many facts other documents contribute
 * @param groups the groups of the new reading, to be extracted anew; empty where there is none
 */
public record GatherInformationResult(
    boolean found, @Nullable String reading, int linked, List<Group> groups) {}
