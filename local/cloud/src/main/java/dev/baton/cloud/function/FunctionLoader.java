package dev.baton.cloud.function;

import java.io.IOException;
import java.net.URL;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one function: a copy of its own of the product's, with static fields of its
 * own, and of libraries exactly those that its code holds.
 */
final class FunctionLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  /** The product, and libraries that keep in static fields which function they serve. */
  private static final List<String> OWN =
      List.of("dev.baton.", "software.amazon.lambda.powertools.", "org.slf4j.");

  private final Code code;
  private final LibraryLoader libraries;
  private final ProtectionDomain domain;

  FunctionLoader(Code code, LibraryLoader libraries) {
    super(libraries);
    this.code = code;
    this.libraries = libraries;
    this.domain = ClassDefinition.domain(code, this);
  }

  static boolean isOwn(String name) {
    return OWN.stream().anyMatch(name::startsWith) && !SharedClasses.includes(name);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isOwn(name)) {
      boolean held = !name.startsWith("java.") && code.holds(Code.fileOf(name));
      return (held ? libraries : SharedClasses.loader()).loadClass(name);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] rewritten = ClassDefinition.read(code, name);
    return defineClass(name, rewritten, 0, rewritten.length, domain);
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = code.url(name);
    return own == null ? getPlatformClassLoader().getResource(name) : own;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    List<URL> found =
        new ArrayList<>(Collections.list(getPlatformClassLoader().getResources(name)));
    URL own = code.url(name);
    if (own != null) {
      found.add(own);
    }
    return Collections.enumeration(found);
  }
}
