package dev.baton.console.command;

import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.bands.BandGrid;
import dev.baton.console.bands.BandGrid.Bands;
import dev.baton.console.bands.BandGrid.Cell;
import dev.baton.console.bands.Judged;
import dev.baton.console.bands.Labelled;
import dev.baton.console.build.Synthesis;
import dev.baton.console.live.Json;
import dev.baton.console.live.Style;
import dev.baton.console.live.Table;
import dev.baton.console.project.Project;
import dev.baton.console.session.CloudSettings;
import dev.baton.console.session.DataFolder;
import dev.baton.console.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code baton bands}: what other bands of confidence would mean for labelled documents. */
@Command(
    name = "bands",
    description = {
      "Show for other bands of confidence how many documents a person would see, and which errors"
          + " would pass unseen.",
      "Each document goes through document-processing once. A document judged below the band that"
          + " is set is judged again with more information; others count as they were judged first."
    },
    mixinStandardHelpOptions = true)
final class BandsCommand implements Callable<Integer> {
  private static final int BAR = 20;

  private final Project project;
  private final Terminal terminal;

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      description =
          "Documents with an expected.json that gives each one's type and, where there are, the"
              + " reason why a person must see it and its facts (default: the samples of the"
              + " demo).")
  @Nullable Path samples;

  @Option(
      names = "--auto",
      paramLabel = "BAND",
      split = ",",
      description = "Bands from which nobody is asked (default: ${DEFAULT-VALUE}).")
  List<Double> autos = List.of(0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975, 1.0);

  @Option(
      names = "--review",
      paramLabel = "BAND",
      split = ",",
      description = "Bands from which a reviewer is asked (default: ${DEFAULT-VALUE}).")
  List<Double> reviews = List.of(0.5, 0.6, 0.7, 0.8);

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Where the picture goes (SVG; default: .baton/bands.svg of the checkout).")
  @Nullable Path picture;

  @Option(names = "--json", description = "Print one JSON object per pair of bands, nothing else.")
  boolean json;

  BandsCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Stream.concat(autos.stream(), reviews.stream()).forEach(BandsCommand::requireShare);
    Path folder =
        samples == null
            ? project.root().resolve("events/samples/document-processing")
            : terminal.directory().resolve(samples);
    Labelled labelled = Labelled.in(folder);
    Bands set = set();
    BandGrid grid = new BandGrid(judged(labelled));
    Path file = write(grid.picture(set, autos));
    if (json) {
      cells(grid).forEach(cell -> terminal.out().println(cell.json()));
      terminal.err().println("baton: picture in " + file);
    } else {
      print(grid, set);
      terminal.out().println("Picture: " + file);
    }
    return 0;
  }

  private List<Judged> judged(Labelled labelled) {
    Path assembly = new Synthesis(project, terminal).ensure();
    terminal.err().println("baton: " + labelled.documents().size() + " documents");
    Path data = project.root().resolve(".baton/bands");
    try (DataFolder folder = DataFolder.openEmpty(data);
        Session session = new Session(assembly, new CloudSettings(folder, List.of(), 1), null)) {
      return session.documents(labelled.documents()).stream().map(labelled::judged).toList();
    }
  }

  private List<Cell> cells(BandGrid grid) {
    return autos.stream()
        .flatMap(
            auto ->
                reviews.stream()
                    .filter(review -> review <= auto)
                    .map(review -> grid.of(new Bands(auto, review))))
        .toList();
  }

  private void print(BandGrid grid, Bands set) {
    Table table =
        new Table("auto", "review", "unseen", "reviewed", "manual", "people", "errors", "");
    for (Cell cell : cells(grid)) {
      table.row(
          number(cell.bands().auto()),
          number(cell.bands().review()),
          String.valueOf(cell.alone()),
          String.valueOf(cell.reviewed()),
          String.valueOf(cell.manual()),
          Math.round(cell.people() * 100) + " %",
          String.valueOf(cell.unseen().size()),
          bar(cell));
    }
    table.print(terminal);
    terminal.out().println();
    terminal
        .out()
        .println("errors: wrong, and seen by nobody.  █ seen by a person  ! wrong and unseen");
    Cell now = grid.of(set);
    String summary =
        String.format(
            Locale.ROOT,
            "As set (%s, %s): %.0f %% go to people, %d error(s) pass unseen",
            number(set.auto()),
            number(set.review()),
            now.people() * 100,
            now.unseen().size());
    Style style = now.unseen().isEmpty() ? Style.GOOD : Style.BAD;
    terminal.out().println(style.on(summary, terminal.colour()));
    now.unseen().forEach(error -> terminal.out().println("  " + error));
  }

  private static String bar(Cell cell) {
    int people = (int) Math.round(cell.people() * BAR);
    int errors = (int) Math.ceil(cell.errors() * BAR);
    return "█".repeat(people) + "!".repeat(Math.min(errors, BAR - people));
  }

  private Bands set() {
    Path file = project.root().resolve("config/stages/dev.json");
    try {
      var bands = Json.parse(Files.readString(file)).path("bands");
      return new Bands(bands.path("auto").asDouble(), bands.path("review").asDouble());
    } catch (IOException e) {
      throw Failure.failed("cannot read the bands that are set: " + file, e);
    }
  }

  private Path write(String svg) {
    Path file =
        picture == null
            ? project.root().resolve(".baton/bands.svg")
            : terminal.directory().resolve(picture);
    try {
      Files.writeString(file, svg);
      return file;
    } catch (IOException e) {
      throw Failure.usage("cannot write the picture to '%s'".formatted(file), e);
    }
  }

  private static void requireShare(double band) {
    if (!(band >= 0 && band <= 1)) {
      throw Failure.usage("a band is from 0 to 1, not %s".formatted(band));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceFirst("0$", "");
  }
}
