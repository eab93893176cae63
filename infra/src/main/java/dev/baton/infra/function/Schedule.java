package dev.baton.infra.function;

import dev.baton.infra.ServiceRole;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.constructs.Construct;

/** A function that EventBridge Scheduler calls again and again, by a role of its own. */
public final class Schedule {
  private Schedule() {}

  /**
   * Calls the function's alias at this interval; a call that is missed is made good by the next.
   */
  public static void of(Construct scope, String name, Duration every, JavaFunction function) {
    Construct place = new Construct(scope, name + "Schedule");
    ServiceRole role =
        new ServiceRole(
            place,
            name + "Schedule",
            "scheduler.amazonaws.com",
            List.of(
                Permissions.allow(
                    "CallFunction", List.of("lambda:InvokeFunction"), function.aliasArn())));
    CfnSchedule schedule =
        CfnSchedule.Builder.create(place, "Resource")
            .description("Calls " + name)
            .scheduleExpression("rate(" + every.toMinutes().longValue() + " minutes)")
            .flexibleTimeWindow(FlexibleTimeWindowProperty.builder().mode("OFF").build())
            .target(
                TargetProperty.builder()
                    .arn(function.aliasArn())
                    .roleArn(role.arn())
                    .input("{}")
                    .retryPolicy(RetryPolicyProperty.builder().maximumRetryAttempts(0).build())
                    .build())
            .build();
    schedule.overrideLogicalId(name + "Schedule");
    role.precede(schedule);
  }
}
