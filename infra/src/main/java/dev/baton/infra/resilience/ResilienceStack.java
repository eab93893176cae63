package dev.baton.infra.resilience;

import dev.baton.infra.Platform;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Patterns for what must happen once, or not at all. */
public final class ResilienceStack extends Stack {

  public ResilienceStack(App app, StackProps properties, Platform platform) {
    super(app, "BatonResilience", properties);
    new Announcement(this, platform);
  }
}
