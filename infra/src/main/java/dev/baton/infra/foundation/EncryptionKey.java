package dev.baton.infra.foundation;

import dev.baton.infra.LogicalId;
import dev.baton.infra.Settings;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;

/** The one customer key: everything at rest is under it, and it turns every year. */
final class EncryptionKey {
  private EncryptionKey() {}

  static Key in(Stack stack, Settings settings) {
    Key key =
        Key.Builder.create(stack, "EncryptionKey")
            .description("Baton: documents, tables, queues, events, logs and executions")
            .enableKeyRotation(true)
            // From the start: a key cannot become one of several regions later.
            .multiRegion(true)
            .policy(KeyPolicy.in(stack))
            .removalPolicy(settings.removal())
            .build();
    LogicalId.fix(key, "EncryptionKey", CfnResource.class);
    return key;
  }
}
