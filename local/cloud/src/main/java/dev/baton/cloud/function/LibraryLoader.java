package dev.baton.cloud.function;

import java.net.URL;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Loads the libraries of functions, once for all whose code holds the same ones: loading them for
 * each jar again is what would take most of a short run's time.
 */
final class LibraryLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final List<Code> codes = new CopyOnWriteArrayList<>();
  private final Map<String, Long> checksums = new ConcurrentHashMap<>();
  private final Map<Code, ProtectionDomain> domains = new ConcurrentHashMap<>();

  LibraryLoader() {
    super(SharedClasses.loader());
  }

  /**
   * Takes another function's libraries in; false if they are not the same wherever both hold one.
   */
  synchronized boolean accept(Code code) {
    Map<String, Long> libraries = code.libraryChecksums();
    if (!codes.isEmpty() && (libraries.isEmpty() || checksums.isEmpty())) {
      return false;
    }
    for (Map.Entry<String, Long> library : libraries.entrySet()) {
      Long present = checksums.get(library.getKey());
      if (present != null && !present.equals(library.getValue())) {
        return false;
      }
    }
    checksums.putAll(libraries);
    codes.add(code);
    return true;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String file = Code.fileOf(name);
    for (Code code : codes) {
      if (code.holds(file)) {
        byte[] rewritten = ClassDefinition.read(code, name);
        return defineClass(name, rewritten, 0, rewritten.length, domain(code));
      }
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    for (Code code : codes) {
      URL url = code.url(name);
      if (url != null) {
        return url;
      }
    }
    return null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL url = findResource(name);
    return url == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(url));
  }

  private ProtectionDomain domain(Code code) {
    return domains.computeIfAbsent(code, c -> ClassDefinition.domain(c, this));
  }
}
