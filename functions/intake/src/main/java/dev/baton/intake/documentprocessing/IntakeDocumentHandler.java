package dev.baton.intake.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.json.Json;
import dev.baton.shared.settings.Settings;
import dev.baton.shared.telemetry.Correlation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Takes upload events from the intake queue: each starts one execution named after the document, a
 * repeated one is announced as a duplicate, an unusable one goes to the dead-letter queue with the
 * reason. What fails otherwise stays in the queue, by itself, and comes again.
 */
public final class IntakeDocumentHandler implements RequestStreamHandler {
  private final UploadEvents events;
  private final Executions executions;
  private final Announcements announcements;
  private final DeadLetters deadLetters;
  private final Telemetry telemetry;

  /** Wires production; every missing setting is reported at once. */
  public IntakeDocumentHandler() {
    this(IntakeSettings.read(System.getenv()));
  }

  private IntakeDocumentHandler(IntakeSettings settings) {
    this(settings, AwsClients.build(SfnClient.builder()));
  }

  private IntakeDocumentHandler(IntakeSettings settings, SfnClient stepFunctions) {
    this(
        new UploadEvents(settings.bucket(), new ObjectMetadata(AwsClients.s3())),
        new StepFunctionsExecutions(stepFunctions, settings.stateMachineArn()),
        new NamedAnnouncements(stepFunctions, settings.announcementArn()),
        new SqsDeadLetters(AwsClients.later(SqsClient::builder), settings.deadLetterQueueUrl()),
        Telemetry.of(IntakeDocumentHandler.class, Clock.systemUTC()));
  }

  IntakeDocumentHandler(
      UploadEvents events,
      Executions executions,
      Announcements announcements,
      DeadLetters deadLetters,
      Telemetry telemetry) {
    this.events = events;
    this.executions = executions;
    this.announcements = announcements;
    this.deadLetters = deadLetters;
    this.telemetry = telemetry;
  }

  /** What Lambda is told of a batch: which messages stay in the queue. */
  private record Answer(List<Failure> batchItemFailures) {
    record Failure(String itemIdentifier) {}
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    List<QueuedMessage> batch = QueuedMessage.of(Json.read(input, JsonNode.class));
    output.write(Json.writeBytes(new Answer(failuresOf(batch, context))));
  }

  private List<Answer.Failure> failuresOf(List<QueuedMessage> batch, Context context) {
    List<Answer.Failure> failures = new ArrayList<>();
    for (QueuedMessage message : batch) {
      try {
        Correlation correlation = Correlation.of(message.id());
        telemetry.observe(
            context, correlation, message.traceHeader(), () -> takeOrSetAside(message));
      } catch (RuntimeException e) {
        // Already logged and counted; the queue delivers this message again, and not its
        // neighbours.
        failures.add(new Answer.Failure(message.id()));
      }
    }
    return failures;
  }

  private String takeOrSetAside(QueuedMessage message) {
    try {
      return take(message);
    } catch (ValidationException e) {
      deadLetters.setAside(message.id(), message.body(), e);
      telemetry.info("An event was set aside.", Map.of("reason_code", e.code()));
      telemetry.count("EventsSetAside", 1);
      return "set aside";
    }
  }

  private String take(QueuedMessage message) {
    Upload upload = events.read(message.body());
    Executions.Started started = executions.start(upload, message.id());
    telemetry.info(
        "An upload was taken in.",
        Map.of(
            "document_id", upload.document().documentId(), "duplicate", started.wasThereBefore()));
    if (started.wasThereBefore()) {
      announcements.announce(DocumentDuplicate.of(upload, started.executionArn()), message.id());
    }
    return started.executionArn();
  }

  /** What the handler reads from its environment. */
  private record IntakeSettings(
      String bucket, String stateMachineArn, String announcementArn, String deadLetterQueueUrl) {
    static IntakeSettings read(Map<String, String> environment) {
      return Settings.read(
          environment,
          settings ->
              new IntakeSettings(
                  settings.text("DOCUMENTS_BUCKET"),
                  settings.text("DOCUMENT_PROCESSING_STATE_MACHINE_ARN"),
                  settings.text("ANNOUNCEMENT_STATE_MACHINE_ARN"),
                  settings.text("INTAKE_DEAD_LETTER_QUEUE_URL")));
    }
  }
}
