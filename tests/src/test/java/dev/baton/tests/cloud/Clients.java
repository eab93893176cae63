package dev.baton.tests.cloud;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.door.AwsCredentials;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS's own clients, as a user of the cloud has them. */
public final class Clients implements AutoCloseable {
  public final S3Client s3;
  public final SfnClient sfn;
  public final DynamoDbClient dynamodb;
  public final SqsClient sqs;
  public final EventBridgeClient events;
  public final LambdaClient lambda;

  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(2)).build();
  private final @Nullable URI endpoint;
  private final Region region;
  private final AwsCredentialsProvider credentials;

  /** Clients of the services at one endpoint; null for AWS. */
  Clients(@Nullable URI endpoint, Region region, AwsCredentialsProvider credentials) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
    this.s3 = of(S3Client.builder().forcePathStyle(endpoint != null));
    this.sfn = of(SfnClient.builder());
    this.dynamodb = of(DynamoDbClient.builder());
    this.sqs = of(SqsClient.builder());
    this.events = of(EventBridgeClient.builder());
    this.lambda = of(LambdaClient.builder());
  }

  /** Clients of an embedded cloud, for its user. */
  public static Clients of(Cloud cloud) {
    AwsCredentials user = cloud.userCredentials();
    AwsSessionCredentials session =
        AwsSessionCredentials.create(
            user.accessKeyId(), user.secretAccessKey(), user.sessionToken());
    return new Clients(
        cloud.endpoint(), Region.US_EAST_1, StaticCredentialsProvider.create(session));
  }

  /** The client of CloudFormation, for clouds that are deployed to by it. */
  CloudFormationClient cloudFormation() {
    return of(CloudFormationClient.builder());
  }

  /** Finishes one more client. */
  public <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C of(B builder) {
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.region(region).credentialsProvider(credentials).httpClient(http).build();
  }

  @Override
  public void close() {
    http.close();
  }
}
