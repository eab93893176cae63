package dev.baton.console.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.aws.AwsClient;
import dev.baton.console.conformance.ConformanceRun;
import dev.baton.console.conformance.Difference;
import dev.baton.console.conformance.Judge;
import dev.baton.console.session.DataServices;
import dev.baton.engine.clock.RealClock;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code baton conformance}: holds the engine to results recorded on AWS. */
@Command(
    name = "conformance",
    description = "Run recorded cases on the engine; print each failure with its first difference.",
    mixinStandardHelpOptions = true)
final class ConformanceCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--cases", required = true, paramLabel = "FILE", description = "The cases.")
  @Nullable Path cases;

  @Option(names = "--only", paramLabel = "TEXT", description = "Only cases with this in their id.")
  @Nullable String only;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Replay the cases through the services behind this address (credentials test/test), not"
              + " on the engine. What they lack makes a case fail.")
  @Nullable URI endpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region to sign for (default: us-east-1).")
  String region = "us-east-1";

  @Option(names = "--report", paramLabel = "FILE", description = "Write the results as JSON.")
  @Nullable Path report;

  ConformanceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  private Function<ObjectNode, @Nullable Difference> judge() {
    if (endpoint == null) {
      return Judge::judge;
    }
    AwsCredentials credentials = DataServices.CREDENTIALS;
    return Judge.through(new AwsClient(endpoint, credentials, region, new RealClock()::now));
  }

  @Override
  public Integer call() {
    if (cases == null || !Files.isReadable(terminal.directory().resolve(cases))) {
      throw Failure.usage("there is no readable file '%s'".formatted(cases));
    }
    try {
      return ConformanceRun.run(cases, only, report, judge(), terminal.out());
    } catch (UncheckedIOException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw Failure.usage("cannot read '%s' or write the report: %s".formatted(cases, reason), e);
    }
  }
}
