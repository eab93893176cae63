package dev.baton.console.project;

import dev.baton.console.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays out a new workflow: a small real one that checks a request, announces it and ends, in all
 * the places that {@link Places} names, and its line in the stack of its area.
 */
public final class Scaffold {
  private final Project project;
  private final Slug slug;
  private final String area;

  public Scaffold(Project project, Slug slug, String area) {
    this.project = project;
    this.slug = slug;
    this.area = area;
  }

  /**
   * Writes all files, or none when one of them is there already.
   *
   * @return the files written or changed, relative to the root
   */
  public List<Path> write() {
    Path stack = stack();
    String changed = withConstruct(stack, read(project.root().resolve(stack)));
    Map<Path, String> files = files();
    for (Path file : files.keySet()) {
      if (Files.exists(project.root().resolve(file))) {
        throw Failure.usage("%s is there already: choose another slug".formatted(file));
      }
    }
    files.put(stack, changed);
    files.forEach((file, text) -> write(project.root().resolve(file), text));
    return List.copyOf(files.keySet());
  }

  private Map<Path, String> files() {
    Path machine = Path.of("statemachines", slug.text());
    Path samples = Path.of("events", "samples", slug.text());
    Path handlers = Places.handlers(slug, area);
    Path handlerTests = Path.of(handlers.toString().replace("src/main", "src/test"));
    String handler = "Check" + slug.pascal();
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(machine.resolve(slug + ".asl.json"), filled("definition"));
    files.put(machine.resolve("limits.json"), filled("limits"));
    files.put(machine.resolve("README.md"), filled("readme"));
    files.put(Places.construct(slug, area), filled("construct"));
    files.put(handlers.resolve("package-info.java"), filled("package"));
    files.put(handlers.resolve(handler + "Handler.java"), filled("handler"));
    files.put(handlers.resolve(handler + "Request.java"), filled("handlerrequest"));
    files.put(handlers.resolve(handler + "Result.java"), filled("handlerresult"));
    files.put(handlerTests.resolve(handler + "HandlerTest.java"), filled("handlertest"));
    files.put(
        Path.of("events", "schemas", area, slug.pascal() + "Completed.json"), filled("schema"));
    files.put(samples.resolve("request.json"), filled("request"));
    files.put(samples.resolve("expected.json"), filled("expected"));
    files.put(Places.test(slug, area), filled("test"));
    Path pages = Path.of("docs", "runbooks");
    files.put(pages.resolve(slug + "-failed.md"), filled("runbookfailed"));
    files.put(pages.resolve(slug + "-throttled.md"), filled("runbookthrottled"));
    return files;
  }

  private Path stack() {
    if (!project.areas().contains(area)) {
      throw Failure.usage(
          "there is no area '%s': the areas are %s"
              .formatted(area, String.join(", ", project.areas())));
    }
    return Path.of("infra/src/main/java/dev/baton/infra", area, Project.stackOf(area) + ".java");
  }

  /** The stack with the new construct as the last statement of its constructor. */
  private String withConstruct(Path file, String text) {
    int constructor = text.indexOf("super(app,");
    int end = constructor < 0 ? -1 : text.indexOf("\n  }\n", constructor);
    if (end < 0 || !text.contains("Platform platform")) {
      throw Failure.failed("%s has no constructor with a platform to add to".formatted(file));
    }
    String line = "\n    new %s(this, platform);".formatted(slug.pascal());
    return text.substring(0, end) + line + text.substring(end);
  }

  private String filled(String template) {
    try (InputStream stream = Scaffold.class.getResourceAsStream("scaffold/" + template + ".txt")) {
      if (stream == null) {
        throw new IllegalStateException("no template " + template);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{{slug}}", slug.text())
          .replace("{{Slug}}", slug.pascal())
          .replace("{{area}}", area)
          .replace("{{package}}", slug.packageName());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Failure.failed("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Failure.failed("cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
