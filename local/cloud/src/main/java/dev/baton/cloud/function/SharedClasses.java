package dev.baton.cloud.function;

import java.util.List;

/**
 * The classes that functions share with the cloud: Lambda's own interfaces, the stand-ins for the
 * JDK's environment, and libraries with native code, as such code loads once in a process.
 */
final class SharedClasses extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String LAMBDA = "com.amazonaws.services.lambda.runtime.";

  private static final List<String> PACKAGES =
      List.of(
          "dev.baton.cloud.function.host.",
          LAMBDA + "logging.",
          "ai.djl.", // its tokenizers are native
          "ai.onnxruntime.",
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
    if (includes(name)) {
      return cloud.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
