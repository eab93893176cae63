package dev.baton.console.build;

import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Function jars and the CDK assembly in {@code cdk.out}: built when what they come from changed.
 */
public final class Synthesis {
  private static final String APP = "dev.baton.infra.BatonApp";

  private final Project project;
  private final Terminal terminal;

  public Synthesis(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  /** Brings jars and assembly up to date and returns the folder of the assembly. */
  public Path ensure() {
    Path assembly = project.root().resolve("cdk.out");
    try (BuildLock lock = BuildLock.take(project.root().resolve(".baton/synth.lock"))) {
      String jars = ensureJars();
      String wanted = assemblyFingerprint(jars);
      Stamp stamp = new Stamp(project.root().resolve(".baton/synth.stamp"));
      if (!stamp.is(wanted) || !Files.exists(assembly.resolve("manifest.json"))) {
        terminal.err().println("baton: synthesizing the CDK app");
        stamp.clear();
        delete(assembly);
        synthesize(assembly);
        stamp.write(wanted);
      }
    }
    return assembly;
  }

  /** Builds the handler that functions are measured beside. */
  public void buildPlainHandler() {
    new Maven(project.root(), terminal).build(List.of("tests/bench/plain"));
  }

  /** Builds the function jars if needed and runs the CDK app as the CDK command line wants it. */
  public int runApp() {
    try (BuildLock lock = BuildLock.take(project.root().resolve(".baton/synth.lock"))) {
      ensureJars();
    }
    return app(Map.of(), terminal.err()::println);
  }

  /** Builds jars whose sources changed; returns the fingerprint of the sources. */
  private String ensureJars() {
    String wanted = Fingerprint.of(project.root(), jarSources());
    Stamp stamp = new Stamp(project.root().resolve(".baton/functions.stamp"));
    if (!stamp.is(wanted) || !jarsExist()) {
      terminal.err().println("baton: building functions and infrastructure");
      stamp.clear();
      new Maven(project.root(), terminal).build(modules());
      stamp.write(wanted);
    }
    return wanted;
  }

  private void synthesize(Path assembly) {
    List<String> output = new ArrayList<>();
    // Validation takes longer than all the rest: it is for deploying, where CDK's command line
    // asks.
    Map<String, String> environment =
        Map.of("CDK_OUTDIR", assembly.toString(), "CDK_VALIDATION", "false");
    int exit = app(environment, output::add);
    if (exit != 0) {
      output.forEach(terminal.err()::println);
      throw Failure.failed("the CDK app did not synthesize: the reason is above");
    }
  }

  private int app(Map<String, String> environment, Consumer<String> line) {
    if (!Tool.isOnPath("node")) {
      throw Failure.failed("no Node found: the CDK needs Node 20 or newer (node on the PATH)");
    }
    Path infra = project.root().resolve("infra/target");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            infra.resolve("infra-0.1.0-SNAPSHOT.jar") + ":" + read(infra.resolve("classpath")),
            APP);
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");
    all.put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    return new Tool(project.root(), command, all).run(line);
  }

  private List<Path> jarSources() {
    List<Path> sources = new ArrayList<>();
    sources.add(Path.of("pom.xml"));
    sources.add(Path.of(".mvn"));
    sources.add(Path.of("config/errors"));
    sources.add(Path.of("build/lambdas/pom.xml"));
    sources.add(Path.of("build/lambdas/src/main"));
    sources.add(Path.of("local/asl/pom.xml"));
    sources.add(Path.of("local/asl/src/main"));
    for (String module : modules()) {
      sources.add(Path.of(module, "pom.xml"));
      sources.add(Path.of(module, "src/main"));
    }
    sources.add(Path.of("events/schemas"));
    return sources;
  }

  private String assemblyFingerprint(String jars) {
    List<Path> sources =
        List.of(Path.of("cdk.json"), Path.of("config/stages"), Path.of("statemachines"));
    return jars + "/" + Fingerprint.of(project.root(), sources);
  }

  private List<String> modules() {
    List<String> modules = new ArrayList<>();
    try (Stream<Path> folders = Files.list(project.root().resolve("functions"))) {
      folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> "functions/" + folder.getFileName())
          .sorted()
          .forEach(modules::add);
    } catch (IOException e) {
      throw Failure.failed("cannot read the folder functions: " + e.getMessage(), e);
    }
    modules.add("infra");
    return modules;
  }

  private boolean jarsExist() {
    return modules().stream()
        .map(module -> project.root().resolve(module).resolve("target"))
        .allMatch(target -> Files.exists(target.resolve("classpath")) && hasJar(target));
  }

  private static boolean hasJar(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      return files.anyMatch(file -> file.toString().endsWith(".jar"));
    } catch (IOException e) {
      throw Failure.failed("cannot read %s: %s".formatted(target, e.getMessage()), e);
    }
  }

  /** What an earlier synthesis left would stay for ever: each change of a function is a new jar. */
  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw Failure.failed("cannot empty %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw Failure.failed("cannot read " + file, e);
    }
  }
}
