package dev.baton.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.function.fixture.ProbeHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes functions share, with small jars that hold a library and a handler. */
class LibraryLoaderTest {
  private static final String LIBRARY = "org.assertj.core.api.Assertions";

  @TempDir Path folder;

  @Test
  void functionsWithTheSameLibrariesShareThemButNotTheirOwnClasses() throws Exception {
    Libraries.Loaded first = Libraries.of(jar("first.jar", "", LIBRARY));
    Libraries.Loaded second = Libraries.of(jar("second.jar", "", LIBRARY));
    ClassLoader one = new FunctionLoader(first.code(), first.libraries());
    ClassLoader two = new FunctionLoader(second.code(), second.libraries());

    assertThat(one.loadClass(LIBRARY)).isSameAs(two.loadClass(LIBRARY));
    assertThat(one.loadClass(ProbeHandler.class.getName()))
        .isNotSameAs(two.loadClass(ProbeHandler.class.getName()))
        .isNotSameAs(ProbeHandler.class);
  }

  @Test
  void functionsWithDifferentVersionsOfALibraryHaveEachItsOwn() throws Exception {
    Libraries.Loaded first = Libraries.of(jar("first.jar", "x", LIBRARY));
    Libraries.Loaded second = Libraries.of(jar("second.jar", "y", LIBRARY));

    assertThat(first.libraries()).isNotSameAs(second.libraries());
  }

  @Test
  void aFunctionDoesNotSeeALibraryThatOnlyAnothersCodeHolds() throws Exception {
    Libraries.Loaded first = Libraries.of(jar("first.jar", "", LIBRARY));
    Libraries.Loaded second = Libraries.of(jar("second.jar", ""));
    ClassLoader one = new FunctionLoader(first.code(), first.libraries());
    ClassLoader two = new FunctionLoader(second.code(), second.libraries());

    assertThat(one.loadClass(LIBRARY)).isNotNull();
    assertThatThrownBy(() -> two.loadClass(LIBRARY)).isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> two.loadClass("com.fasterxml.jackson.databind.ObjectMapper"))
        .as("a library of the cloud itself")
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void aFunctionReadsTheResourcesOfItsOwnCode() throws Exception {
    Libraries.Loaded first = Libraries.of(jar("first.jar", "1", LIBRARY));
    Libraries.Loaded second = Libraries.of(jar("second.jar", "2"));
    ClassLoader two = new FunctionLoader(second.code(), second.libraries());

    assertThat(first.code().holds("marker.txt")).isTrue();
    try (InputStream in = two.getResourceAsStream("marker.txt")) {
      assertThat(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("2");
    }
  }

  /**
   * A jar with the probe's classes, a marker, and a library whose version the marker stands for.
   */
  private Path jar(String name, String version, String... libraries) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      add(zip, "marker.txt", version.getBytes(StandardCharsets.UTF_8));
      add(zip, Code.fileOf("org.example.Versioned"), version.getBytes(StandardCharsets.UTF_8));
      add(zip, Code.fileOf(ProbeHandler.class.getName()), bytes(ProbeHandler.class.getName()));
      for (String library : libraries) {
        add(zip, Code.fileOf(library), bytes(library));
        add(
            zip,
            Code.fileOf("org.assertj.core.api.InstanceOfAssertFactories"),
            bytes("org.assertj.core.api.InstanceOfAssertFactories"));
      }
    }
    return jar;
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        LibraryLoaderTest.class.getClassLoader().getResourceAsStream(Code.fileOf(name))) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
