package dev.baton.cloud.function;

import dev.baton.cloud.function.rewrite.Rewriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes that functions share with the cloud: Lambda's own interfaces, the stand-ins for the
 * JDK's environment, and libraries with native code, as such code loads once in a process.
 */
final class SharedClasses extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String ONNX_RUNTIME = "ai.onnxruntime.";

  private static final String LAMBDA = "com.amazonaws.services.lambda.runtime.";

  private static final List<String> PACKAGES =
      List.of(
          "dev.baton.cloud.function.host.",
          LAMBDA + "logging.",
          ONNX_RUNTIME,
          "io.opentelemetry.api.", // handlers add their spans to the traces of the cloud
          "io.opentelemetry.common.",
          "io.opentelemetry.context.");

  private static final SharedClasses LOADER = new SharedClasses();

  private final ClassLoader cloud = SharedClasses.class.getClassLoader();

  private SharedClasses() {
    super(ClassLoader.getPlatformClassLoader());
  }

  static ClassLoader loader() {
    return LOADER;
  }

  static boolean includes(String name) {
    boolean lambda = name.startsWith(LAMBDA) && name.indexOf('.', LAMBDA.length()) < 0;
    return lambda || PACKAGES.stream().anyMatch(name::startsWith);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(ONNX_RUNTIME)) {
      return rewritten(name);
    }
    if (includes(name)) {
      return cloud.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }

  private Class<?> rewritten(String name) throws ClassNotFoundException {
    try (InputStream in = cloud.getResourceAsStream(Code.fileOf(name))) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = Rewriter.rewrite(in.readAllBytes());
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its native code lies beside its classes. */
  @Override
  protected @Nullable URL findResource(String name) {
    return name.startsWith("ai/onnxruntime/") ? cloud.getResource(name) : null;
  }
}
