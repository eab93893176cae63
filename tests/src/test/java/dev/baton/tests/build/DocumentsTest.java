package dev.baton.tests.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.console.Terminal;
import dev.baton.console.command.Commands;
import dev.baton.console.project.Project;
import dev.baton.tests.Repository;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documents tell the truth about the code: links lead somewhere, named enforcers exist. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  private static final Pattern COMMAND = Pattern.compile("\\./baton ([a-z][a-z-]*)");

  /** `FormatTest.everySourceIsFormatted`: a test class and method in backquotes. */
  private static final Pattern ENFORCER = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");

  @Test
  void everyLinkInADocumentLeadsToAFile() {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      for (MatchResult link : LINK.matcher(Repository.read(document)).results().toList()) {
        String target = link.group(1);
        Path folder = document.getParent();
        if (!target.contains("://")
            && !target.startsWith("mailto:")
            && !Files.exists(folder.resolve(target))) {
          broken.add(Repository.name(document) + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyInvariantEndsInAnEnforcerThatExists() {
    String text = Repository.read(Repository.at("INVARIANTS.md"));
    List<String> rules = List.of(text.split("\n- ")).stream().skip(1).toList();
    assertThat(rules).hasSizeGreaterThan(5);
    List<String> wrong = new ArrayList<>();
    for (String rule : rules) {
      String body = rule.split("\n\n|\n#")[0];
      String firstLine = body.lines().findFirst().orElse("");
      List<MatchResult> enforcers = ENFORCER.matcher(body).results().toList();
      boolean heldByTheBuild = body.contains("Enforced by the build: `");
      if (enforcers.isEmpty() && !heldByTheBuild) {
        wrong.add("no enforcer: " + firstLine);
      }
      for (MatchResult enforcer : enforcers) {
        if (!exists(enforcer.group(1), enforcer.group(2))) {
          wrong.add("no such test: " + enforcer.group() + " in: " + firstLine);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyTestThatADocumentNamesExists() {
    Set<String> unknown = new TreeSet<>();
    for (Path document : documents()) {
      for (MatchResult test : ENFORCER.matcher(Repository.read(document)).results().toList()) {
        if (!exists(test.group(1), test.group(2))) {
          unknown.add(Repository.name(document) + ": " + test.group());
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyThreatSaysWhatHoldsItAndWhichTestShowsThat() {
    String text = Repository.read(Repository.at("docs/threat-model.md"));
    String entries = text.substring(text.indexOf("## Entries"), text.indexOf("## What we accept"));
    List<String> rows = entries.lines().filter(line -> line.startsWith("| ")).skip(2).toList();
    assertThat(rows).hasSizeGreaterThan(12);
    assertThat(rows)
        .allSatisfy(
            row -> {
              String[] cells = row.split("\\|");
              assertThat(cells[3]).as(row).isNotBlank();
              boolean test = cells[4].matches(".*`[A-Z]\\w*Test(\\.\\w+)?`.*");
              assertThat(test || cells[3].contains("left to")).as(row).isTrue();
            });
  }

  @Test
  void everyCommandThatADocumentShowsIsThere() {
    Set<String> unknown = new TreeSet<>();
    for (Path document : documents()) {
      for (MatchResult command : COMMAND.matcher(Repository.read(document)).results().toList()) {
        if (!isCommand(command.group(1))) {
          unknown.add(Repository.name(document) + ": ./baton " + command.group(1));
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void continuousIntegrationRunsTheTestCommandOfTheReadme() {
    assertThat(Repository.read(Repository.at("README.md"))).contains("\nmvn -B verify ");
    assertThat(Repository.read(Repository.at(".ci/run"))).contains("\nmvn -B verify\n");
  }

  private static boolean isCommand(String name) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Terminal terminal = new Terminal(nowhere, nowhere, Repository.root(), false);
    return Commands.run(new Project(Repository.root()), terminal, name, "--help") == 0;
  }

  private static boolean exists(String testClass, String method) {
    return Repository.javaSources().stream()
        .filter(source -> source.endsWith(testClass + ".java"))
        .anyMatch(source -> Repository.read(source).contains("void " + method + "("));
  }

  private static List<Path> documents() {
    return Repository.files(Repository.root()).stream()
        .filter(file -> file.toString().endsWith(".md"))
        .toList();
  }
}
