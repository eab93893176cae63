package dev.baton.infra.approvals;

import dev.baton.infra.Platform;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Decisions by people. */
public final class ApprovalsStack extends Stack {
  private final Approval approval;

  public ApprovalsStack(App app, StackProps properties, Platform platform) {
    super(app, "BatonApprovals", properties);
    this.approval = new Approval(this, platform);
  }

  public Approval approval() {
    return approval;
  }
}
