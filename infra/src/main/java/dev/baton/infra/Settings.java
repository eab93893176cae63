package dev.baton.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What may differ from one deployment to another; the rest of the templates is the same. */
public record Settings(
    Bands bands, Duration approvalExpiry, long maxDocumentBytes, Retention retention) {

  /** The confidence from which nobody is asked, and the one from which a reviewer is. */
  public record Bands(String auto, String review) {}

  /** How long things are kept, and what becomes of data when its stack goes. */
  public record Retention(
      RetentionDays logs, Duration events, Duration workFiles, RemovalPolicy data) {}

  public static Settings standard() {
    return new Settings(
        new Bands("0.9", "0.7"),
        Duration.hours(48),
        25L * 1024 * 1024,
        new Retention(
            RetentionDays.THREE_MONTHS,
            Duration.days(30),
            Duration.days(90),
            RemovalPolicy.RETAIN));
  }
}
