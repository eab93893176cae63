package dev.baton.cloud.s3;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.events.EventSink;
import java.util.List;

/** S3 as a part of the cloud. */
public final class S3Part implements CloudPart {
  private final Buckets buckets;
  private final S3Service service;
  private final BucketProvider provider;

  /**
   * @param sink where buckets that notify EventBridge do so
   */
  public S3Part(CloudContext context, EventSink sink) {
    buckets = new Buckets(context);
    service = new S3Service(buckets, sink);
    provider = new BucketProvider(buckets);
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(provider);
  }

  @Override
  public void start() {
    buckets.start();
  }

  @Override
  public void close() {
    buckets.close();
  }
}
