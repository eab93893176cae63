package dev.baton.cloud;

import dev.baton.cloud.door.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Clients of a whole cloud, for its user. */
public final class CloudClients {
  private CloudClients() {}

  /** Finishes a client; what the builder says otherwise stays. */
  public static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C of(
      Cloud cloud, B builder) {
    AwsCredentials user = cloud.userCredentials();
    return builder
        .endpointOverride(cloud.endpoint())
        .region(Region.US_EAST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    user.accessKeyId(), user.secretAccessKey(), user.sessionToken())))
        .build();
  }
}
