package dev.baton.cloud;

import dev.baton.engine.Engine;
import java.util.List;

/** The one list of the parts that make up a cloud. */
record CloudServices(Engine engine, List<CloudPart> parts) {

  static CloudServices of(CloudContext context) {
    Engine engine =
        Engine.builder()
            .clock(context.clock())
            .seed(context.seed())
            .region(context.region())
            .account(context.account())
            .listener(context.listener()::onExecutionEvent)
            .build();
    return new CloudServices(engine, List.of());
  }
}
