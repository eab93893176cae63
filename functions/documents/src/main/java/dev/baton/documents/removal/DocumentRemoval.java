package dev.baton.documents.removal;

import dev.baton.documents.index.SearchIndex;
import dev.baton.documents.storage.DocumentItems;
import dev.baton.documents.storage.StagedFacts.Owner;
import dev.baton.documents.storage.StoredObjects;
import dev.baton.shared.errors.ValidationException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Removes a document in an order that hides it at once and can be repeated from anywhere: the
 * record of the removal, the commit marker, which is what makes a document visible, the upload,
 * files of its processing, postings and lines, and last its entities.
 */
final class DocumentRemoval {
  private static final int LONGEST_REASON = 200;

  private final DocumentItems items;
  private final SearchIndex index;
  private final StoredObjects objects;
  private final Clock clock;

  DocumentRemoval(DocumentItems items, SearchIndex index, StoredObjects objects, Clock clock) {
    this.items = items;
    this.index = index;
    this.objects = objects;
    this.clock = clock;
  }

  RemoveDocumentResult remove(RemoveDocumentRequest request) {
    String id = request.documentId();
    if (!id.matches("[0-9a-f]{32}")) {
      throw new ValidationException("bad-request", "a document's id is 32 hexadecimal digits");
    }
    if (request.reason().isBlank() || request.reason().length() > LONGEST_REASON) {
      throw new ValidationException(
          "bad-request", "say why, in 1 to " + LONGEST_REASON + " characters");
    }
    Set<String> executions = new TreeSet<>(items.executionsOf(id));
    executions.addAll(index.executionsOf(id));
    List<StoredObjects.Version> versions = objects.uploadsOf(id);
    if (executions.isEmpty() && versions.isEmpty() && !items.isRemoved(id)) {
      throw new ValidationException("no-such-document", "nothing is kept of a document of this id");
    }
    items.recordRemoval(id, request.reason(), clock.instant());
    items.hide(id);
    int terms = 0;
    int removedObjects = objects.delete(versions);
    for (String execution : executions) {
      removedObjects += objects.deleteWork(execution);
      terms += index.remove(new Owner(id, execution));
    }
    // Last, since they say which executions there were.
    int removedItems = items.removeAll(id);
    return new RemoveDocumentResult(id, terms, removedItems, removedObjects);
  }
}
