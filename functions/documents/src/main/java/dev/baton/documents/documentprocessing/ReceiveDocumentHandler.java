package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.storage.DocumentSource;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Reads an upload by what it holds, and leaves its text and its groups of sections in S3. */
public final class ReceiveDocumentHandler implements RequestStreamHandler {
  private final Receiving receiving;
  private final Telemetry telemetry;

  public ReceiveDocumentHandler() {
    this(DocumentsSettings.forFiles(System.getenv()));
  }

  private ReceiveDocumentHandler(DocumentsSettings settings) {
    this(
        settings.source(),
        settings.claims(),
        settings.maxBytes(),
        Telemetry.of(ReceiveDocumentHandler.class, Clock.systemUTC()));
  }

  ReceiveDocumentHandler(
      DocumentSource source, ClaimCheck claims, long maxBytes, Telemetry telemetry) {
    receiving = new Receiving(source, claims, maxBytes, telemetry);
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(ReceiveDocumentRequest.class, telemetry, this::receive);
  }

  private ReceiveDocumentResult receive(ReceiveDocumentRequest request) {
    return receiving.receive(
        new Receiving.Order(request.document(), request.executionName(), request.keepsScans()));
  }
}
