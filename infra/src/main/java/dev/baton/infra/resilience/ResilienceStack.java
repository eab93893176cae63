package dev.baton.infra.resilience;

import dev.baton.infra.Platform;
import dev.baton.infra.function.JavaFunction;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Patterns for what must happen once, or not at all. */
public final class ResilienceStack extends Stack {
  private final AdmissionSaga admissionSaga;

  public ResilienceStack(App app, StackProps properties, Platform platform) {
    super(app, "BatonResilience", properties);
    new Announcement(this, platform);
    this.admissionSaga = new AdmissionSaga(this, platform);
    new GuardedCall(this, platform);
  }

  /** The functions that undo a step of the sample saga. */
  public List<JavaFunction> undos() {
    return admissionSaga.undos();
  }
}
