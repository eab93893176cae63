package dev.baton.tests.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.baton.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deployed: one jar per area, within Lambda's limits and without foreign parts. */
class FunctionJarsTest {
  private static final long MOST_UNPACKED = 250_000_000;
  private static final long MOST_WITHOUT_MODEL = 25_000_000;

  @ParameterizedTest(name = "{0}.jar")
  @ValueSource(strings = {"documents", "models", "intake", "approvals", "resilience"})
  void staysWithinItsLimits(String area) throws IOException {
    Path jar = Repository.at("functions/" + area + "/target/" + area + ".jar");
    assumeThat(jar).as("the jar is made by mvn package").exists();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(zip.stream().mapToLong(ZipEntry::getSize).sum()).isLessThan(MOST_UNPACKED);
      List<String> names = zip.stream().<String>map(ZipEntry::getName).toList();
      assertThat(names)
          .contains(
              "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
              "META-INF/services/software.amazon.lambda.powertools.logging.internal.LoggingManager",
              "software/amazon/awssdk/regions/internal/MetadataLoader$Services.class")
          .noneMatch(name -> name.matches("META-INF/[^/]*\\.(?:SF|RSA|DSA)"))
          .noneMatch(
              name -> name.endsWith(".pdb") || name.endsWith(".dll") || name.endsWith(".dylib"))
          .noneMatch(name -> name.startsWith("io/netty/") || name.startsWith("org/apache/http/"))
          .noneMatch(name -> name.startsWith("org/apache/logging/"));
    }
    if (!area.equals("models")) {
      assertThat(Files.size(jar)).isLessThan(MOST_WITHOUT_MODEL);
    }
  }
}
