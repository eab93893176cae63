package dev.baton.console.build;

import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds modules of the checkout with Maven: without tests, progress on stderr, log in a file. */
final class Maven {
  private static final Pattern MODULE =
      Pattern.compile("\\[INFO\\] Building (.*?) \\S+\\s+(\\[\\d+/\\d+])");
  private static final int ERRORS_SHOWN = 12;

  private final Path root;
  private final Terminal terminal;

  Maven(Path root, Terminal terminal) {
    this.root = root;
    this.terminal = terminal;
  }

  /** Packages the modules and writes each one's run-time class path to target/classpath. */
  void build(List<String> modules) {
    run(
        List.of(
            "-Dmaven.test.skip=true",
            "-pl",
            String.join(",", modules),
            "-am",
            "package",
            "dependency:build-classpath",
            "-DincludeScope=runtime",
            "-Dmdep.outputFile=target/classpath"));
  }

  /** Runs Maven with these arguments to its end; a failure shows its errors and names the log. */
  void run(List<String> arguments) {
    if (!Tool.isOnPath("mvn")) {
      throw Failure.failed("no Maven found: install Maven 3.8 or newer (mvn on the PATH)");
    }
    Path log = root.resolve(".baton/build.log");
    List<String> command = new ArrayList<>(List.of("mvn", "-B"));
    command.addAll(arguments);
    try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(log))) {
      List<String> errors = new ArrayList<>();
      Tool maven = new Tool(root, command, Map.of("JAVA_HOME", System.getProperty("java.home")));
      int exit = maven.run(line -> watch(line, file, errors));
      if (exit != 0) {
        errors.stream().limit(ERRORS_SHOWN).forEach(terminal.err()::println);
        throw Failure.failed("the build failed: its output is in " + log);
      }
    } catch (IOException e) {
      throw Failure.failed("cannot write %s: is the folder writable?".formatted(log), e);
    }
  }

  private void watch(String line, PrintWriter log, List<String> errors) {
    log.println(line);
    Matcher module = MODULE.matcher(line);
    if (module.matches()) {
      terminal.err().println("  " + module.group(2) + " " + module.group(1));
    } else if (line.startsWith("[ERROR]")) {
      errors.add(line);
    }
  }
}
