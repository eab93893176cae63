package dev.baton.console.build;

import dev.baton.console.Terminal;
import dev.baton.console.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One class of the tests module, run with properties: measurements live beside what they hold. */
public final class TestRun {
  private final Project project;
  private final Terminal terminal;

  public TestRun(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  /** Builds what the class needs and runs it; it must pass. */
  public void of(String testClass, Map<String, String> properties) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-pl",
                "tests",
                "-am",
                "-Dtest=" + testClass,
                "-Dsurefire.failIfNoSpecifiedTests=false"));
    properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    arguments.add("package");
    new Maven(project.root(), terminal).run(arguments);
  }
}
