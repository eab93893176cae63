package dev.baton.cloud.door;

import java.util.function.Supplier;

/** Notes calls in the trace that they belong to. */
@FunctionalInterface
public interface CallTracer {

  /** Makes the call and returns its answer; what it throws passes. */
  AwsResponse call(AwsRequest request, Supplier<AwsResponse> service);
}
