package dev.baton.build.lambdas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a jar does after its lambdas became classes: the same as before. */
class FunctionJarTest {
  @TempDir Path folder;

  @Test
  void everyKindOfLambdaDoesWhatItDid() throws Exception {
    Path jar = jar("sample.jar", "");
    FunctionJar.rewrite(jar);
    assertThat(said(jar)).isEqualTo(new Sample().get()).hasSizeGreaterThan(8);
  }

  @Test
  void noLambdaIsLeftButThoseOfRareKinds() throws IOException {
    Path jar = jar("sample.jar", "");
    assertThat(lambdas(jar)).hasSizeGreaterThan(20);
    FunctionJar.rewrite(jar);
    assertThat(lambdas(jar)).containsOnly("altMetafactory");
  }

  @Test
  void everyClassIsValid() throws IOException {
    Path jar = jar("sample.jar", "");
    FunctionJar.rewrite(jar);
    List<VerifyError> faults = new ArrayList<>();
    for (byte[] bytes : classes(jar)) {
      faults.addAll(ClassFile.of().verify(bytes));
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theSameJarGivesTheSameBytesAndASecondTimeChangesNothing() throws IOException {
    Path one = jar("one.jar", "");
    Path other = jar("other.jar", "");
    FunctionJar.rewrite(one);
    FunctionJar.rewrite(other);
    assertThat(one).hasSameBinaryContentAs(other);
    FunctionJar.rewrite(one);
    assertThat(one).hasSameBinaryContentAs(other);
  }

  @Test
  void classesOfALaterJavaStayInTheirFolder() throws IOException {
    Path jar = jar("versions.jar", "META-INF/versions/25/");
    FunctionJar.rewrite(jar);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .allMatch(name -> name.startsWith("META-INF/versions/25/dev/baton/build/lambdas/Sample"))
          .anyMatch(name -> name.endsWith("Sample$$Lambda0.class"));
    }
  }

  @Test
  void nativeLibrariesAndModelsAreNotDeflated() throws IOException {
    Path jar = folder.resolve("native.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("lib/a.so", "b.onnx", "c.json")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.repeat(100).getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    FunctionJar.rewrite(jar);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(zip.stream().filter(entry -> entry.getMethod() == ZipEntry.STORED))
          .extracting(ZipEntry::getName)
          .containsExactly("lib/a.so", "b.onnx");
      assertThat(zip.getInputStream(zip.getEntry("b.onnx"))).hasContent("b.onnx".repeat(100));
    }
  }

  @Test
  void aJarThatIsNotThereIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> FunctionJar.rewrite(folder.resolve("none.jar")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.jar");
  }

  /** What the sample in a jar says, and none of the classes of this test's own class path. */
  @SuppressWarnings("unchecked")
  private static List<String> said(Path jar) throws Exception {
    URL[] path = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      Object sample =
          loader.loadClass(Sample.class.getName()).getDeclaredConstructor().newInstance();
      return ((Supplier<List<String>>) sample).get();
    }
  }

  /** For each lambda that the JVM makes, the method of its factory. */
  private static List<String> lambdas(Path jar) throws IOException {
    List<String> lambdas = new ArrayList<>();
    for (byte[] bytes : classes(jar)) {
      ClassFile.of().parse(bytes).methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(code -> code.elementStream())
          .forEach(
              element -> {
                if (element instanceof InvokeDynamicInstruction made
                    && made.bootstrapMethod().owner().displayName().equals("LambdaMetafactory")) {
                  lambdas.add(made.bootstrapMethod().methodName());
                }
              });
    }
    return lambdas;
  }

  private static List<byte[]> classes(Path jar) throws IOException {
    List<byte[]> classes = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        classes.add(zip.getInputStream(entry).readAllBytes());
      }
    }
    return classes;
  }

  /** A jar with the classes of the sample. */
  private Path jar(String name, String below) throws IOException {
    Path jar = folder.resolve(name);
    Path classes = home();
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file);
        Stream<Path> files = Files.list(classes.resolve("dev/baton/build/lambdas"))) {
      for (Path each :
          files
              .filter(one -> one.getFileName().toString().startsWith("Sample"))
              .sorted()
              .toList()) {
        ZipEntry entry = new ZipEntry(below + classes.relativize(each));
        entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
        out.putNextEntry(entry);
        Files.copy(each, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  private static Path home() {
    try {
      return Path.of(Sample.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
