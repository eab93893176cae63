package dev.baton.shared.aws;

import dev.baton.shared.priming.Priming;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * AWS clients over the JDK's own HTTP client, each made at its first use and kept for the life of
 * the function instance. Region, endpoint and credentials come from the environment and nowhere
 * else: no profile file, no instance metadata.
 */
public final class AwsClients {
  private AwsClients() {}

  public static S3Client s3() {
    return S3.CLIENT;
  }

  public static DynamoDbClient dynamoDb() {
    return DynamoDb.CLIENT;
  }

  /**
   * Finishes any other client in the same way. The caller keeps the result: a client is made once
   * per function instance, never per call.
   */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder) {
    Map<String, String> environment = System.getenv();
    builder
        .region(Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")))
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .httpClient(Http.CLIENT);
    String endpoint = endpoint(environment);
    if (endpoint != null) {
      builder.endpointOverride(URI.create(endpoint));
    }
    return builder.build();
  }

  /**
   * As {@link #build}, at the first use or before a snapshot: for a client that few invocations
   * need. The caller keeps the result.
   */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C>
      Supplier<C> later(Supplier<B> builder) {
    Later<C> client = new Later<>(() -> build(builder.get()));
    Priming.beforeSnapshot(
        () -> {
          C _ = client.get();
        });
    return client;
  }

  private static void rehearse(Runnable calls) {
    Priming.beforeSnapshot(() -> Http.CLIENT.without(calls));
  }

  private static @Nullable String endpoint(Map<String, String> environment) {
    String endpoint = environment.get("AWS_ENDPOINT_URL");
    return endpoint == null || endpoint.isBlank() ? null : endpoint;
  }

  private static final class Later<C> implements Supplier<C> {
    private final Supplier<C> making;
    private @Nullable C made;

    Later(Supplier<C> making) {
      this.making = making;
    }

    @Override
    public synchronized C get() {
      C client = made;
      if (client == null) {
        client = making.get();
        made = client;
      }
      return client;
    }
  }

  /** Made when first asked for; the class loader is the lock. */
  private static final class Http {
    static final Rehearsal CLIENT =
        new Rehearsal(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(10))
                .build());
  }

  private static final class S3 {
    // A bucket is a folder, and no host name of its own, on every endpoint but Amazon's.
    static final S3Client CLIENT = rehearsed(build(s3Builder()));

    private static S3Client rehearsed(S3Client client) {
      rehearse(
          () -> {
            client.getObjectAsBytes(get -> get.bucket("rehearsal").key("key"));
            client.putObject(
                put -> put.bucket("rehearsal").key("key"), RequestBody.fromString("{}"));
          });
      return client;
    }

    private static S3ClientBuilder s3Builder() {
      return S3Client.builder()
          .forcePathStyle(endpoint(System.getenv()) != null)
          .overrideConfiguration(with -> with.addExecutionInterceptor(new Undated()));
    }
  }

  private static final class DynamoDb {
    static final DynamoDbClient CLIENT = rehearsed(build(DynamoDbClient.builder()));

    private static DynamoDbClient rehearsed(DynamoDbClient client) {
      Map<String, AttributeValue> item = Map.of("pk", AttributeValue.fromS("rehearsal"));
      rehearse(
          () -> {
            client.getItem(get -> get.tableName("rehearsal").key(item));
            client.query(query -> query.tableName("rehearsal").keyConditionExpression("pk = :pk"));
            client.putItem(put -> put.tableName("rehearsal").item(item));
            client.updateItem(update -> update.tableName("rehearsal").key(item));
            client.batchWriteItem(batch -> batch.requestItems(Map.of()));
          });
      return client;
    }
  }
}
