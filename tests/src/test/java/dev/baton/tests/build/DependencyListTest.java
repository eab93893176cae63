package dev.baton.tests.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Third-party libraries per module: config/dependencies.txt and the poms say the same. */
class DependencyListTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  @Test
  void everyModuleDeclaresExactlyTheLibrariesItMayUse() {
    assertThat(declared()).isEqualTo(listed());
  }

  private static Map<String, Set<String>> declared() {
    Map<String, Set<String>> byModule = new TreeMap<>();
    String root = Repository.read(Repository.at("pom.xml"));
    String own = root.substring(root.indexOf("</dependencyManagement>"), root.indexOf("<build>"));
    byModule.put("*", libraries(own));
    MODULE
        .matcher(root)
        .results()
        .map(result -> result.group(1))
        .forEach(
            module -> {
              Path pom = Repository.at(module).resolve("pom.xml");
              String text = Repository.read(pom).replaceAll("(?s)<build>.*</build>", "");
              Set<String> libraries = libraries(text);
              if (!libraries.isEmpty()) {
                byModule.put(module, libraries);
              }
            });
    return byModule;
  }

  private static Set<String> libraries(String pom) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = DEPENDENCY.matcher(pom);
    while (matcher.find()) {
      if (!matcher.group(1).equals("dev.baton")) {
        found.add(matcher.group(1) + ":" + matcher.group(2));
      }
    }
    return found;
  }

  private static Map<String, Set<String>> listed() {
    Path file = Repository.at("config/dependencies.txt");
    assertThat(Files.isRegularFile(file)).isTrue();
    Map<String, Set<String>> byModule = new TreeMap<>();
    Set<String> current = Set.of();
    for (String line : List.of(Repository.read(file).split("\n"))) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ")) {
        current.add(line.strip());
      } else {
        current = byModule.computeIfAbsent(line.strip(), module -> new TreeSet<>());
      }
    }
    return byModule;
  }
}
