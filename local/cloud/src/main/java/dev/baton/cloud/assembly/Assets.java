package dev.baton.cloud.assembly;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The asset files of an assembly, by the object key under which a template refers to them. */
public final class Assets {
  private record Asset(Path source, String bucket) {}

  private final Map<String, Asset> byKey = new ConcurrentHashMap<>();

  public Assets() {}

  /** For a cloud without an assembly. */
  public static Assets none() {
    return new Assets();
  }

  /**
   * Adds one.
   *
   * @param bucket where it is published to, with CloudFormation's placeholders; empty for anywhere
   */
  void add(String objectKey, String bucket, Path source) {
    byKey.put(objectKey, new Asset(source, bucket));
  }

  /** The file or folder of an asset, or null. */
  public @Nullable Path find(String objectKey) {
    Asset asset = byKey.get(objectKey);
    return asset == null ? null : asset.source;
  }

  /** Whether an asset that is there is published to this bucket of a place. */
  public boolean isIn(String bucket, String objectKey, Deployment.Place place) {
    Asset asset = byKey.get(objectKey);
    if (asset == null) {
      return false;
    }
    String expected =
        asset
            .bucket
            .replace("${AWS::Region}", place.region())
            .replace("${AWS::AccountId}", place.account());
    return expected.isEmpty() || expected.equals(bucket);
  }

  /** Takes in the files of a later assembly too. */
  public void addAll(Assets others) {
    byKey.putAll(others.byKey);
  }
}
