package dev.baton.console.command;

import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.project.Project;
import dev.baton.console.session.Decision;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code baton} with its subcommands, and what becomes of their errors. */
public final class Commands {
  private static final int WRONG_USAGE = 2;
  private static final int FAILED = 1;

  private Commands() {}

  /** Runs one command line and returns the exit code: 0 done, 1 failed, 2 wrongly used. */
  public static int run(Project project, Terminal terminal, String... arguments) {
    CommandLine line = commandLine(project, terminal);
    line.registerConverter(Decision.class, Commands::decision);
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler((e, given) -> wrongUsage(e, terminal));
    line.setExecutionExceptionHandler((e, command, result) -> failed(e, line, terminal));
    return line.execute(arguments);
  }

  private static CommandLine commandLine(Project project, Terminal terminal) {
    return new CommandLine(new Top())
        .addSubcommand(new DemoCommand(project, terminal))
        .addSubcommand(new RunCommand(project, terminal))
        .addSubcommand(new UpCommand(project, terminal))
        .addSubcommand(new TraceCommand(project, terminal))
        .addSubcommand(new MetricsCommand(project, terminal))
        .addSubcommand(new SearchCommand(project, terminal))
        .addSubcommand(DocumentsCommand.line(project, terminal))
        .addSubcommand(new NewCommand(project, terminal))
        .addSubcommand(new WhereCommand(project, terminal))
        .addSubcommand(new LintCommand(project, terminal))
        .addSubcommand(new CompensationsCommand(project, terminal))
        .addSubcommand(new CoverageCommand(project, terminal))
        .addSubcommand(BreakersCommand.line(terminal))
        .addSubcommand(new BandsCommand(project, terminal))
        .addSubcommand(new EvaluateCommand(project, terminal))
        .addSubcommand(new ConformanceCommand(terminal))
        .addSubcommand(BenchCommand.line(project, terminal))
        .addSubcommand(new CostCommand(project, terminal))
        .addSubcommand(new SynthCommand(project, terminal))
        .addSubcommand(new SynthAppCommand(project, terminal))
        .addSubcommand(new FormatCommand(project, terminal))
        .addSubcommand(new CommandLine.HelpCommand());
  }

  private static Decision decision(String text) {
    for (Decision decision : Decision.values()) {
      if (decision.name().toLowerCase(Locale.ROOT).equals(text)) {
        return decision;
      }
    }
    throw new TypeConversionException(
        "'%s' is no decision: use approve, reject or expire".formatted(text));
  }

  private static int wrongUsage(ParameterException e, Terminal terminal) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
    if (e instanceof UnmatchedArgumentException unmatched
        && spec.parent() == null
        && !unmatched.getUnmatched().get(0).startsWith("-")) {
      message = "there is no command '%s'".formatted(unmatched.getUnmatched().get(0));
    }
    terminal
        .err()
        .printf("baton: %s (see: %s --help)%n", message, spec.qualifiedName().replace("/", ""));
    return WRONG_USAGE;
  }

  private static int failed(Exception e, CommandLine line, Terminal terminal) {
    String message =
        e instanceof Failure failure
            ? failure.getMessage()
            : "unexpected: %s (--verbose prints the trace)".formatted(e);
    terminal.err().println("baton: " + message);
    Top top = line.getCommand();
    if (top.verbose) {
      e.printStackTrace(terminal.err());
    }
    return e instanceof Failure failure ? failure.exitCode() : FAILED;
  }

  @Command(
      name = "baton",
      version = "baton 0.1.0",
      header = "Production orchestration patterns on AWS Step Functions, run on this machine.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Exit codes: 0 done, 1 a run or check failed, 2 wrong usage.",
        "Start with: baton demo"
      })
  static final class Top implements Runnable {
    @Option(
        names = "--verbose",
        scope = ScopeType.INHERIT,
        description = "Print the trace of an error.")
    boolean verbose;

    @Override
    public void run() {
      throw Failure.usage("which command? (see: baton --help)");
    }
  }
}
