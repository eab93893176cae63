package dev.baton.console.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the parts of a workflow are: the one place in code that knows the layout. */
public final class Places {
  /** An event that a definition names, to publish it or to have it published. */
  private static final Pattern NAMED_EVENT = Pattern.compile("\"[dD]etailType\": \"(?!\\{%)");

  private final Project project;

  public Places(Project project) {
    this.project = project;
  }

  /** The places of a workflow in the order in which a reader wants them. */
  public List<Place> of(Slug slug, String area) {
    Path machine = Path.of("statemachines", slug.text());
    List<Place> places = new ArrayList<>();
    places.add(place("definition", machine.resolve(slug + ".asl.json")));
    places.add(place("limits for the linter", machine.resolve("limits.json")));
    places.add(place("what it does, state by state", machine.resolve("README.md")));
    places.add(place("construct", construct(slug, area)));
    String definition = read(machine.resolve(slug + ".asl.json"));
    if (definition.contains("FunctionArn}")) {
      places.add(place("handlers", handlers(slug, area)));
    }
    if (NAMED_EVENT.matcher(definition).find()) {
      places.add(place("schemas of the area's events", Path.of("events", "schemas", area)));
    }
    places.add(place("samples to run with", Path.of("events", "samples", slug.text())));
    places.add(place("end-to-end test", test(slug, area)));
    return places;
  }

  /** The area of a workflow, told by its construct, else by its test or handlers. */
  public Optional<String> area(Slug slug) {
    List<String> areas = project.areas();
    return Stream.<BiFunction<Slug, String, Path>>of(
            Places::construct, Places::test, Places::handlers)
        .flatMap(place -> areas.stream().filter(area -> exists(place.apply(slug, area))))
        .findFirst();
  }

  static Path construct(Slug slug, String area) {
    return Path.of("infra/src/main/java/dev/baton/infra", area, slug.pascal() + ".java");
  }

  static Path handlers(Slug slug, String area) {
    return Path.of("functions", area, "src/main/java/dev/baton", area, slug.packageName());
  }

  static Path test(Slug slug, String area) {
    return Path.of("tests/src/test/java/dev/baton/tests", area, slug.pascal() + "Test.java");
  }

  private Place place(String purpose, Path path) {
    return new Place(purpose, path, exists(path));
  }

  /** The text of a definition; one that is not there calls and publishes. */
  private String read(Path file) {
    try {
      return exists(file)
          ? Files.readString(project.root().resolve(file))
          : "${FunctionArn} \"DetailType\": \"\"";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean exists(Path path) {
    return Files.exists(project.root().resolve(path));
  }
}
