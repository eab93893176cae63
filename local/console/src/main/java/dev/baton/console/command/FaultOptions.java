package dev.baton.console.command;

import dev.baton.cloud.fault.Fault;
import dev.baton.cloud.fault.FaultKind;
import dev.baton.console.Failure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that makes things go wrong, of every command that brings up a cloud. */
final class FaultOptions {
  private final List<String> faults = new ArrayList<>();

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description =
          "Make something go wrong: TARGET[/service:Action]:KIND[@n]. TARGET is a function or"
              + " state; with /service:Action its call of that service, * for any action; @n:"
              + " only the n-th such call. The kinds are listed below. Repeatable.")
  void add(List<String> texts) {
    faults.clear();
    faults.addAll(texts);
  }

  /** Lists the kinds below the options of whatever command has this one. */
  @Spec(Target.MIXEE)
  void explainIn(CommandSpec command) {
    command
        .usageMessage()
        .footer(
            "",
            "Kinds of faults, for a call of a service or an invocation:",
            FaultKind.explained().replace("%", "%%"));
  }

  /** The faults asked for; a wrong one ends the command. */
  List<Fault> read() {
    try {
      return faults.stream().map(Fault::parse).toList();
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }
}
