package dev.baton.infra.resilience;

import dev.baton.infra.Platform;
import dev.baton.infra.workflow.Workflow;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Patterns for what must happen once, or not at all. */
public final class ResilienceStack extends Stack {
  private final Announcement announcement;
  private final AdmissionSaga admissionSaga;
  private final GuardedCall guardedCall;

  public ResilienceStack(App app, StackProps properties, Platform platform) {
    super(app, "BatonResilience", properties);
    this.announcement = new Announcement(this, platform);
    this.admissionSaga = new AdmissionSaga(this, platform);
    this.guardedCall = new GuardedCall(this, platform);
  }

  /** The sample saga. */
  public AdmissionSaga admissionSaga() {
    return admissionSaga;
  }

  /** All workflows of this area. */
  public List<Workflow> workflows() {
    return List.of(announcement.workflow(), admissionSaga.workflow(), guardedCall.workflow());
  }

  /** What guards the calls of other workflows. */
  public GuardedCall guardedCall() {
    return guardedCall;
  }
}
