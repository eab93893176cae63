package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The If-headers of reads and writes. */
final class Preconditions {

  /** What must hold of the version before a write. */
  @FunctionalInterface
  interface OfWrite {
    void check(@Nullable ObjectVersion before);
  }

  /** A write that nothing hinders. */
  static final OfWrite NONE = before -> {};

  private Preconditions() {}

  static OfWrite ofWrite(S3Call call) {
    String match = call.header("if-match");
    String noneMatch = call.header("if-none-match");
    if (match == null && noneMatch == null) {
      return NONE;
    }
    if (noneMatch != null && !noneMatch.equals("*")) {
      throw new AwsException(
          501,
          "NotImplemented",
          "A header you provided implies functionality that is not"
              + " implemented: If-None-Match of a write takes only *");
    }
    return before -> {
      boolean exists = before != null && !before.deleteMarker();
      if (noneMatch != null && exists) {
        throw failed("If-None-Match");
      }
      if (match != null) {
        if (before == null || before.deleteMarker()) {
          throw new AwsException(404, "NoSuchKey", "The specified key does not exist.");
        }
        if (!matches(match, before.etag())) {
          throw failed("If-Match");
        }
      }
    };
  }

  /** Throws when a condition on the source of a copy fails. */
  static void ofCopy(S3Call call, ObjectVersion source) {
    String match = call.header("x-amz-copy-source-if-match");
    String noneMatch = call.header("x-amz-copy-source-if-none-match");
    Instant unmodifiedSince = date(call.header("x-amz-copy-source-if-unmodified-since"));
    Instant modifiedSince = date(call.header("x-amz-copy-source-if-modified-since"));
    if (match != null && !matches(match, source.etag())) {
      throw failed("x-amz-copy-source-If-Match");
    }
    if (match == null && unmodifiedSince != null && modified(source).isAfter(unmodifiedSince)) {
      throw failed("x-amz-copy-source-If-Unmodified-Since");
    }
    if (noneMatch != null && matches(noneMatch, source.etag())) {
      throw failed("x-amz-copy-source-If-None-Match");
    }
    if (noneMatch == null && modifiedSince != null && !modified(source).isAfter(modifiedSince)) {
      throw failed("x-amz-copy-source-If-Modified-Since");
    }
  }

  /** Whether a read answers 304; throws when its other conditions fail. */
  static boolean notModified(S3Call call, ObjectVersion version) {
    String match = call.header("if-match");
    Instant unmodifiedSince = date(call.header("if-unmodified-since"));
    if (match != null) {
      if (!matches(match, version.etag())) {
        throw failed("If-Match");
      }
    } else if (unmodifiedSince != null && modified(version).isAfter(unmodifiedSince)) {
      throw failed("If-Unmodified-Since");
    }
    String noneMatch = call.header("if-none-match");
    if (noneMatch != null) {
      return matches(noneMatch, version.etag());
    }
    Instant modifiedSince = date(call.header("if-modified-since"));
    return modifiedSince != null && !modified(version).isAfter(modifiedSince);
  }

  static AwsException failed(String condition) {
    return new AwsException(
        412,
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold: " + condition);
  }

  private static Instant modified(ObjectVersion version) {
    return version.lastModified().truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean matches(String header, String etag) {
    for (String each : header.split(",", -1)) {
      String wanted = each.strip();
      if (wanted.equals("*") || wanted.equals(etag) || wanted.equals('"' + etag + '"')) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Instant date(@Nullable String header) {
    if (header == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
