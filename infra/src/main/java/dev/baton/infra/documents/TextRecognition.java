package dev.baton.infra.documents;

import dev.baton.infra.function.Permissions;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * What a workflow needs to have text recognized: Textract reads the scanned pages and writes what
 * it found as its caller, so that it sees nothing of the uploads.
 */
final class TextRecognition {
  private TextRecognition() {}

  static List<PolicyStatement> permissions(Bucket bucket) {
    return List.of(
        Permissions.allow(
            "RecognizeText",
            List.of("textract:StartDocumentTextDetection", "textract:GetDocumentTextDetection"),
            "*"),
        Permissions.allow(
            "ReadScans", List.of("s3:GetObject"), bucket.arnForObjects("work/*/scans.pdf")),
        Permissions.allow(
            "WriteRecognizedText",
            List.of("s3:PutObject"),
            bucket.arnForObjects("work/*/recognized/*")),
        Permissions.allow(
            "TellMissingFromForbidden", List.of("s3:ListBucket"), bucket.getBucketArn()));
  }
}
