package dev.baton.cloud.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The deployed code of functions: a jar, or a folder of classes. Safe for threads. */
final class Code implements AutoCloseable {
  private final Path path;
  private final @Nullable JarFile jar;

  Code(Path path) {
    this.path = path;
    try {
      jar =
          Files.isDirectory(path)
              ? null
              : new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Code: " + path + " cannot be read as a jar: " + e.getMessage(), e);
    }
  }

  Path path() {
    return path;
  }

  /** The file in which a class stands. */
  static String fileOf(String className) {
    return className.replace('.', '/') + ".class";
  }

  /** Whether a file is in the code. */
  boolean holds(String name) {
    return jar == null ? Files.exists(path.resolve(name)) : jar.getEntry(name) != null;
  }

  /** The libraries' classes in a jar with their checksums; empty for a folder. */
  Map<String, Long> libraryChecksums() {
    Map<String, Long> checksums = new HashMap<>();
    if (jar != null) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.endsWith(".class") && !FunctionLoader.isOwn(name.replace('/', '.'))) {
          checksums.put(name, entry.getCrc());
        }
      }
    }
    return checksums;
  }

  /** The content of a file in the code, or null. */
  byte @Nullable [] read(String name) {
    try {
      if (jar == null) {
        Path file = path.resolve(name);
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
      }
      ZipEntry entry = jar.getEntry(name);
      if (entry == null) {
        return null;
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  /** Where a file in the code is, or null. */
  @Nullable URL url(String name) {
    try {
      if (jar == null) {
        Path file = path.resolve(name);
        return Files.exists(file) ? file.toUri().toURL() : null;
      }
      ZipEntry entry = jar.getEntry(name);
      return entry == null
          ? null
          : URI.create("jar:" + path.toUri() + "!/" + encoded(entry.getName())).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String name) {
    return name.replace("%", "%25").replace(" ", "%20").replace("#", "%23");
  }

  @Override
  public void close() {
    try {
      if (jar != null) {
        jar.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
