package dev.baton.models.classification;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes ONNX Runtime's environment from its native libraries on Linux: where Lambda unpacked them,
 * there; those of a jar from a copy, which ONNX Runtime itself would make 4 KB at a time. Elsewhere
 * it finds them alone.
 */
final class NativeLibraries {
  private static final String PLACE = "onnxruntime.native.path";
  private static final List<String> NAMES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");
  private static final int PIECE = 1 << 16;

  private NativeLibraries() {}

  static OrtEnvironment environment() {
    URL first = resource(NAMES.getFirst());
    if (first == null || System.getProperty(PLACE) != null) {
      return OrtEnvironment.getEnvironment();
    }
    try {
      return first.getProtocol().equals("file")
          ? from(Path.of(URI.create(first.toString())).resolveSibling(""))
          : fromCopies();
    } catch (IOException e) {
      throw new IllegalStateException("the libraries of ONNX Runtime cannot be copied", e);
    }
  }

  private static OrtEnvironment from(Path folder) {
    System.setProperty(PLACE, folder.toString());
    try {
      return OrtEnvironment.getEnvironment();
    } finally {
      System.clearProperty(PLACE);
    }
  }

  // What is loaded needs no file any more.
  private static OrtEnvironment fromCopies() throws IOException {
    Path folder = Files.createTempDirectory("onnxruntime");
    try {
      for (String name : NAMES) {
        copy(name, folder.resolve(name));
      }
      return from(folder);
    } finally {
      for (String name : NAMES) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private static void copy(String name, Path to) throws IOException {
    URL library = resource(name);
    if (library == null) {
      throw new IOException(name + " is not in the jar");
    }
    try (InputStream in = library.openStream();
        OutputStream out = Files.newOutputStream(to)) {
      byte[] piece = new byte[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        out.write(piece, 0, read);
      }
    }
  }

  /** A library for this system and processor; null where it is not Linux. */
  private static @Nullable URL resource(String name) {
    String processor =
        switch (System.getProperty("os.arch", "")) {
          case "amd64" -> "x64";
          case "aarch64" -> "aarch64";
          default -> "";
        };
    return System.getProperty("os.name", "").equals("Linux")
        ? OrtEnvironment.class.getResource("native/linux-" + processor + "/" + name)
        : null;
  }
}
