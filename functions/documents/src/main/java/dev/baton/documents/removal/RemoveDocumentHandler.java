package dev.baton.documents.removal;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.index.SearchIndex;
import dev.baton.documents.storage.BatchWriter;
import dev.baton.documents.storage.DocumentItems;
import dev.baton.documents.storage.StoredObjects;
import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.settings.Settings;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Removes a document with all that is kept of it; what stays is a record that says when and why.
 * Called again after it was broken off, it removes what is left.
 */
public final class RemoveDocumentHandler implements RequestStreamHandler {
  private final DocumentRemoval removal;
  private final Telemetry telemetry;

  public RemoveDocumentHandler() {
    this(
        Settings.read(
            System.getenv(),
            s ->
                removal(
                    s.text("DOCUMENTS_TABLE"), s.text("INDEX_TABLE"), s.text("DOCUMENTS_BUCKET"))),
        Telemetry.of(RemoveDocumentHandler.class, Clock.systemUTC()));
  }

  RemoveDocumentHandler(DocumentRemoval removal, Telemetry telemetry) {
    this.removal = removal;
    this.telemetry = telemetry;
  }

  private static DocumentRemoval removal(String documentsTable, String indexTable, String bucket) {
    DynamoDbClient dynamoDb = AwsClients.dynamoDb();
    BatchWriter writer = new BatchWriter(dynamoDb, Thread::sleep);
    return new DocumentRemoval(
        new DocumentItems(dynamoDb, writer, documentsTable),
        new SearchIndex(dynamoDb, writer, indexTable),
        new StoredObjects(AwsClients.s3(), bucket),
        Clock.systemUTC());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(RemoveDocumentRequest.class, telemetry, removal::remove);
  }
}
