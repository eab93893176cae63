package dev.baton.asl.state;

import java.util.List;

/**
 * One entry of Retry.
 *
 * @param maxDelaySeconds the cap of a delay; {@link Long#MAX_VALUE} when there is none
 * @param fullJitter whether a delay is drawn between zero and what the back-off gives
 */
public record Retrier(
    List<String> errors,
    long intervalSeconds,
    long maxAttempts,
    double backoffRate,
    long maxDelaySeconds,
    boolean fullJitter) {

  /** The delay before an attempt, in seconds, without jitter; attempts count from 0. */
  public double delaySeconds(long attempt) {
    double delay = (double) intervalSeconds * Math.pow(backoffRate, (double) attempt);
    return Math.min(delay, (double) maxDelaySeconds);
  }
}
