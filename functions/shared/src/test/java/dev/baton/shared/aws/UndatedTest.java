package dev.baton.shared.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An object is read as it is, but for when it was last modified. */
class UndatedTest {
  @Test
  void readsAllOfAnAnswerButItsDate() {
    try (S3Client client =
        S3Client.builder()
            .region(Region.EU_WEST_1)
            .endpointOverride(URI.create("http://localhost"))
            .forcePathStyle(true)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(new Answering())
            .overrideConfiguration(with -> with.addExecutionInterceptor(new Undated()))
            .build()) {
      var read = client.getObjectAsBytes(get -> get.bucket("bucket").key("key"));
      assertThat(read.asUtf8String()).isEqualTo("content");
      assertThat(read.response().eTag()).isEqualTo("\"tag\"");
      assertThat(read.response().contentLength()).isEqualTo(7);
      assertThat(read.response().lastModified()).isNull();
    }
  }

  private static final class Answering implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          byte[] content = "content".getBytes(StandardCharsets.UTF_8);
          return HttpExecuteResponse.builder()
              .response(
                  SdkHttpResponse.builder()
                      .statusCode(200)
                      .putHeader("last-modified", "Sun, 22 Nov 2026 08:00:00 GMT")
                      .putHeader("ETag", "\"tag\"")
                      .putHeader("Content-Length", "7")
                      .build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(content)))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
