package dev.baton.shared.claimcheck;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.json.Json;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The claim check in one S3 bucket, with a bound on the size of a payload in both directions. */
public final class S3ClaimCheck implements ClaimCheck {
  private final S3Client s3;
  private final String bucket;
  private final long maxBytes;

  public S3ClaimCheck(S3Client s3, String bucket, long maxBytes) {
    this.s3 = s3;
    this.bucket = bucket;
    this.maxBytes = maxBytes;
  }

  @Override
  public ObjectRef putText(String key, String text) {
    return put(key, text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
  }

  @Override
  public ObjectRef putJson(String key, Object value) {
    return put(key, Json.writeBytes(value), "application/json");
  }

  @Override
  public ObjectRef putFile(String key, Path file, String contentType) {
    try {
      bounded(key, Files.size(file));
    } catch (IOException e) {
      throw new TransientException("disk", "the file to be stored cannot be read");
    }
    return put(key, RequestBody.fromFile(file), contentType);
  }

  @Override
  public String getText(ObjectRef ref) {
    return read(ref, stream -> new String(stream.readAllBytes(), StandardCharsets.UTF_8));
  }

  @Override
  public <T> T getJson(ObjectRef ref, Class<T> type) {
    return read(ref, stream -> Json.read(stream, type));
  }

  @Override
  public <T> Optional<T> find(ObjectRef ref, Class<T> type) {
    try {
      return Optional.of(fetch(ref, stream -> Json.read(stream, type)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  @Override
  public <T> T read(ObjectRef ref, Reading<T> reading) {
    try {
      return fetch(ref, reading);
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  private <T> T fetch(ObjectRef ref, Reading<T> reading) {
    GetObjectRequest request =
        GetObjectRequest.builder().bucket(ref.bucket()).key(ref.key()).build();
    try (InputStream stream = new Bounded(s3.getObject(request))) {
      return reading.read(stream);
    } catch (IOException e) {
      throw new TransientException("network", "the stored payload could not be read to its end");
    }
  }

  private ObjectRef put(String key, byte[] bytes, String contentType) {
    bounded(key, bytes.length);
    return put(key, RequestBody.fromBytes(bytes), contentType);
  }

  private ObjectRef put(String key, RequestBody body, String contentType) {
    PutObjectRequest request =
        PutObjectRequest.builder().bucket(bucket).key(key).contentType(contentType).build();
    // Idempotency key: bucket + key; the key holds the execution's name, and the last write wins.
    AwsErrors.translating(() -> s3.putObject(request, body));
    return new ObjectRef(bucket, key);
  }

  private void bounded(String key, long bytes) {
    if (bytes > maxBytes) {
      throw new LogicException(
          "claim-check-too-large", key + " has " + bytes + " bytes, the limit is " + maxBytes);
    }
  }

  /** A stream that gives up where the bound is passed, whatever length was announced. */
  private final class Bounded extends FilterInputStream {
    private long count;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      counted(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      counted(Math.max(read, 0));
      return read;
    }

    private void counted(int bytes) {
      count += bytes;
      if (count > maxBytes) {
        throw new LogicException(
            "claim-check-too-large", "a payload has more than " + maxBytes + " bytes");
      }
    }
  }
}
