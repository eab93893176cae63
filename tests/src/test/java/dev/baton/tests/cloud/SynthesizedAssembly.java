package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.infra.BatonApp;
import dev.baton.infra.Sources;
import dev.baton.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awscdk.App;

/** The CDK app of the sources at hand, synthesized once for all tests of this JVM. */
public final class SynthesizedAssembly {
  private SynthesizedAssembly() {}

  /** The folder with the templates and the assets. */
  public static Path folder() {
    return ForAws.FOLDER;
  }

  /** The texts of the queries that are saved for Logs Insights, of all stacks. */
  public static List<String> savedQueries() throws IOException {
    List<String> queries = new ArrayList<>();
    for (Path template : templates()) {
      for (JsonNode resource : TestCloud.json(Files.readString(template)).path("Resources")) {
        if (resource.path("Type").asText().equals("AWS::Logs::QueryDefinition")) {
          queries.add(resource.at("/Properties/QueryString").asText());
        }
      }
    }
    return queries;
  }

  /** The templates of all stacks. */
  public static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".template.json")).sorted().toList();
    }
  }

  /**
   * The same assembly as a stage with another setting has it: the one of a definition's
   * substitutions that has this name has this value.
   */
  static Path with(String substitution, String value) throws IOException {
    Pattern written = Pattern.compile("\"%s\": \"[^\"]*\"".formatted(substitution));
    String other = "\"%s\": \"%s\"".formatted(substitution, value);
    Map<Path, String> changed = new HashMap<>();
    for (Path template : templates()) {
      changed.put(template, written.matcher(Files.readString(template)).replaceAll(other));
    }
    return with(changed);
  }

  /** A copy of the assembly in which some files have another text. */
  public static Path with(Map<Path, String> changed) throws IOException {
    Path copy = Files.createTempDirectory(folder().getParent(), "cdk.out-");
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(file.getFileName());
        String text = changed.get(file);
        if (text == null) {
          Files.createSymbolicLink(target, file);
        } else {
          Files.writeString(target, text);
        }
      }
    }
    return copy;
  }

  /** The same without what the named target does not know; synthesized anew. */
  static Path forTarget(String target) {
    return synthesize("tests/target/cdk." + target + ".out", Map.of("target", target));
  }

  private static Path synthesize(String name, Map<String, String> context) {
    Path folder = Repository.at(name);
    App app = BatonApp.app(folder.toString());
    context.forEach(app.getNode()::setContext);
    BatonApp.addStacks(app, new Sources(Repository.root()));
    app.synth();
    return folder;
  }

  private static final class ForAws {
    private static final Path FOLDER = synthesize("tests/target/cdk.out", Map.of());
  }
}
