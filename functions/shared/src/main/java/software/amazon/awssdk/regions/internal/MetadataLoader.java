package software.amazon.awssdk.regions.internal;

import software.amazon.awssdk.regions.GeneratedPartitionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedRegionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedServiceMetadataProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.PartitionMetadataProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.RegionMetadataProvider;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.ServiceMetadataProvider;
import software.amazon.awssdk.regions.servicemetadata.DynamodbServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.EnhancedS3ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.EventsServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.LambdaServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SqsServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.StatesServiceMetadata;

/**
 * In place of the SDK's class of this name, which makes what it knows of every region and of every
 * service (350 classes) when a client asks for its own: here each is made when it is asked for. The
 * answers are the SDK's own.
 */
public final class MetadataLoader {
  private MetadataLoader() {}

  /** What is known of the partition of a region. */
  public static PartitionMetadata partitionMetadata(Region region) {
    return Partitions.ALL.partitionMetadata(region);
  }

  /** What is known of a partition. */
  public static PartitionMetadata partitionMetadata(String partition) {
    return Partitions.ALL.partitionMetadata(partition);
  }

  /** What is known of a region. */
  public static RegionMetadata regionMetadata(Region region) {
    return Regions.ALL.regionMetadata(region);
  }

  /** What is known of a service, by the prefix of its endpoints. */
  public static ServiceMetadata serviceMetadata(String prefix) {
    return switch (prefix) {
      case "dynamodb" -> new DynamodbServiceMetadata();
      case "events" -> new EventsServiceMetadata();
      case "lambda" -> new LambdaServiceMetadata();
      case "s3" -> new EnhancedS3ServiceMetadata();
      case "sqs" -> new SqsServiceMetadata();
      case "states" -> new StatesServiceMetadata();
      default -> Services.ALL.serviceMetadata(prefix);
    };
  }

  private static final class Partitions {
    static final PartitionMetadataProvider ALL = new GeneratedPartitionMetadataProvider();
  }

  private static final class Regions {
    static final RegionMetadataProvider ALL = new GeneratedRegionMetadataProvider();
  }

  private static final class Services {
    static final ServiceMetadataProvider ALL = new GeneratedServiceMetadataProvider();
  }
}
