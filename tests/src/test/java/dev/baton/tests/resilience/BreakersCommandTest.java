package dev.baton.tests.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.console.Terminal;
import dev.baton.console.command.Commands;
import dev.baton.console.project.Project;
import dev.baton.shared.breaker.BreakerSettings;
import dev.baton.shared.breaker.BreakerStateChanged;
import dev.baton.shared.breaker.Breakers;
import dev.baton.shared.breaker.CircuitBreaker;
import dev.baton.shared.errors.DependencyException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.settings.Settings;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.TestCloud;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** {@code baton breakers} on the table that functions use. */
@Tag("e2e")
class BreakersCommandTest {
  private final List<BreakerStateChanged> heard = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final SdkHttpClient connection = UrlConnectionHttpClient.create();
  private final BreakersTable table = new BreakersTable(connection);

  @AfterEach
  void down() {
    table.close();
    connection.close();
  }

  @Test
  void listsBreakersAndClosesOneForAReason() {
    CircuitBreaker breaker =
        Breakers.in(table.client(connection), BreakersTable.NAME, heard::add, new HandClock())
            .named("registry", Settings.read(Map.of("BREAKER_FAILURES", "2"), BreakerSettings::of));
    for (int i = 0; i < 2; i++) {
      assertThat(catchThrowable(() -> breaker.call(BreakersCommandTest::isDown)))
          .isInstanceOf(TransientException.class);
    }
    assertThat(catchThrowable(() -> breaker.call(() -> 1))).isInstanceOf(DependencyException.class);
    assertThat(baton("breakers", "list")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("registry", "open", "2 of 2 calls failed within 60 s");
    assertThat(baton("breakers", "reset", "registry", "--reason", "they called us")).isZero();
    assertThat(breaker.call(() -> 1)).isEqualTo(1);
    assertThat(heard.getLast().state()).isEqualTo("CLOSED");
    assertThat(heard.getLast().reason()).isEqualTo("reset: they called us");
    out.getBuffer().setLength(0);
    assertThat(baton("breakers", "--json")).isZero();
    assertThat(out.toString().lines().map(TestCloud::json).toList())
        .anySatisfy(
            row -> {
              assertThat(row.path("breaker").asText()).isEqualTo("registry");
              assertThat(row.path("state").asText()).isEqualTo("CLOSED");
              assertThat(row.path("failures").asInt()).isZero();
            });
  }

  @Test
  void aBreakerThatIsNotThereIsWrongUsage() {
    assertThat(baton("breakers", "reset", "no-such", "--reason", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("no breaker 'no-such'");
    assertThat(baton("breakers", "reset", "no-such", "--reason", " ")).isEqualTo(2);
    assertThat(err.toString()).contains("--reason takes");
  }

  private static int isDown() {
    throw new TransientException("down", "no answer");
  }

  private int baton(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--endpoint");
    all.add(table.endpoint().toString());
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true), new PrintWriter(err, true), Repository.root(), false);
    return Commands.run(new Project(Repository.root()), terminal, all.toArray(String[]::new));
  }
}
