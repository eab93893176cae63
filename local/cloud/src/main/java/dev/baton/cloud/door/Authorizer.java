package dev.baton.cloud.door;

/** Decides whether a caller may do what a request asks. */
public interface Authorizer {

  /**
   * Lets the request pass or refuses it.
   *
   * @param service that would serve it, and says what permissions it needs
   * @throws AwsException {@code AccessDeniedException}, worded as the service words it
   */
  void authorize(AwsRequest request, Service service);

  /** The answer as the caller may see it: who may not list a bucket is not told what is missing. */
  default AwsResponse shown(AwsRequest request, AwsResponse answer) {
    return answer;
  }
}
