package dev.baton.cloud.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many traces begin in each second of real time and no more, as X-Ray's reservoir does, so
 * that load does not drown in its own traces. Safe for threads.
 */
final class Reservoir implements Sampler {
  private static final int TRACES_PER_SECOND = 100;

  private long second;
  private int begun;

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    return take() ? SamplingResult.recordAndSample() : SamplingResult.drop();
  }

  private synchronized boolean take() {
    long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
    if (now != second) {
      second = now;
      begun = 0;
    }
    return begun++ < TRACES_PER_SECOND;
  }

  @Override
  public String getDescription() {
    return "at most " + TRACES_PER_SECOND + " traces a second";
  }
}
