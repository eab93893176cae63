package dev.baton.infra.resilience;

import dev.baton.infra.Platform;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Patterns for what must happen once, or not at all. */
public final class ResilienceStack extends Stack {
  private final AdmissionSaga admissionSaga;
  private final GuardedCall guardedCall;

  public ResilienceStack(App app, StackProps properties, Platform platform) {
    super(app, "BatonResilience", properties);
    new Announcement(this, platform);
    this.admissionSaga = new AdmissionSaga(this, platform);
    this.guardedCall = new GuardedCall(this, platform);
  }

  /** The sample saga. */
  public AdmissionSaga admissionSaga() {
    return admissionSaga;
  }

  /** What guards the calls of other workflows. */
  public GuardedCall guardedCall() {
    return guardedCall;
  }
}
