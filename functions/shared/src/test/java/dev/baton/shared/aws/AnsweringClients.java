package dev.baton.shared.aws;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Clients of the SDK whose service answers with an error, so that they raise the SDK's own type.
 */
final class AnsweringClients {
  private AnsweringClients() {}

  /** A service by the way it words errors: JSON or XML. */
  enum Service {
    DYNAMODB,
    S3
  }

  /** Calls a service that answers with this code; its message names a patient. */
  static Object call(Service service, String code, int status) {
    return switch (service) {
      case DYNAMODB -> {
        String body = "{\"__type\":\"%s\",\"message\":\"Jane Doe\"}".formatted(code);
        try (DynamoDbClient client = built(DynamoDbClient.builder(), status, body)) {
          yield client.listTables();
        }
      }
      case S3 -> {
        String body = "<Error><Code>%s</Code><Message>Jane Doe</Message></Error>".formatted(code);
        try (S3Client client = built(S3Client.builder(), status, body)) {
          yield client.getObjectAsBytes(request -> request.bucket("b").key("k"));
        }
      }
    };
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
      B builder, int status, String body) {
    return builder
        .region(Region.US_EAST_1)
        .endpointOverride(URI.create("http://localhost:1"))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClient(new Answering(status, body.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private record Answering(int status, byte[] body) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpFullResponse.builder().statusCode(status).build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
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
