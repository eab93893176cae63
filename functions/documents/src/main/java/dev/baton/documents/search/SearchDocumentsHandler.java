package dev.baton.documents.search;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.settings.Settings;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Searches the committed documents; only reads. */
public final class SearchDocumentsHandler implements RequestStreamHandler {
  private final DocumentSearch search;
  private final Telemetry telemetry;

  public SearchDocumentsHandler() {
    this(
        Settings.read(
            System.getenv(),
            s ->
                new DocumentSearch(
                    AwsClients.dynamoDb(),
                    new DocumentSearch.Tables(s.text("DOCUMENTS_TABLE"), s.text("INDEX_TABLE")),
                    DocumentSearch.BOUNDS)),
        Telemetry.of(SearchDocumentsHandler.class, Clock.systemUTC()));
  }

  SearchDocumentsHandler(DocumentSearch search, Telemetry telemetry) {
    this.search = search;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(SearchDocumentsRequest.class, telemetry, search::answer);
  }
}
