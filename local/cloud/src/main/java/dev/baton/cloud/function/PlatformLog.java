package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The lines that Lambda itself writes into a function's log, as text or, where the function is
 * configured so, as JSON. Safe for threads.
 */
final class PlatformLog {
  private static final String RUNTIME = "java:" + Runtime.version().feature() + ".v1";

  /** What an invocation took; no time of a start when its environment was there already. */
  record Report(double millis, double initMillis, double peakMegabytes) {}

  private final FunctionSpec function;
  private final FunctionLog log;
  private final InstantSource clock;
  private final String runtimeArn;

  PlatformLog(FunctionSpec function, FunctionLog log, InstantSource clock) {
    this.function = function;
    this.log = log;
    this.clock = clock;
    String region = function.arn().split(":", -1)[3];
    runtimeArn = "arn:aws:lambda:" + region + "::runtime:embedded";
  }

  /** Where what the function writes goes. */
  OutputStream output() {
    return log;
  }

  /** A line of the function. */
  void function(String line) {
    log.line(line);
  }

  /**
   * An environment is being made.
   *
   * @param phase {@code init}, or {@code invoke} for the second try
   */
  void initStart(String phase) {
    if (json()) {
      event("INFO", "platform.initStart")
          .with(
              record ->
                  record
                      .put("initializationType", "on-demand")
                      .put("phase", phase)
                      .put("runtimeVersion", RUNTIME)
                      .put("runtimeVersionArn", runtimeArn)
                      .put("functionName", function.name())
                      .put("functionVersion", "$LATEST"));
    } else if (phase.equals("init")) {
      log.line("INIT_START Runtime Version: " + RUNTIME + "\tRuntime Version ARN: " + runtimeArn);
    }
  }

  /** An environment could not be made. */
  void initFailed(String phase, double millis, InvocationResult why) {
    String status = status(why);
    if (json()) {
      event("WARN", "platform.initReport")
          .with(
              record -> {
                record.put("initializationType", "on-demand").put("phase", phase);
                record.put("status", status);
                putErrorType(record, why);
                record.putObject("metrics").put("durationMs", rounded(millis));
              });
      return;
    }
    log.line(
        "INIT_REPORT Init Duration: " + decimals(millis) + "\tPhase: " + phase + errorText(why));
  }

  void start(String requestId) {
    if (json()) {
      event("INFO", "platform.start")
          .with(record -> record.put("requestId", requestId).put("version", "$LATEST"));
    } else {
      log.line("START RequestId: " + requestId + " Version: $LATEST");
    }
  }

  void end(String requestId, Report report, InvocationResult result) {
    if (json()) {
      event(result.failed() ? "WARN" : "INFO", "platform.report")
          .with(record -> fill(record, requestId, report, result));
      return;
    }
    if (!result.reusable()) {
      log.line(lost(requestId, result));
    }
    log.line("END RequestId: " + requestId);
    StringBuilder line = new StringBuilder("REPORT RequestId: ").append(requestId);
    line.append("\tDuration: ").append(decimals(report.millis()));
    line.append("\tBilled Duration: ").append(billed(report)).append(" ms");
    line.append("\tMemory Size: ").append(function.memory()).append(" MB");
    if (report.peakMegabytes() > 0) {
      line.append("\tMax Memory Used: ").append(Math.round(report.peakMegabytes())).append(" MB");
    }
    if (report.initMillis() > 0) {
      line.append("\tInit Duration: ").append(decimals(report.initMillis()));
    }
    log.line(line + (result.reusable() ? "" : errorText(result)));
  }

  /** What the log says of an invocation whose environment did not outlive it. */
  private String lost(String requestId, InvocationResult result) {
    if (InvocationResult.TIMED_OUT.equals(result.errorType())) {
      return clock.instant().truncatedTo(ChronoUnit.MILLIS)
          + " "
          + requestId
          + " "
          + InvocationResult.overrun(function.timeout())
          + "\n";
    }
    return Json.parse(result.text()).path("errorMessage").asText() + "\n" + result.errorType();
  }

  private void fill(ObjectNode record, String requestId, Report report, InvocationResult result) {
    record.put("requestId", requestId);
    ObjectNode metrics = record.putObject("metrics");
    metrics.put("durationMs", rounded(report.millis()));
    metrics.put("billedDurationMs", billed(report));
    metrics.put("memorySizeMB", function.memory());
    if (report.peakMegabytes() > 0) {
      metrics.put("maxMemoryUsedMB", Math.round(report.peakMegabytes()));
    }
    if (report.initMillis() > 0) {
      metrics.put("initDurationMs", rounded(report.initMillis()));
    }
    record.put("status", status(result));
    putErrorType(record, result);
  }

  private static void putErrorType(ObjectNode record, InvocationResult result) {
    if (result.errorType() != null && !status(result).equals("timeout")) {
      record.put("errorType", result.errorType());
    }
  }

  private static String errorText(InvocationResult result) {
    String status = status(result);
    return "\tStatus: "
        + status
        + (status.equals("error") ? "\tError Type: " + result.errorType() : "");
  }

  private static String status(InvocationResult result) {
    if (!result.failed()) {
      return "success";
    }
    return InvocationResult.TIMED_OUT.equals(result.errorType()) ? "timeout" : "error";
  }

  private static long billed(Report report) {
    return (long) Math.ceil(report.millis() + report.initMillis());
  }

  private static String decimals(double millis) {
    return String.format(Locale.ROOT, "%.2f ms", millis);
  }

  private static double rounded(double millis) {
    return Math.round(millis * 1_000) / 1_000.0;
  }

  private boolean json() {
    return function.logging().json();
  }

  private Event event(String level, String type) {
    ObjectNode event = Json.object();
    event.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    event.put("type", type);
    return content -> {
      content.fill(event.putObject("record"));
      if (function.logging().shows(level)) {
        log.line(event.toString());
      }
    };
  }

  private interface Event {
    void with(Content content);
  }

  private interface Content {
    void fill(ObjectNode record);
  }
}
