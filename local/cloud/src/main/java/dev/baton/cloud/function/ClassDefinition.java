package dev.baton.cloud.function;

import dev.baton.cloud.function.rewrite.Rewriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;

/** What two kinds of loader do alike: where classes say they come from, and how they are read. */
final class ClassDefinition {
  private ClassDefinition() {}

  static ProtectionDomain domain(Code code, ClassLoader loader) {
    try {
      URL location = code.path().toUri().toURL();
      CodeSource source = new CodeSource(location, (Certificate[]) null);
      return new ProtectionDomain(source, null, loader, null);
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A class file from the code, rewritten. */
  static byte[] read(Code code, String name) throws ClassNotFoundException {
    byte[] original = code.read(Code.fileOf(name));
    if (original == null) {
      throw new ClassNotFoundException(name);
    }
    return Rewriter.rewrite(original);
  }
}
