package dev.baton.cloud.door;

/** Decides whether a caller may do what a request asks. */
@FunctionalInterface
public interface Authorizer {

  /**
   * Lets the request pass or refuses it.
   *
   * @throws AwsException {@code AccessDeniedException}, worded as the service words it
   */
  void authorize(AwsRequest request);
}
