package dev.baton.cloud;

import dev.baton.cloud.apigateway.ApiGatewayPart;
import dev.baton.cloud.cloudformation.StacksPart;
import dev.baton.cloud.cloudwatch.CloudWatchPart;
import dev.baton.cloud.dynamodb.DynamoDbPart;
import dev.baton.cloud.events.EventsPart;
import dev.baton.cloud.eventsource.EventSourcePart;
import dev.baton.cloud.function.FunctionPart;
import dev.baton.cloud.iam.IamPart;
import dev.baton.cloud.inert.InertTypes;
import dev.baton.cloud.kms.KmsPart;
import dev.baton.cloud.logs.LogsPart;
import dev.baton.cloud.s3.S3Part;
import dev.baton.cloud.scheduler.SchedulerPart;
import dev.baton.cloud.secrets.SecretsPart;
import dev.baton.cloud.sns.SnsPart;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.cloud.ssm.SsmPart;
import dev.baton.cloud.states.DoorPort;
import dev.baton.cloud.states.StatesPart;
import dev.baton.cloud.sts.StsPart;
import dev.baton.cloud.textract.TextractPart;
import dev.baton.engine.Engine;
import java.util.List;

/** The one list of the parts that make up a cloud. */
record CloudServices(
    Engine engine,
    FunctionPart functions,
    IamPart iam,
    StacksPart stacks,
    ApiGatewayPart apis,
    List<CloudPart> parts) {

  static CloudServices of(CloudContext context, Cloud.Builder settings) {
    ExecutionListeners listeners = new ExecutionListeners(context);
    Engine engine = engine(context, listeners, settings.keptExecutions);
    FunctionPart functions = new FunctionPart(context, settings.warm, settings.isolation);
    SqsPart sqs = new SqsPart(context);
    EventSourcePart mappings = mappings(context, functions, sqs);
    EventsPart events = new EventsPart(context);
    LogsPart logs = new LogsPart(context);
    functions.logTo(logs.sink());
    CloudWatchPart cloudWatch = cloudWatch(context, events, logs);
    listeners.metricsTo(cloudWatch::accept);
    KmsPart kms = new KmsPart(context);
    IamPart iam = iam(context, kms);
    StacksPart stacks = new StacksPart(context);
    ApiGatewayPart apis = new ApiGatewayPart(context);
    List<CloudPart> parts =
        List.of(
            listeners,
            functions,
            iam,
            new InertTypes(context),
            new DynamoDbPart(context),
            sqs,
            events,
            new S3Part(context, events.sink()),
            mappings,
            new SchedulerPart(context),
            new TextractPart(context),
            kms,
            new SsmPart(context),
            new SecretsPart(context),
            new StsPart(context),
            new SnsPart(context),
            logs,
            cloudWatch,
            stacks,
            apis,
            new StatesPart(context, engine));
    return new CloudServices(engine, functions, iam, stacks, apis, parts);
  }

  /** Mappings belong to the API of Lambda. */
  private static EventSourcePart mappings(
      CloudContext context, FunctionPart functions, SqsPart sqs) {
    EventSourcePart mappings = new EventSourcePart(context, sqs);
    functions.answer(mappings.routes());
    return mappings;
  }

  /** Grants of keys count in permissions. */
  private static IamPart iam(CloudContext context, KmsPart kms) {
    IamPart iam = new IamPart(context);
    iam.access().honour(kms.grants());
    return iam;
  }

  /** Metrics are read from what functions log, too. */
  private static CloudWatchPart cloudWatch(CloudContext context, EventsPart events, LogsPart logs) {
    CloudWatchPart cloudWatch = new CloudWatchPart(context, events.sink());
    logs.follow((group, stream, time, line) -> cloudWatch.acceptLine(line));
    return cloudWatch;
  }

  private static Engine engine(
      CloudContext context, ExecutionListeners listeners, int keptExecutions) {
    Engine engine =
        Engine.builder()
            .clock(context.clock())
            .seed(context.seed())
            .region(context.region())
            .account(context.account())
            .keptExecutions(keptExecutions)
            .listener(listeners::onExecutionEvent)
            .port(new DoorPort(context, listeners.traced()))
            .build();
    listeners.follow(engine);
    return engine;
  }
}
