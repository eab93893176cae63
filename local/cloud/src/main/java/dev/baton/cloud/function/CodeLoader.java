package dev.baton.cloud.function;

import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of functions, rewritten on the way. There are two for a function: one for the
 * libraries in its code, shared by all functions of the same code, and below it one for the
 * product's own classes, of which each function has its own copy with its own static fields.
 */
final class CodeLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String OWN = "dev.baton.";

  private final Code code;
  private final boolean library;
  private final ProtectionDomain domain;

  private CodeLoader(Code code, ClassLoader parent, boolean library) {
    super(parent);
    this.code = code;
    this.library = library;
    try {
      URL location = code.path().toUri().toURL();
      CodeSource source = new CodeSource(location, (Certificate[]) null);
      this.domain = new ProtectionDomain(source, null, this, null);
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The loader of the libraries in some code. */
  static CodeLoader ofLibraries(Code code) {
    return new CodeLoader(code, SharedClasses.loader(), true);
  }

  /** A loader of the product's classes for one function. */
  static CodeLoader ofFunction(Code code, CodeLoader libraries) {
    return new CodeLoader(code, libraries, false);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (library || !name.startsWith(OWN) || SharedClasses.includes(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] original =
        library || name.startsWith(OWN) ? code.read(name.replace('.', '/') + ".class") : null;
    if (original == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] rewritten = Rewriter.rewrite(original);
    return defineClass(name, rewritten, 0, rewritten.length, domain);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return library ? code.url(name) : null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL url = findResource(name);
    return url == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(url));
  }
}
