package dev.baton.cloud.door;

/** What a client signs with. */
public record AwsCredentials(String accessKeyId, String secretAccessKey, String sessionToken) {

  @Override
  public String toString() {
    return "AwsCredentials[" + accessKeyId + "]";
  }
}
