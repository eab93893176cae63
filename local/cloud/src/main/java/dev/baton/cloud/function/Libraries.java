package dev.baton.cloud.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The code of functions with the loader of its libraries. Jars are shared by all clouds of a
 * process, so that a test run with many clouds loads the libraries once. Safe for threads.
 */
final class Libraries {
  /** Some code and the loader that loads its libraries. */
  record Loaded(Code code, LibraryLoader libraries) {}

  private record Key(Path path, FileTime modified, long size) {}

  private static final Map<Key, Loaded> JARS = new HashMap<>();
  private static final List<LibraryLoader> LOADERS = new ArrayList<>();

  private Libraries() {}

  /**
   * The code in a jar or folder.
   *
   * @throws IllegalArgumentException when it cannot be read
   */
  static synchronized Loaded of(Path path) {
    if (Files.isDirectory(path)) {
      LibraryLoader own = new LibraryLoader();
      Code code = new Code(path);
      own.accept(code);
      return new Loaded(code, own);
    }
    return JARS.computeIfAbsent(key(path), key -> load(path));
  }

  private static Key key(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return new Key(path.toRealPath(), file.lastModifiedTime(), file.size());
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  private static Loaded load(Path path) {
    Code code = new Code(path);
    for (LibraryLoader loader : LOADERS) {
      if (loader.accept(code)) {
        return new Loaded(code, loader);
      }
    }
    LibraryLoader loader = new LibraryLoader();
    loader.accept(code);
    LOADERS.add(loader);
    return new Loaded(code, loader);
  }
}
