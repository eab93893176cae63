package dev.baton.console.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.build.Synthesis;
import dev.baton.console.live.Table;
import dev.baton.console.project.Project;
import dev.baton.console.session.DataServices;
import dev.baton.console.session.StuckCompensations;
import dev.baton.console.session.StuckCompensations.Stuck;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** {@code baton compensations}: steps of sagas that could not be undone, and what to do of them. */
@Command(
    name = "compensations",
    description = {
      "List steps of sagas that could not be undone, run their undo again, or say that they were"
          + " undone by hand.",
      "They are those of the baton up that has the data folder, else of the folder itself."
    },
    mixinStandardHelpOptions = true)
final class CompensationsCommand implements Runnable {
  private static final int FAILED_AGAIN = 1;

  private final Project project;
  private final Terminal terminal;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The data folder (default: .baton/data of the checkout).")
  @Nullable Path data;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object per line and nothing else.")
  boolean json;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Who you are, for the record (default: the name of your account).")
  String by = System.getProperty("user.name", "");

  CompensationsCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw Failure.usage("list, retry or resolve? (see: baton compensations --help)");
  }

  @Command(
      name = "list",
      description = "List those that are open.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--all", description = "Also those that are resolved.") boolean resolvedToo) {
    return with(
        stuck -> {
          List<Stuck> shown =
              stuck.all().stream().filter(each -> resolvedToo || each.isOpen()).toList();
          print(shown, resolvedToo);
          return 0;
        });
  }

  @Command(
      name = "retry",
      description = "Run the undo again; it may run any number of times. Exit 1 if it fails again.",
      mixinStandardHelpOptions = true)
  int retry(
      @Parameters(paramLabel = "ID", description = "The id that list shows.") String id,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
          @Nullable String reason) {
    return settle(id, "RETRY", reason);
  }

  @Command(
      name = "resolve",
      description = "Say that it was undone by hand, or need not be.",
      mixinStandardHelpOptions = true)
  int resolve(
      @Parameters(paramLabel = "ID", description = "The id that list shows.") String id,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "Why, for the record.")
          String reason) {
    if (reason.isBlank()) {
      throw Failure.usage("--reason must say something");
    }
    return settle(id, "RESOLVE", reason);
  }

  private int settle(String id, String action, @Nullable String reason) {
    return with(
        stuck -> {
          List<Stuck> open = stuck.all().stream().filter(Stuck::isOpen).toList();
          if (open.stream().noneMatch(each -> each.id().equals(id))) {
            throw Failure.usage(
                "no compensation '%s' is open%s"
                    .formatted(id, open.isEmpty() ? "" : ": there is " + open.getFirst().id()));
          }
          JsonNode answer = stuck.settle(id, action, by, reason);
          boolean resolved = answer.path("status").asText().equals("RESOLVED");
          terminal
              .out()
              .println(
                  json
                      ? answer.toString()
                      : resolved
                          ? id + " is resolved"
                          : id + " failed again: " + answer.path("error").asText());
          return resolved ? 0 : FAILED_AGAIN;
        });
  }

  private void print(List<Stuck> all, boolean resolvedToo) {
    if (json) {
      all.forEach(each -> terminal.out().println(each.record()));
      return;
    }
    if (all.isEmpty()) {
      terminal
          .out()
          .println(resolvedToo ? "no compensation was ever stuck" : "no compensation is stuck");
      return;
    }
    Table table = new Table("status", "workflow", "step", "since", "error");
    all.forEach(
        each ->
            table.row(
                each.status(),
                each.text("workflow"),
                each.text("step"),
                each.text("openedAt"),
                each.text("error")));
    table.print(terminal);
    all.forEach(this::printHistory);
  }

  private void printHistory(Stuck stuck) {
    terminal.out().println();
    terminal.out().println(stuck.id());
    for (JsonNode entry : stuck.record().path("history")) {
      terminal
          .out()
          .printf(
              "  %s %s by %s: %s%s%n",
              entry.path("at").asText(),
              entry.path("action").asText(),
              entry.path("by").asText(),
              entry.path("outcome").asText(),
              entry.path("reason").asText().isEmpty()
                  ? ""
                  : " (" + entry.path("reason").asText() + ")");
    }
  }

  private int with(ToIntFunction<StuckCompensations> work) {
    if (by.isBlank()) {
      throw Failure.usage("--by must name somebody");
    }
    Path folder = KeptData.folder(data, project, terminal);
    try (DataServices services =
        DataServices.open(folder, () -> new Synthesis(project, terminal).ensure())) {
      return work.applyAsInt(new StuckCompensations(services));
    }
  }
}
