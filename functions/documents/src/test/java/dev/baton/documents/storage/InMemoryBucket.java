package dev.baton.documents.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** As much of S3 as the documents area needs: one version of each object. */
public final class InMemoryBucket implements S3Client {
  private final Map<String, byte[]> objects = new HashMap<>();

  public Map<String, byte[]> objects() {
    return objects;
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    try (var stream = body.contentStreamProvider().newStream()) {
      objects.put(request.key(), stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return PutObjectResponse.builder().build();
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    required(request.key());
    return HeadObjectResponse.builder().versionId("v1").build();
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
    byte[] bytes = required(request.key());
    return new ResponseInputStream<>(
        GetObjectResponse.builder().contentLength((long) bytes.length).build(),
        AbortableInputStream.create(new ByteArrayInputStream(bytes)));
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    return ListObjectsV2Response.builder()
        .contents(
            objects.keySet().stream()
                .filter(key -> key.startsWith(request.prefix()))
                .sorted()
                .limit(request.maxKeys())
                .map(key -> S3Object.builder().key(key).build())
                .toList())
        .build();
  }

  private byte[] required(String key) {
    byte[] bytes = objects.get(key);
    if (bytes == null) {
      throw (S3Exception) S3Exception.builder().statusCode(404).message("not found").build();
    }
    return bytes;
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
