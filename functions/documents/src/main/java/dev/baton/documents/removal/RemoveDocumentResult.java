package dev.baton.documents.removal;

/**
 * What was removed now; nothing when an earlier removal had removed it all.
 *
 * @param terms under which the document was found
 * @param items of the document: entities, marker, status
 * @param objects versions of the upload and files of the processing
 */
public record RemoveDocumentResult(String documentId, int terms, int items, int objects) {}
