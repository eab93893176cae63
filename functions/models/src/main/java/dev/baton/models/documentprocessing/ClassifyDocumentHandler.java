package dev.baton.models.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.models.classification.Classification;
import dev.baton.models.classification.DocumentClassifier;
import dev.baton.models.classification.EmbeddedClassifier;
import dev.baton.models.gateway.ChatModels;
import dev.baton.models.gateway.ModelClassifier;
import dev.baton.models.gateway.ModelSettings;
import dev.baton.models.gateway.Provider;
import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.breaker.Breakers;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.claimcheck.S3ClaimCheck;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.priming.Priming;
import dev.baton.shared.settings.Settings;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/** Tells the type of a document from its text; {@code unknown} is an answer. */
public final class ClassifyDocumentHandler implements RequestStreamHandler {
  private static final long MOST_BYTES = 1L << 30;
  // The type shows in the first megabytes or nowhere.
  private static final int READ_BYTES = 2_000_000;

  private final ClaimCheck claims;
  private final DocumentClassifier classifier;
  private final Telemetry telemetry;

  public ClassifyDocumentHandler() {
    this(
        new S3ClaimCheck(
            AwsClients.s3(),
            Settings.read(System.getenv(), settings -> settings.text("DOCUMENTS_BUCKET")),
            MOST_BYTES),
        classifier(),
        Telemetry.of(ClassifyDocumentHandler.class, Clock.systemUTC()));
  }

  private static DocumentClassifier classifier() {
    ModelSettings settings = ModelSettings.of(System.getenv());
    DocumentClassifier embedded = new EmbeddedClassifier();
    Priming.beforeSnapshot(() -> embedded.classify("Invoice 4711, total due 10.00 EUR"));
    return settings.provider() == Provider.EMBEDDED
        ? embedded
        : new ModelClassifier(
            embedded,
            ChatModels.of(settings),
            Breakers.of(
                "model-" + settings.provider().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                System.getenv(),
                Clock.systemUTC()));
  }

  ClassifyDocumentHandler(ClaimCheck claims, DocumentClassifier classifier, Telemetry telemetry) {
    this.claims = claims;
    this.classifier = classifier;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(ClassifyDocumentRequest.class, telemetry, this::classify);
  }

  private Classification classify(ClassifyDocumentRequest request) {
    String text =
        claims.read(
            request.textRef(),
            stream -> new String(stream.readNBytes(READ_BYTES), StandardCharsets.UTF_8));
    Classification classification = classifier.classify(text);
    telemetry.info(
        "The document was classified.",
        Map.of("type", classification.type(), "confidence", classification.confidence()));
    return classification;
  }
}
