package dev.baton.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.console.Terminal;
import dev.baton.console.project.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code baton lint} on files of anybody: what it prints, and how it ends. */
class LintCommandTest {
  private static final String PASS =
      "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}";
  private static final String TASK =
      """
      {"StartAt": "Call", "States": {"Call": {"Type": "Task",
        "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"FunctionName": "f"}, "End": true}}}
      """;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void endsWithZeroWhereNoRuleIsBroken() throws IOException {
    write("good.asl.json", PASS);
    assertThat(lint("good.asl.json")).isZero();
    assertThat(out.toString().strip()).isEqualTo("1 definition, no rule broken");
  }

  @Test
  void printsFileStateRuleAndWhatToWrite() throws IOException {
    write("call.asl.json", TASK);
    assertThat(lint("call.asl.json")).isEqualTo(1);
    assertThat(out.toString())
        .contains("call.asl.json: Call: timeout-missing")
        .contains("Write \"TimeoutSeconds\"")
        .contains("call.asl.json: Call: catch-missing")
        .contains("call.asl.json: -: limits-missing")
        .contains("{\"Call\":4096}");
  }

  @Test
  void printsOneJsonObjectPerLine() throws IOException {
    write("call.asl.json", TASK);
    assertThat(lint("--json", "call.asl.json")).isEqualTo(1);
    for (String line : out.toString().lines().toList()) {
      JsonNode complaint = new ObjectMapper().readTree(line);
      assertThat(complaint.fieldNames())
          .toIterable()
          .containsExactly("file", "state", "rule", "problem", "advice");
    }
  }

  @Test
  void endsWithTwoWhereAFileIsNoDefinitionAndStillChecksTheOthers() throws IOException {
    write("call.asl.json", TASK);
    write("torn.asl.json", "{\"StartAt\": ");
    write("wrong.asl.json", "{\"StartAt\": \"B\", \"States\": {}}");
    write("list.asl.json", "[]");
    Files.write(folder.resolve("bytes.asl.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(
            lint(
                "torn.asl.json",
                "wrong.asl.json",
                "list.asl.json",
                "bytes.asl.json",
                "call.asl.json"))
        .isEqualTo(2);
    assertThat(out.toString())
        .contains("torn.asl.json: -: INVALID_JSON_DESCRIPTION")
        .contains("wrong.asl.json: -: ")
        .contains("list.asl.json: -: ")
        .contains("bytes.asl.json: -: not-text")
        .contains("call.asl.json: Call: timeout-missing");
  }

  @Test
  void saysWhatIsWrongWithTheLimitsBesideADefinition() throws IOException {
    write("call.asl.json", TASK);
    write("limits.json", "{\"maps\": 3}");
    assertThat(lint("call.asl.json")).isEqualTo(2);
    assertThat(out.toString()).contains("limits.json: /payloadBytes is missing");
  }

  @Test
  void checksEveryDefinitionOfTheProjectWhereNoneIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("statemachines/call"));
    write("statemachines/call/call.asl.json", TASK);
    assertThat(lint()).isEqualTo(1);
    assertThat(out.toString()).contains("statemachines/call/call.asl.json: Call: ");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private int lint(String... arguments) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), folder, false);
    String[] all = new String[arguments.length + 1];
    all[0] = "lint";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Commands.run(new Project(folder), terminal, all);
  }
}
