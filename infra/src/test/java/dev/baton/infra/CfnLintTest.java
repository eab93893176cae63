package dev.baton.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cfn-lint, which needs no network, finds nothing in any template. */
class CfnLintTest {
  private static final Path TOOLS = Assembly.repository().resolve(".baton/python");
  private static final Path LINT = TOOLS.resolve("bin/cfn-lint");

  @Test
  void findsNothing() throws Exception {
    install();
    List<Path> templates = new ArrayList<>();
    templates.addAll(templates(Map.of("stage", "dev")));
    templates.addAll(templates(Map.of("stage", "prod", "replicaRegion", "eu-west-1")));
    assertThat(templates).hasSizeGreaterThan(8);
    assertThat(lint(templates)).isEmpty();
  }

  @Test
  void noticesAMistake(@TempDir Path folder) throws Exception {
    install();
    Path template = folder.resolve("wrong.template.json");
    Files.writeString(
        template,
        """
        {"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": "soon"}}}}
        """);
    assertThat(lint(List.of(template))).contains("E3012");
  }

  private static List<Path> templates(Map<String, String> context) throws IOException {
    try (Stream<Path> files = Files.list(new Assembly(context).output())) {
      return files.filter(file -> file.toString().endsWith(".template.json")).sorted().toList();
    }
  }

  private static String lint(List<Path> templates) throws Exception {
    List<String> command = new ArrayList<>(List.of(LINT.toString(), "--format", "parseable", "--"));
    templates.forEach(template -> command.add(template.toString()));
    return run(command);
  }

  private static void install() throws Exception {
    if (Files.isExecutable(LINT)) {
      return;
    }
    boolean there = run(List.of("sh", "-c", "command -v python3 || true")).contains("python3");
    if (System.getenv("BATON_CI") == null) {
      assumeTrue(there, "cfn-lint needs a Python 3 on the PATH");
    }
    run(List.of("python3", "-m", "venv", TOOLS.toString()));
    String requirements = Assembly.repository().resolve("config/python-tools.txt").toString();
    String said = run(List.of(TOOLS + "/bin/pip", "install", "-q", "-r", requirements));
    assertThat(LINT).as(said).isExecutable();
  }

  private static String run(List<String> command) throws Exception {
    Path output = Files.createTempFile("baton-lint", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(command.getFirst()).isTrue();
    String text = Files.readString(output);
    Files.delete(output);
    return text;
  }
}
