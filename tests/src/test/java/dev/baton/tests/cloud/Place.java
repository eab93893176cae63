package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Where AWS's clients and the CDK command line send what they ask.
 *
 * @param endpoint the address of every service; null for AWS itself
 * @param log what the server has logged so far; empty where nobody can read it
 */
record Place(
    @Nullable URI endpoint,
    Region region,
    AwsCredentialsProvider credentials,
    Kind kind,
    Supplier<String> log) {

  /** Without its image LocalStack does not know which edition it is, and is the free one. */
  private static final List<String> FREE_EDITIONS = List.of("community", "unknown");

  /** What is known of the server. */
  enum Kind {
    FREE_LOCALSTACK,
    PAID_LOCALSTACK,
    OTHER,
    AWS
  }

  /** A server that answers for all services at one address. */
  static Place at(URI endpoint, Supplier<String> log) {
    AwsCredentialsProvider credentials =
        AwsCredentialsProviderChain.of(
            EnvironmentVariableCredentialsProvider.create(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    return new Place(endpoint, regionNamed(), credentials, kindOf(endpoint), log);
  }

  /** The account whose credentials the environment holds. */
  static Place aws() {
    if (System.getenv("AWS_ENDPOINT_URL") != null) {
      throw new AssertionError("-Dbaton.target=aws: AWS_ENDPOINT_URL is set; unset it");
    }
    var credentials = DefaultCredentialsProvider.builder().build();
    return new Place(null, regionNamed(), credentials, Kind.AWS, () -> "");
  }

  boolean isLocalStack() {
    return kind == Kind.FREE_LOCALSTACK || kind == Kind.PAID_LOCALSTACK;
  }

  private static Region regionNamed() {
    String named = System.getenv("AWS_REGION");
    String other = named == null ? System.getenv("AWS_DEFAULT_REGION") : named;
    return Region.of(other == null ? "us-east-1" : other);
  }

  private static Kind kindOf(URI endpoint) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> health =
          client.send(
              HttpRequest.newBuilder(endpoint.resolve("/_localstack/health"))
                  .timeout(Duration.ofSeconds(10))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (health.statusCode() != 200 || !health.body().startsWith("{")) {
        return Kind.OTHER;
      }
      JsonNode body = TestCloud.json(health.body());
      return FREE_EDITIONS.contains(body.path("edition").asText())
          ? Kind.FREE_LOCALSTACK
          : Kind.PAID_LOCALSTACK;
    } catch (IOException e) {
      throw new AssertionError("nothing answers at " + endpoint, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
