package dev.baton.shared.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.GeneratedPartitionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedRegionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedServiceMetadataProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.internal.MetadataLoader;

/** The class that stands in for one of the SDK's answers as that would, in every partition. */
class MetadataLoaderTest {
  private final GeneratedServiceMetadataProvider services = new GeneratedServiceMetadataProvider();

  @Test
  void standsInForTheSdksOwn() {
    assertThat(MetadataLoader.class.getProtectionDomain().getCodeSource())
        .isEqualTo(AwsClients.class.getProtectionDomain().getCodeSource());
  }

  @Test
  void answersOfServicesAsTheSdkDoesInEveryRegionOfEveryPartition() {
    for (String prefix :
        List.of("dynamodb", "events", "lambda", "s3", "sqs", "states", "bedrock-runtime", "iam")) {
      ServiceMetadata known = services.serviceMetadata(prefix);
      if (known != null) {
        assertThat(ServiceMetadata.of(prefix)).hasSameClassAs(known);
      }
      for (Region region : Region.regions()) {
        ServiceMetadata answered = ServiceMetadata.of(prefix);
        if (known != null) {
          assertThat(answered.signingRegion(region)).isEqualTo(known.signingRegion(region));
          assertThat(answered.endpointFor(region)).isEqualTo(known.endpointFor(region));
        } else {
          assertThat(answered.signingRegion(region)).isEqualTo(region);
        }
      }
    }
    assertThat(ServiceMetadata.of("dynamodb").endpointFor(Region.CN_NORTH_1))
        .isEqualTo(URI.create("dynamodb.cn-north-1.amazonaws.com.cn"));
    assertThat(ServiceMetadata.of("iam").signingRegion(Region.AWS_GLOBAL))
        .isEqualTo(Region.US_EAST_1);
  }

  @Test
  void answersOfRegionsAndPartitionsAsTheSdkDoes() {
    var partitions = new GeneratedPartitionMetadataProvider();
    var regions = new GeneratedRegionMetadataProvider();
    for (Region region : Region.regions()) {
      assertThat(MetadataLoader.partitionMetadata(region).id())
          .isEqualTo(partitions.partitionMetadata(region).id());
      RegionMetadata known = regions.regionMetadata(region);
      RegionMetadata answered = MetadataLoader.regionMetadata(region);
      assertThat(answered == null ? null : answered.description())
          .isEqualTo(known == null ? null : known.description());
    }
    assertThat(MetadataLoader.partitionMetadata("aws-cn").dnsSuffix())
        .isEqualTo("amazonaws.com.cn");
  }

  @Test
  void offersWhatTheSdksOwnOffers() throws IOException {
    assertThat(offered(MetadataLoader.class)).isEqualTo(offered(theirs()));
  }

  /** The SDK's own, from its jar. */
  private static Class<?> theirs() throws IOException {
    String name = MetadataLoader.class.getName();
    CodeSource jar = Region.class.getProtectionDomain().getCodeSource();
    try (var loader =
        new URLClassLoader(new URL[] {jar.getLocation()}, ServiceMetadata.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String wanted, boolean resolve)
              throws ClassNotFoundException {
            return wanted.equals(name) ? findClass(wanted) : super.loadClass(wanted, resolve);
          }
        }) {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> offered(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::toString)
        .collect(Collectors.toSet());
  }
}
