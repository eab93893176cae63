package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Reads an upload with the text that Amazon Textract found in its scanned pages and left in S3. */
public final class ReceiveRecognizedTextHandler implements RequestStreamHandler {
  private final ClaimCheck claims;
  private final String bucket;
  private final Receiving receiving;
  private final Telemetry telemetry;

  public ReceiveRecognizedTextHandler() {
    this(DocumentsSettings.forFiles(System.getenv()));
  }

  private ReceiveRecognizedTextHandler(DocumentsSettings settings) {
    this(
        settings.claims(),
        settings.bucket(),
        new Receiving(
            settings.source(),
            settings.claims(),
            settings.maxBytes(),
            Telemetry.of(ReceiveRecognizedTextHandler.class, Clock.systemUTC())));
  }

  ReceiveRecognizedTextHandler(ClaimCheck claims, String bucket, Receiving receiving) {
    this.claims = claims;
    this.bucket = bucket;
    this.receiving = receiving;
    this.telemetry = receiving.telemetry();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(ReceiveRecognizedTextRequest.class, telemetry, this::receive);
  }

  private ReceiveDocumentResult receive(ReceiveRecognizedTextRequest request) {
    String folder = WorkKeys.recognized(request.executionName(), request.jobId());
    return receiving.receive(
        new Receiving.Order(request.document(), request.executionName(), false),
        new Receiving.Recognition(folder, RecognizedParts.in(bucket, folder, claims)));
  }
}
