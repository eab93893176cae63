package dev.baton.intake.documentprocessing;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.events.DocumentRef;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Correlation ids in the metadata of uploads: {@code x-amz-meta-correlation-id}. The events of S3
 * do not carry metadata, so the object is asked.
 */
final class ObjectMetadata implements CorrelationIds {
  private static final String NAME = "correlation-id";
  private static final int SERVER_ERROR = 500;
  private static final int THROTTLED = 429;

  private final S3Client s3;

  ObjectMetadata(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public @Nullable String of(DocumentRef document) {
    try {
      return s3.headObject(
              head ->
                  head.bucket(document.bucket())
                      .key(document.key())
                      .versionId(document.versionId()))
          .metadata()
          .get(NAME);
    } catch (S3Exception e) {
      // That an object is gone, or may not be read, is the workflow's to tell.
      if (e.statusCode() >= SERVER_ERROR || e.statusCode() == THROTTLED) {
        throw AwsErrors.translated(e);
      }
      return null;
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }
}
