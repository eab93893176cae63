package dev.baton.infra.intake;

import dev.baton.infra.Platform;
import dev.baton.infra.documents.DocumentProcessing;
import dev.baton.infra.function.Caller;
import dev.baton.infra.function.FunctionSettings;
import dev.baton.infra.function.JavaFunction;
import dev.baton.infra.function.Permissions;
import dev.baton.infra.resilience.Announcement;
import dev.baton.infra.workflow.Workflow;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;

/** Turns each upload in the intake queue into one named execution of document-processing. */
public final class IntakeStack extends Stack {

  public IntakeStack(
      App app, StackProps properties, Platform platform, DocumentProcessing documentProcessing) {
    super(app, "BatonIntake", properties);
    var foundation = platform.foundation();
    String machine = documentProcessing.workflow().aliasArn();
    JavaFunction function =
        new JavaFunction(
            this,
            "IntakeDocument",
            platform,
            new FunctionSettings(
                "intake",
                "intake.documentprocessing.IntakeDocumentHandler",
                Caller.QUEUE,
                1024,
                Duration.seconds(30),
                Map.of(
                    "DOCUMENTS_BUCKET", foundation.documentsBucket().getBucketName(),
                    "DOCUMENT_PROCESSING_STATE_MACHINE_ARN", machine,
                    "ANNOUNCEMENT_STATE_MACHINE_ARN", Announcement.arn(this),
                    "INTAKE_DEAD_LETTER_QUEUE_URL", foundation.intakeDeadLetters().getQueueUrl())),
            permissions(this, platform, documentProcessing.workflow()));
    CfnEventSourceMapping mapping =
        CfnEventSourceMapping.Builder.create(this, "IntakeMapping")
            .functionName(function.aliasArn())
            .eventSourceArn(foundation.intakeQueue().getQueueArn())
            .batchSize(10)
            .functionResponseTypes(List.of("ReportBatchItemFailures"))
            .build();
    mapping.overrideLogicalId("IntakeMapping");
  }

  private static List<PolicyStatement> permissions(
      Stack stack, Platform platform, Workflow workflow) {
    var foundation = platform.foundation();
    return List.of(
        Permissions.allow(
            "TakeUploads",
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
            foundation.intakeQueue().getQueueArn()),
        Permissions.allow(
            "ReadUploads",
            List.of("s3:GetObject", "s3:GetObjectVersion"),
            foundation.documentsBucket().arnForObjects("inbox/*")),
        Permissions.allow(
            "TellMissingFromForbidden",
            List.of("s3:ListBucket"),
            foundation.documentsBucket().getBucketArn()),
        Permissions.allow(
            "SetAside", List.of("sqs:SendMessage"), foundation.intakeDeadLetters().getQueueArn()),
        Permissions.allow("Start", List.of("states:StartExecution"), workflow.aliasArn()),
        workflow.readHistory(),
        Permissions.allow(
            "TellRepetitionFromDuplicate",
            List.of("states:DescribeExecution"),
            workflow.executions()),
        Announcement.permission(stack));
  }
}
