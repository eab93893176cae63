package dev.baton.documents.storage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which documents are committed: what has no marker is visible to nobody. */
public final class CommitMarkers {
  private final BatchReader reader;
  private final String table;

  public CommitMarkers(BatchReader reader, String table) {
    this.reader = reader;
    this.table = table;
  }

  /** The execution that committed each of these documents; one that is not committed is missing. */
  public Map<String, String> executionsOf(Collection<String> documentIds) {
    List<Map<String, AttributeValue>> keys =
        documentIds.stream()
            .map(id -> Map.of("pk", Items.text("DOC#" + id), "sk", Items.text("COMMIT")))
            .toList();
    Map<String, String> executions = new HashMap<>();
    for (Map<String, AttributeValue> marker : reader.read(table, keys, true)) {
      AttributeValue execution = marker.get("executionName");
      // Without a name the document is only held, by an execution that has not committed.
      if (execution != null) {
        executions.put(Items.required(marker, "pk").s().substring("DOC#".length()), execution.s());
      }
    }
    return executions;
  }
}
