package dev.baton.documents.storage;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.events.DocumentRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The uploaded objects, of which one version is processed. */
public final class DocumentSource {
  private final S3Client s3;
  private final long mostBytes;

  public DocumentSource(S3Client s3, long mostBytes) {
    this.s3 = s3;
    this.mostBytes = mostBytes;
  }

  /**
   * Throws {@code object-gone} when the object was deleted, or this version of it. A delete marker
   * counts: whoever deletes an upload does not want it processed.
   */
  public void requirePresent(DocumentRef document) {
    HeadObjectResponse current = head(document, null);
    String version = version(document);
    if (version != null && !version.equals(current.versionId())) {
      head(document, version);
    }
  }

  /** Copies the object into a file; more bytes than the limit are {@code too-large}. */
  public void download(DocumentRef document, Path file) {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(document.bucket())
            .key(document.key())
            .versionId(version(document))
            .build();
    try (InputStream from = s3.getObject(request);
        OutputStream to = Files.newOutputStream(file)) {
      byte[] buffer = new byte[16_384];
      long copied = 0;
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        copied += read;
        if (copied > mostBytes) {
          throw new ValidationException(ReasonCode.TOO_LARGE);
        }
        to.write(buffer, 0, read);
      }
    } catch (S3Exception e) {
      throw translated(e);
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    } catch (IOException e) {
      throw new TransientException("network", "the object could not be read to its end");
    }
  }

  private HeadObjectResponse head(DocumentRef document, @Nullable String version) {
    try {
      return s3.headObject(
          HeadObjectRequest.builder()
              .bucket(document.bucket())
              .key(document.key())
              .versionId(version)
              .build());
    } catch (S3Exception e) {
      throw translated(e);
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  // An answer to HEAD has no body and so no code: the status has to do.
  private static RuntimeException translated(S3Exception error) {
    boolean gone = error.statusCode() == 404 || error.statusCode() == 405;
    return gone ? new LogicException(ReasonCode.OBJECT_GONE) : AwsErrors.translated(error);
  }

  private static @Nullable String version(DocumentRef document) {
    String version = document.versionId();
    return version == null || version.isBlank() || version.equals("null") ? null : version;
  }
}
