package dev.baton.cloud.s3;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the buckets of a template. */
final class BucketProvider implements ResourceProvider {
  private static final String LOOPBACK = "the endpoint is on the loopback interface";

  private static final String POLICY = "AWS::S3::BucketPolicy";

  private final Buckets buckets;

  BucketProvider(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::S3::Bucket")
            .honours(
                "BucketName",
                "VersioningConfiguration",
                "NotificationConfiguration.EventBridgeConfiguration")
            .ignores("BucketEncryption", "the laptop's buckets are not encrypted at rest")
            .ignores("PublicAccessBlockConfiguration", LOOPBACK)
            .ignores("OwnershipControls", "there is one account")
            .ignores("AccessControl", "there is one account")
            .ignores("LifecycleConfiguration", "objects are kept until somebody deletes them")
            .ignores("LoggingConfiguration", "there is no log of accesses")
            .ignores("ReplicationConfiguration", "there is one region")
            .ignores("ObjectLockEnabled", "nothing here is locked against its owner")
            .ignores("Tags", "nothing here selects by tag"),
        ResourceType.of(POLICY).honours("Bucket", "PolicyDocument"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    if (request.type().equals(POLICY)) {
      return policy(request);
    }
    String name = request.nameOr("BucketName").toLowerCase(Locale.ROOT);
    try {
      Bucket bucket = buckets.has(name) ? buckets.get(name) : buckets.create(name);
      configure(bucket, request.properties());
    } catch (AwsException e) {
      throw new IllegalArgumentException(e.getMessage() + ": " + name, e);
    }
    String domain = name + ".s3." + buckets.region() + ".amazonaws.com";
    return new Provisioned(
        name,
        Map.of(
            "Arn", "arn:aws:s3:::" + name,
            "DomainName", name + ".s3.amazonaws.com",
            "RegionalDomainName", domain,
            "DualStackDomainName", name + ".s3.dualstack." + buckets.region() + ".amazonaws.com",
            "WebsiteURL", "http://" + domain));
  }

  private Provisioned policy(ResourceRequest request) {
    String bucket = request.properties().path("Bucket").asText();
    try {
      buckets.get(bucket).policy(request.properties().path("PolicyDocument").toString());
    } catch (AwsException e) {
      throw new IllegalArgumentException(e.getMessage() + ": " + bucket, e);
    }
    return new Provisioned(request.logicalId(), Map.of());
  }

  private static void configure(Bucket bucket, JsonNode properties) {
    switch (properties.path("VersioningConfiguration").path("Status").asText("")) {
      case "Enabled" -> bucket.versioning(Bucket.Versioning.ENABLED);
      case "Suspended" -> bucket.versioning(Bucket.Versioning.SUSPENDED);
      default -> {}
    }
    JsonNode toEventBridge =
        properties.path("NotificationConfiguration").path("EventBridgeConfiguration");
    bucket.notifyEventBridge(
        !toEventBridge.isMissingNode() && toEventBridge.path("EventBridgeEnabled").asBoolean(true));
  }

  @Override
  public Provisioned update(ResourceRequest request, MadeResource before) {
    Provisioned made = create(request);
    if (request.type().equals(POLICY)) {
      return made;
    }
    JsonNode versioning = request.properties().path("VersioningConfiguration");
    Bucket bucket = buckets.get(made.ref());
    if (versioning.isMissingNode() && bucket.versioning() == Bucket.Versioning.ENABLED) {
      bucket.versioning(Bucket.Versioning.SUSPENDED);
    }
    return made;
  }

  @Override
  public void delete(MadeResource made) {
    if (made.request().type().equals(POLICY)) {
      String bucket = made.request().properties().path("Bucket").asText();
      if (buckets.has(bucket)) {
        buckets.get(bucket).policy(null);
      }
    } else if (buckets.has(made.provisioned().ref())) {
      try {
        buckets.delete(buckets.get(made.provisioned().ref()));
      } catch (AwsException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }
}
