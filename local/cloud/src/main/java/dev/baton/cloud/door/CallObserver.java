package dev.baton.cloud.door;

import java.time.Duration;

/** Sees each call that was answered, for traces and tests; must be quick. */
@FunctionalInterface
public interface CallObserver {

  /** A service answered; the duration is real time. */
  void onCall(AwsRequest request, AwsResponse response, Duration took);
}
