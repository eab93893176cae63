package dev.baton.cloud.assembly;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The asset files of an assembly, by the object key under which a template refers to them. */
public final class Assets {
  private final Map<String, Path> byKey = new ConcurrentHashMap<>();

  public Assets() {}

  /** For a cloud without an assembly. */
  public static Assets none() {
    return new Assets();
  }

  void add(String objectKey, Path source) {
    byKey.put(objectKey, source);
  }

  /** The file or folder of an asset, or null. */
  public @Nullable Path find(String objectKey) {
    return byKey.get(objectKey);
  }

  /** Takes in the files of a later assembly too. */
  public void addAll(Assets others) {
    byKey.putAll(others.byKey);
  }
}
