package dev.baton.infra;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;

/** The second region, which the context names ({@code -c replicaRegion=...}) or there is none. */
public record Replica(String region) {

  /** The second region of an app. */
  static @Nullable Replica of(App app) {
    Object region = app.getNode().tryGetContext("replicaRegion");
    return region == null ? null : new Replica(region.toString());
  }

  /** The replica of a multi-region key has the same id, in its own region. */
  public String keyArn(Key key) {
    return Stack.of(key)
        .formatArn(
            ArnComponents.builder()
                .service("kms")
                .region(region)
                .resource("key")
                .resourceName(key.getKeyId())
                .build());
  }

  /** The bucket in the second region that takes copies; its name is known before it exists. */
  public String bucketName(Stack stack) {
    return "baton-documents-" + stack.getAccount() + "-" + region;
  }
}
