package dev.baton.shared.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients that rehearse answer and reach nobody. */
class RehearsalTest {
  private final List<URI> reached = new ArrayList<>();
  private final Rehearsal rehearsal = new Rehearsal(new Network());

  @Test
  void noCallReachesTheNetworkAndAllAreAnswered() {
    DynamoDbClient tables =
        DynamoDbClient.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(rehearsal)
            .build();
    S3Client objects =
        S3Client.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(rehearsal)
            .build();
    Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS("a"));
    rehearsal.without(
        () -> {
          assertThat(tables.getItem(get -> get.tableName("t").key(key)).hasItem()).isFalse();
          assertThat(tables.query(query -> query.tableName("t")).items()).isEmpty();
          objects.putObject(put -> put.bucket("b").key("k"), RequestBody.fromString("{}"));
          assertThat(objects.getObjectAsBytes(get -> get.bucket("b").key("k")).asUtf8String())
              .isEqualTo("{}");
        });
    assertThat(reached).isEmpty();
    assertThatThrownBy(() -> tables.getItem(get -> get.tableName("t").key(key)))
        .hasStackTraceContaining("there is no network");
    assertThat(reached).isNotEmpty();
  }

  private final class Network implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      reached.add(request.httpRequest().getUri());
      throw new IllegalStateException("there is no network");
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
