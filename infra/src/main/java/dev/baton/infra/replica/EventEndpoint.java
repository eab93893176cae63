package dev.baton.infra.replica;

import dev.baton.infra.Replica;
import dev.baton.infra.ServiceRole;
import dev.baton.infra.foundation.FoundationStack;
import dev.baton.infra.function.Permissions;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.events.CfnEndpoint;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.route53.CfnHealthCheck;
import software.constructs.Construct;

/**
 * One address for events in two regions: while EventBridge of the first region delivers late,
 * events go to the second; always they are copied there.
 */
public final class EventEndpoint extends Construct {
  private static final int LATE_MILLIS = 30_000;

  private final Stack stack;
  private final Replica replica;

  public EventEndpoint(FoundationStack foundation, Replica replica) {
    super(foundation, "EventEndpoint");
    this.stack = foundation;
    this.replica = replica;
    ServiceRole role =
        new ServiceRole(this, "EventEndpoint", "events.amazonaws.com", permissions());
    CfnEndpoint endpoint =
        CfnEndpoint.Builder.create(this, "Endpoint")
            .name("baton")
            .description("Baton's bus, in the region that delivers")
            .eventBuses(List.of(bus(stack.getRegion()), bus(replica.region())))
            .replicationConfig(
                CfnEndpoint.ReplicationConfigProperty.builder().state("ENABLED").build())
            .roleArn(role.arn())
            .routingConfig(
                CfnEndpoint.RoutingConfigProperty.builder()
                    .failoverConfig(
                        CfnEndpoint.FailoverConfigProperty.builder()
                            .primary(
                                CfnEndpoint.PrimaryProperty.builder()
                                    .healthCheck(healthCheck(foundation))
                                    .build())
                            .secondary(
                                CfnEndpoint.SecondaryProperty.builder()
                                    .route(replica.region())
                                    .build())
                            .build())
                    .build())
            .build();
    endpoint.overrideLogicalId("EventEndpoint");
    role.precede(endpoint);
  }

  private String healthCheck(FoundationStack foundation) {
    CfnAlarm late =
        CfnAlarm.Builder.create(this, "Late")
            .alarmDescription("What to do: docs/runbooks/events-late.md")
            .namespace("AWS/Events")
            .metricName("IngestionToInvocationStartLatency")
            .statistic("Average")
            .period(60)
            .evaluationPeriods(5)
            .threshold(LATE_MILLIS)
            .comparisonOperator("GreaterThanThreshold")
            .treatMissingData("notBreaching")
            .alarmActions(List.of(foundation.alarmTopic().getTopicArn()))
            .build();
    late.overrideLogicalId("EventsLateAlarm");
    CfnHealthCheck check =
        CfnHealthCheck.Builder.create(this, "HealthCheck")
            .healthCheckConfig(
                CfnHealthCheck.HealthCheckConfigProperty.builder()
                    .type("CLOUDWATCH_METRIC")
                    .alarmIdentifier(
                        CfnHealthCheck.AlarmIdentifierProperty.builder()
                            .name(late.getRef())
                            .region(stack.getRegion())
                            .build())
                    .insufficientDataHealthStatus("Healthy")
                    .build())
            .build();
    check.overrideLogicalId("EventsHealthCheck");
    return "arn:" + stack.getPartition() + ":route53:::healthcheck/" + check.getAttrHealthCheckId();
  }

  private List<PolicyStatement> permissions() {
    return List.of(
        Permissions.allow(
            "CopyEvents",
            List.of("events:PutEvents"),
            busArn(stack.getRegion()),
            busArn(replica.region())),
        Permissions.allow(
            "ManageCopyingRule",
            List.of(
                "events:DeleteRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets"),
            managedRules(stack.getRegion()),
            managedRules(replica.region())));
  }

  private CfnEndpoint.EndpointEventBusProperty bus(String region) {
    return CfnEndpoint.EndpointEventBusProperty.builder().eventBusArn(busArn(region)).build();
  }

  private String busArn(String region) {
    return events(region, "event-bus", "baton");
  }

  private String managedRules(String region) {
    return events(region, "rule", "baton/GlobalEndpointManagedRule-*");
  }

  private String events(String region, String resource, String name) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("events")
            .region(region)
            .resource(resource)
            .resourceName(name)
            .build());
  }
}
