package dev.baton.console.command;

import dev.baton.cloud.fault.Fault;
import dev.baton.cloud.function.isolated.Isolation;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.build.Synthesis;
import dev.baton.console.live.Style;
import dev.baton.console.project.Project;
import dev.baton.console.project.Slug;
import dev.baton.console.session.CloudSettings;
import dev.baton.console.session.DataFolder;
import dev.baton.console.session.Decision;
import dev.baton.console.session.Documents;
import dev.baton.console.session.Row;
import dev.baton.console.session.Session;
import dev.baton.console.session.WorkflowRow;
import dev.baton.console.session.WorkflowRun;
import dev.baton.engine.clock.RealClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton run <slug>}: any workflow with an input, or documents through their workflow. */
@Command(
    name = "run",
    description = {
      "Run a workflow: document-processing with files of your own, any workflow with an input.",
      "An input that has source, detail-type and detail is an event and goes on the bus."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final String DOCUMENTS = "document-processing";
  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Project project;
  private final Terminal terminal;

  /** Sets this run apart from others on the same data. */
  private final Instant now = new RealClock().now();

  @Parameters(index = "0", paramLabel = "<slug>", description = "The workflow.")
  String slug = "";

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "Documents (PDF or text); for other workflows inputs (JSON), one run each.")
  List<Path> files = new ArrayList<>();

  @Option(names = "--input", paramLabel = "FILE", description = "One input or event (JSON).")
  @Nullable Path input;

  @Option(
      names = "--decision",
      paramLabel = "DECISION",
      description =
          "What the person does who is asked: approve, reject or expire (nothing, and 48 hours of"
              + " virtual time pass). Default: expire.")
  Decision decision = Decision.EXPIRE;

  @Option(
      names = "--correlation",
      paramLabel = "ID",
      description =
          "The matter that the documents belong to: one that is in doubt asks those before it.")
  @Nullable String correlation;

  @Mixin CloudOptions options = new CloudOptions();

  private @Nullable Isolation isolation;

  RunCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Slug workflow = project.slug(slug);
    List<Fault> faults = options.faults();
    isolation = options.isolation.read();
    if (input != null && !files.isEmpty()) {
      throw Failure.usage("give either --input FILE or files, not both");
    }
    boolean documents = workflow.text().equals(DOCUMENTS) && input == null;
    if (documents && files.isEmpty()) {
      throw Failure.usage("give the documents to run: baton run document-processing FILE...");
    }
    return documents ? runDocuments(faults) : runWorkflow(workflow, faults);
  }

  private int runDocuments(List<Fault> faults) {
    String run = RUN.format(now);
    Documents documents = new Documents("run-" + run, terminal.directory(), correlationId());
    files.forEach(file -> documents.add(file, decision));
    List<Row> rows = inSession(faults, session -> session.documents(documents.all()));
    if (options.json) {
      rows.forEach(row -> terminal.out().println(row.json()));
    } else {
      DocumentTable.print(rows, terminal);
    }
    return rows.stream().allMatch(row -> "SUCCEEDED".equals(row.status())) ? 0 : 1;
  }

  private @Nullable String correlationId() {
    if (correlation != null && !correlation.matches("[!#-\\[\\]-~]{1,128}")) {
      throw Failure.usage(
          "--correlation takes 1 to 128 signs without spaces, quotes and backslashes");
    }
    return correlation;
  }

  private int runWorkflow(Slug workflow, List<Fault> faults) {
    List<Path> inputs = input == null ? files : List.of(input);
    if (inputs.isEmpty()) {
      throw Failure.usage("give an input: baton run %s --input FILE".formatted(workflow));
    }
    inputs.forEach(file -> WorkflowRun.read(terminal.directory().resolve(file)));
    List<WorkflowRow> rows =
        inSession(
            faults,
            session -> {
              List<WorkflowRow> all = new ArrayList<>();
              for (Path file : inputs) {
                Path given = terminal.directory().resolve(file);
                all.addAll(
                    session.workflow(workflow, file.toString(), WorkflowRun.read(given), decision));
              }
              return all;
            });
    rows.forEach(this::print);
    return rows.stream().allMatch(WorkflowRow::succeeded) ? 0 : 1;
  }

  private <T> T inSession(List<Fault> faults, Function<Session, T> work) {
    Path assembly = new Synthesis(project, terminal).ensure();
    terminal.err().println("baton: starting the cloud");
    try (DataFolder data = DataFolder.open(options.dataFolder(project, terminal));
        Session session =
            new Session(
                assembly,
                new CloudSettings(data, faults, now.toEpochMilli(), isolation),
                options.json ? null : terminal)) {
      T done = work.apply(session);
      session.unmetFaults().forEach(line -> terminal.err().println("baton: " + line));
      return done;
    }
  }

  private void print(WorkflowRow row) {
    if (options.json) {
      terminal.out().println(row.json());
      return;
    }
    terminal.out().println();
    String status = row.execution() == null ? "no execution" : row.execution().status().name();
    Style style = row.succeeded() ? Style.GOOD : Style.BAD;
    terminal.out().println(row.file() + ": " + style.on(status, terminal.colour()));
    String output = row.execution() == null ? null : row.execution().output();
    terminal.out().println(output == null ? row.why() : output);
  }
}
