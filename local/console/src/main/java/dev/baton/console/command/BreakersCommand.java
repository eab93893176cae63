package dev.baton.console.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.aws.AwsClient;
import dev.baton.console.breaker.BreakerTable;
import dev.baton.console.breaker.BreakerTable.Row;
import dev.baton.engine.clock.RealClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton breakers}: the circuit breakers of a running cloud, and their reset by a person. */
final class BreakersCommand {
  private static final int MOST_CHARACTERS = 400;
  private static final JsonMapper JSON = new JsonMapper();

  private BreakersCommand() {}

  /** The command with its subcommands. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new ListBreakers(terminal))
        .addSubcommand("list", new ListBreakers(terminal))
        .addSubcommand(new Reset(terminal));
  }

  /** Where the breakers are. */
  static final class Where {
    @Option(
        names = "--endpoint",
        paramLabel = "URL",
        description =
            "Where DynamoDB answers (default: AWS_ENDPOINT_URL, else http://127.0.0.1:4566, which"
                + " 'baton up' serves).")
    @Nullable URI endpoint;

    @Option(
        names = "--table",
        paramLabel = "NAME",
        description = "The table of breakers (default: the one whose name says so).")
    @Nullable String table;

    BreakerTable open() {
      Map<String, String> environment = System.getenv();
      URI at =
          endpoint == null
              ? URI.create(environment.getOrDefault("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"))
              : endpoint;
      if (at.getScheme() == null || at.getHost() == null) {
        throw Failure.usage("'%s' is not an address such as http://127.0.0.1:4566".formatted(at));
      }
      var credentials =
          new AwsCredentials(
              environment.getOrDefault("AWS_ACCESS_KEY_ID", "test"),
              environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "test"),
              environment.getOrDefault("AWS_SESSION_TOKEN", ""));
      String region = environment.getOrDefault("AWS_REGION", "us-east-1");
      return new BreakerTable(new AwsClient(at, credentials, region, new RealClock()::now), table);
    }
  }

  /** {@code baton breakers} and {@code baton breakers list}. */
  @Command(
      name = "breakers",
      description = "List the circuit breakers of a running cloud: state, since when, why.",
      mixinStandardHelpOptions = true)
  static final class ListBreakers implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin Where where = new Where();

    @Option(names = "--json", description = "Print one JSON object per line and nothing else.")
    boolean json;

    ListBreakers(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      print(terminal, where.open().rows(), json);
      return 0;
    }
  }

  /** {@code baton breakers reset NAME --reason TEXT}. */
  @Command(
      name = "reset",
      description = "Close a circuit breaker by hand; the reason is kept and announced.",
      mixinStandardHelpOptions = true)
  static final class Reset implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin Where where = new Where();

    @Parameters(paramLabel = "NAME", description = "The breaker, as 'baton breakers' lists it.")
    String name = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    String reason = "";

    Reset(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      if (reason.isBlank() || reason.length() > MOST_CHARACTERS) {
        throw Failure.usage("--reason takes 1 to %s characters".formatted(MOST_CHARACTERS));
      }
      where.open().reset(name, "reset: " + reason.strip(), new RealClock().now());
      terminal.out().println(name + " is closed");
      return 0;
    }
  }

  private static void print(Terminal terminal, List<Row> rows, boolean json) {
    if (json) {
      rows.forEach(row -> terminal.out().println(text(row)));
      return;
    }
    if (rows.isEmpty()) {
      terminal.out().println("no breaker has been used yet");
    }
    for (Row row : rows) {
      terminal
          .out()
          .printf(
              "%-24s %-10s since %s  %s of %s calls failed  (%s)%n",
              row.breaker(),
              row.state().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
              row.since(),
              row.failures(),
              row.calls(),
              row.reason());
    }
  }

  private static String text(Row row) {
    try {
      return JSON.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
