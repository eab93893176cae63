package dev.baton.infra.resilience;

import dev.baton.infra.Platform;
import dev.baton.infra.function.BreakerUse;
import dev.baton.infra.function.Caller;
import dev.baton.infra.function.FunctionSettings;
import dev.baton.infra.function.JavaFunction;
import dev.baton.infra.function.Permissions;
import dev.baton.infra.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The workflow {@code guarded-call}, a call of a dependency through its circuit breaker, and the
 * two functions with which other workflows guard calls of their own.
 */
public final class GuardedCall extends Construct {
  private static final String SLUG = "guarded-call";

  /**
   * Few, because the sample calls seldom; a lease outlives the retries of a call. Recognition of
   * text takes minutes, and is worth a try when nobody knows how it is.
   */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("BREAKERS", "coverage-registry,textract"),
          Map.entry("BREAKER_FAILURES", "3"),
          Map.entry("BREAKER_MINIMUM_CALLS", "3"),
          Map.entry("BREAKER_WINDOW_SECONDS", "300"),
          Map.entry("BREAKER_PROBE_SECONDS", "300"),
          Map.entry("BREAKER_SUCCESSES", "1"),
          Map.entry("BREAKER_WITHOUT_TABLE", "refuse"),
          Map.entry("BREAKER_TEXTRACT_FAILURES", "10"),
          Map.entry("BREAKER_TEXTRACT_MINIMUM_CALLS", "5"),
          Map.entry("BREAKER_TEXTRACT_WINDOW_SECONDS", "900"),
          Map.entry("BREAKER_TEXTRACT_OPEN_SECONDS", "120"),
          Map.entry("BREAKER_TEXTRACT_PROBE_SECONDS", "900"),
          Map.entry("BREAKER_TEXTRACT_WITHOUT_TABLE", "let-through"));

  private final Platform platform;
  private final JavaFunction ask;
  private final JavaFunction report;
  private final Workflow workflow;

  GuardedCall(Construct scope, Platform platform) {
    super(scope, "GuardedCall");
    this.platform = platform;
    this.ask = guardian("AskBreaker");
    this.report = guardian("ReportCall");
    JavaFunction lookUp = lookUpCoverage();
    this.workflow =
        new Workflow(
            this,
            SLUG,
            platform,
            Map.of(
                "AskBreakerFunctionArn", ask.arnFor(this),
                "ReportCallFunctionArn", report.arnFor(this),
                "LookUpCoverageFunctionArn", lookUp.arnFor(this)),
            List.of(
                Permissions.allow(
                    "CallHandlers",
                    List.of("lambda:InvokeFunction"),
                    ask.callableFor(this),
                    report.callableFor(this),
                    lookUp.callableFor(this))));
  }

  Workflow workflow() {
    return workflow;
  }

  /** Gives leave to call a dependency. */
  public JavaFunction ask() {
    return ask;
  }

  /** Takes leave back, with how the call went. */
  public JavaFunction report() {
    return report;
  }

  private JavaFunction guardian(String state) {
    Map<String, String> environment = new TreeMap<>(BreakerUse.environment(platform.foundation()));
    environment.putAll(SETTINGS);
    return function(state, environment, BreakerUse.permissions(platform.foundation()));
  }

  private JavaFunction lookUpCoverage() {
    var bucket = platform.foundation().documentsBucket();
    return function(
        "LookUpCoverage",
        Map.of("DOCUMENTS_BUCKET", bucket.getBucketName()),
        List.of(
            Permissions.allow(
                "ReadRegistry", List.of("s3:GetObject"), bucket.arnForObjects("registry/*")),
            Permissions.allow(
                "TellMissingFromForbidden", List.of("s3:ListBucket"), bucket.getBucketArn())));
  }

  private JavaFunction function(
      String state, Map<String, String> environment, List<PolicyStatement> permissions) {
    return new JavaFunction(
        this,
        state,
        platform,
        new FunctionSettings(
            "resilience",
            "resilience.guardedcall." + state + "Handler",
            Caller.STATE,
            1024,
            Duration.seconds(30),
            environment),
        permissions);
  }
}
