package dev.baton.build.lambdas;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A jar in which lambdas become classes: the JVM would make one for each of them when it is first
 * come by, which takes a function a third of a millisecond of its cold start each. Clients of the
 * AWS SDK have only the operations that something in the jar calls. Native libraries and models are
 * kept as they are and not deflated: Lambda unpacks a jar once, when it is deployed, but a process
 * that has it on its class path would at each start. The same jar gives the same bytes.
 */
public final class FunctionJar {
  private static final Pattern AS_IT_IS = Pattern.compile("\\.(?:so|onnx)$");

  private final ZipFile jar;
  private final ClassFile format;
  private final CalledOperations operations = new CalledOperations();

  private FunctionJar(ZipFile jar) {
    this.jar = jar;
    format =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::stream)
                    .orElse(ClassHierarchyResolver.defaultResolver())
                    .cached()));
  }

  /** Rewrites the jar that the first argument names. */
  public static void main(String[] args) throws IOException {
    rewrite(Path.of(args[0]));
  }

  /** Rewrites a jar in its place. */
  static void rewrite(Path path) throws IOException {
    Path written = path.resolveSibling(path.getFileName() + ".new");
    try (ZipFile jar = new ZipFile(path.toFile());
        ZipOutputStream out =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(written)))) {
      new FunctionJar(jar).write(out);
    }
    Files.move(written, path, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(ZipOutputStream out) throws IOException {
    List<? extends ZipEntry> entries = Collections.list(jar.entries());
    for (ZipEntry entry : entries) {
      if (isClass(entry)) {
        operations.read(format.parse(bytes(entry)));
      }
    }
    for (ZipEntry entry : entries) {
      byte[] bytes = operations.only(format, bytes(entry), entry.getName());
      Map<String, byte[]> files = isClass(entry) ? rewritten(bytes) : Map.of();
      if (files.isEmpty()) {
        put(out, entry, entry.getName(), bytes);
      }
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        // What is below META-INF/versions has another path than its class has a name.
        String folder = entry.getName().replaceFirst("^(META-INF/versions/\\d+/)?.*", "$1");
        put(out, entry, (folder == null ? "" : folder) + file.getKey(), file.getValue());
      }
    }
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class");
  }

  private Map<String, byte[]> rewritten(byte[] bytes) {
    return new HostClass(format, bytes).rewritten();
  }

  private static void put(ZipOutputStream out, ZipEntry like, String name, byte[] bytes)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(like.getTimeLocal());
    if (AS_IT_IS.matcher(name).find()) {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCrc(sum.getValue());
    }
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private byte[] bytes(ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private @Nullable InputStream stream(ClassDesc type) {
    ZipEntry entry = jar.getEntry(HostClass.fileOf(type));
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
