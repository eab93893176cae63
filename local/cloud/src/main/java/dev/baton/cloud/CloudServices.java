package dev.baton.cloud;

import dev.baton.cloud.dynamodb.DynamoDbPart;
import dev.baton.cloud.function.FunctionPart;
import dev.baton.cloud.iam.IamPart;
import dev.baton.cloud.inert.InertTypes;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.engine.Engine;
import java.util.List;

/** The one list of the parts that make up a cloud. */
record CloudServices(Engine engine, FunctionPart functions, List<CloudPart> parts) {

  static CloudServices of(CloudContext context) {
    Engine engine =
        Engine.builder()
            .clock(context.clock())
            .seed(context.seed())
            .region(context.region())
            .account(context.account())
            .listener(context.listener()::onExecutionEvent)
            .build();
    FunctionPart functions = new FunctionPart(context);
    List<CloudPart> parts =
        List.of(
            functions,
            new IamPart(context),
            new InertTypes(context),
            new DynamoDbPart(context),
            new SqsPart(context));
    return new CloudServices(engine, functions, parts);
  }
}
