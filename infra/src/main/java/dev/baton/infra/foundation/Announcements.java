package dev.baton.infra.foundation;

import dev.baton.infra.LogicalId;
import dev.baton.infra.Settings;
import dev.baton.infra.Target;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.events.CfnArchive;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The bus on which Baton says what happened, with an archive to replay from. */
final class Announcements extends Construct {
  private final EventBus bus;

  Announcements(Construct scope, Key key, Settings settings) {
    super(scope, "Announcements");
    this.bus =
        EventBus.Builder.create(this, "EventBus")
            .eventBusName("baton")
            .description("What Baton's workflows announce")
            .build();
    LogicalId.fix(bus, "EventBus", CfnEventBus.class).setKmsKeyIdentifier(key.getKeyArn());
    if (Target.of(this).creates(CfnArchive.CFN_RESOURCE_TYPE_NAME)) {
      archive(key, settings);
    }
  }

  EventBus bus() {
    return bus;
  }

  private void archive(Key key, Settings settings) {
    CfnResource archive =
        CfnArchive.Builder.create(this, "Archive")
            .sourceArn(bus.getEventBusArn())
            .description("Baton's events, to be replayed")
            .eventPattern(Map.of("account", List.of(Aws.ACCOUNT_ID)))
            .retentionDays(settings.retention().events())
            .kmsKeyIdentifier(key.getKeyArn())
            .build();
    archive.overrideLogicalId("EventArchive");
    archive.applyRemovalPolicy(settings.removal());
  }
}
