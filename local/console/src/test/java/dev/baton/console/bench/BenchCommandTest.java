package dev.baton.console.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.text.Json;
import dev.baton.console.Terminal;
import dev.baton.console.command.Commands;
import dev.baton.console.project.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code baton bench} prints, in JVMs of its own; how fast it was is no matter here. */
class BenchCommandTest {
  private static final String PASS =
      "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

  @TempDir Path root;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void measuresAWorkloadInAJvmOfItsOwn() throws Exception {
    assertThat(run("engine", "--workload", "loop100", "--warmup", "0", "--seconds", "0.2"))
        .isZero();

    JsonNode row = rows().getFirst();
    assertThat(row.path("workload").asText()).isEqualTo("loop100");
    assertThat(row.path("perSecond").asDouble()).isPositive();
    assertThat(row.path("p99ms").asDouble()).isGreaterThanOrEqualTo(row.path("p50ms").asDouble());
    assertThat(row.has("peakRssMB")).isTrue();
    assertThat(err.toString())
        .contains("read back; outputs and event counts are what the definition implies");
  }

  @Test
  void measuresEveryWorkloadOfAFile() throws Exception {
    write("w.json", "{\"x\":%s,\"y\":%s}".formatted(workload(4), workload(4)));

    assertThat(run("engine", "--workloads", "w.json", "--warmup", "0", "--seconds", "0.05"))
        .isZero();
    assertThat(rows()).extracting(row -> row.path("workload").asText()).containsExactly("x", "y");
  }

  @Test
  void failsWhenAHistoryHasNotTheEventsItMust() throws Exception {
    write("w.json", "{\"x\":%s,\"y\":%s}".formatted(workload(5), workload(4)));

    assertThat(run("engine", "--workloads", "w.json", "--warmup", "0", "--seconds", "0.05"))
        .isEqualTo(1);
    assertThat(err.toString())
        .contains("workload 'x', execution 1: the history has 4 events, and 5 are implied");
    assertThat(rows()).extracting(row -> row.path("workload").asText()).containsExactly("y");
  }

  @Test
  void failsWhenAnExecutionFails() throws Exception {
    String fail = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"E\"}}}";
    write("w.json", "{\"x\":{\"definition\":%s,\"input\":{}}}".formatted(fail));

    assertThat(run("engine", "--workloads", "w.json", "--seconds", "0.05")).isEqualTo(1);
    assertThat(err.toString()).contains("workload 'x', execution 1: it ended FAILED: E");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          engine --workloads missing.json  | there is no readable file
          engine --workloads .             | there is no readable file
          engine --workloads broken.json   | is not JSON
          engine --workloads binary.json   | is not UTF-8 text
          engine --workloads list.json     | is not a JSON object of workloads
          engine --workloads bare.json     | workload 'x' of
          engine --workloads counts.json   | that is not a whole number
          engine --workloads refused.json  | a definition that is refused
          engine --workload nix            | choose from pass5, pass5-jsonata, par10
          engine --seconds 0               | must be seconds
          engine --seconds NaN             | must be seconds
          engine --warmup -1               | must be seconds
          engine --seconds many            | Invalid value for option '--seconds'
          engine --kept 0                  | --kept must be at least 1
          engine --peer nowhere            | npm install --prefix
          start --processes 0              | --processes must be at least 1
          wait --times 0                   | --times must be at least 1
          waiting --executions 0           | --executions must be at least 1
          nix                              | Unmatched argument
          """)
  void saysInOneLineWhatIsWrong(String arguments, String part) throws Exception {
    write("broken.json", "{");
    Files.write(root.resolve("binary.json"), new byte[] {(byte) 0xFF, (byte) 0xFE});
    write("list.json", "[]");
    write("bare.json", "{\"x\":{\"input\":{}}}");
    write(
        "counts.json", "{\"x\":{\"definition\":%s,\"input\":{},\"events\":\"4\"}}".formatted(PASS));
    write("refused.json", "{\"x\":{\"definition\":{\"StartAt\":\"A\"},\"input\":{}}}");

    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains(part);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void listsItsMeasurements() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("engine", "start", "wait", "waiting", "growth");
  }

  @Test
  void measuresFreshJvmsWithoutAndWithACache() throws Exception {
    assertThat(run("start", "--processes", "1")).isZero();
    assertThat(rows())
        .extracting(row -> row.path("aotCache").asText())
        .containsExactly("none", "own");
  }

  @Test
  void measuresAWaitOfThirtyDays() throws Exception {
    assertThat(run("wait", "--times", "3")).isZero();
    assertThat(rows()).singleElement().extracting(row -> row.path("days").asInt()).isEqualTo(30);
  }

  @Test
  void measuresExecutionsThatWait() throws Exception {
    assertThat(run("waiting", "--executions", "200")).isZero();
    assertThat(rows().getFirst().path("executions").asInt()).isEqualTo(200);
    assertThat(rows().getFirst().path("bytesEach").asLong()).isPositive();
  }

  private static String workload(int events) {
    return "{\"definition\":%s,\"input\":{\"a\":1},\"events\":%d}".formatted(PASS, events);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private List<JsonNode> rows() throws Exception {
    List<JsonNode> rows = new java.util.ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      rows.add(Json.parse(line));
    }
    return rows;
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "bench";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), root, false);
    return Commands.run(new Project(root), terminal, all);
  }
}
