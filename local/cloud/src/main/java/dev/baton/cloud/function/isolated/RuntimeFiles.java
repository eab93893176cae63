package dev.baton.cloud.function.isolated;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.baton.cloud.function.child.FunctionMain;
import dev.baton.cloud.function.child.TimeAgent;
import dev.baton.cloud.function.host.Surroundings;
import dev.baton.cloud.function.rewrite.Rewriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * What every process of a function needs beside the function: the jars of AWS's runtime interface
 * client, its native library, and a jar with the few classes of ours that run there.
 */
public final class RuntimeFiles {
  private static final List<Class<?>> OF_AWS =
      List.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class);

  /** One of each package that runs in the process. */
  private static final List<Class<?>> OURS =
      List.of(FunctionMain.class, Surroundings.class, Rewriter.class);

  private final Path ownJar;
  private final Path nativeLibrary;

  private RuntimeFiles(Path ownJar, Path nativeLibrary) {
    this.ownJar = ownJar;
    this.nativeLibrary = nativeLibrary;
  }

  /**
   * Writes the files into a folder.
   *
   * @throws UnsupportedOperationException on a machine for which AWS's client has no native code
   */
  public static RuntimeFiles in(Path folder) {
    try {
      Path library = Files.createDirectories(folder).resolve("libaws-lambda-jni.so");
      replace(library, writing -> copyNativeLibrary(writing));
      Path jar = folder.resolve("runtime.jar");
      replace(jar, RuntimeFiles::writeOwnJar);
      return new RuntimeFiles(jar, library);
    } catch (IOException e) {
      throw new UncheckedIOException("The runtime of functions cannot be written", e);
    }
  }

  /** Jars to stand before the function's own code. */
  String classPath() {
    return Stream.concat(Stream.of(ownJar), OF_AWS.stream().map(RuntimeFiles::home))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Where AWS's client finds its native code, as it would else unpack it for each process. */
  Path nativeLibrary() {
    return nativeLibrary;
  }

  /** The jar that is the agent of a time that is not the machine's. */
  Path agent() {
    return ownJar;
  }

  private interface Writing {
    void to(Path file) throws IOException;
  }

  /** A process that has the old file open goes on with it. */
  private static void replace(Path file, Writing content) throws IOException {
    Path part = Files.createTempFile(file.getParent(), "part", null);
    content.to(part);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void copyNativeLibrary(Path file) throws IOException {
    String name = "/jni/libaws-lambda-jni." + platform() + ".so";
    try (InputStream in = AWSLambda.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not in AWS's runtime interface client");
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name", "");
    String machine =
        switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch_64";
          default -> "";
        };
    if (!system.equals("Linux") || machine.isEmpty()) {
      throw new UnsupportedOperationException(
          "functions in processes of their own need Linux on x86-64 or ARM, for which AWS's runtime"
              + " interface client is made; this is "
              + system
              + " on "
              + System.getProperty("os.arch"));
    }
    String musl = "/lib/ld-musl-" + (machine.equals("x86_64") ? "x86_64" : "aarch64") + ".so.1";
    return (Files.exists(Path.of(musl)) ? "linux_musl-" : "linux-") + machine;
  }

  private static void writeOwnJar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", TimeAgent.class.getName());
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (Class<?> one : OURS) {
        String folder = one.getPackageName().replace('.', '/');
        Path home = home(one);
        if (Files.isDirectory(home)) {
          addClasses(home, folder, jar);
        } else {
          try (FileSystem packed = FileSystems.newFileSystem(home)) {
            addClasses(packed.getPath("/"), folder, jar);
          }
        }
      }
    }
  }

  private static void addClasses(Path home, String folder, JarOutputStream jar) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve(folder))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        jar.putNextEntry(new ZipEntry(folder + "/" + file.getFileName()));
        Files.copy(file, jar);
      }
    }
  }

  /** The jar or folder of a class. */
  private static Path home(Class<?> type) {
    try {
      URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(location);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
