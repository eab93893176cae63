package dev.baton.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.fault.FaultKind;
import dev.baton.console.Terminal;
import dev.baton.console.project.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees of wrong usage: one line on stderr that says what to do, exit code 2. */
class CommandsTest {
  @TempDir Path root;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void laysOutACheckoutWithTwoWorkflows() throws IOException {
    Files.createDirectories(root.resolve("statemachines/approval"));
    Files.createDirectories(root.resolve("statemachines/document-processing"));
    Files.writeString(root.resolve("broken.json"), "{");
    Files.writeString(root.resolve("a.txt"), "text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
          nix                                            | there is no command 'nix'
          --nix                                          | Unknown option: '--nix'
          where                                          | Missing required parameter: '<slug>'
          where nix                                      | approval, document-processing
          run nix                                        | approval, document-processing
          run approval                                   | --input FILE
          run document-processing                        | document-processing FILE...
          run document-processing missing.pdf            | 'missing.pdf'
          run document-processing a.txt --decision maybe | approve, reject or expire
          run document-processing a.txt --fault broken   | is not a fault
          run document-processing a.txt --input a.txt    | not both
          run document-processing a.txt --correlation é  | --correlation takes
          run approval --input broken.json               | is not JSON
          run approval --input missing.json              | 'missing.json'
          demo --fault Index:melt                        | throttle, error, timeout, drop-reply, crash
          trace x --depth 0                              | --depth must be at least 1
          metrics --workflow nix                         | approval, document-processing
          cost --documents 0                             | --documents must be at least 1
          cost --stage nix                               | no stage 'nix'
          up --bare --template cdk.out                   | not both
          up --bare --bind everywhere                    | an address in numbers
          up --bare --isolated-processes 4               | go with --isolated
          up --bare --isolated --isolated-processes 0    | --isolated-processes must be 1 or more
          up --bare --isolated --isolated-idle 0         | --isolated-idle must be 1 or more
          demo --isolated-idle 5                         | go with --isolated
          run approval --input a.txt --isolated-idle 5   | go with --isolated
          lint missing.asl.json                          | no readable file 'missing.asl.json'
          compensations                                  | list, retry or resolve
          compensations resolve x                        | Missing required option: '--reason=TEXT'
          compensations resolve x --reason=              | --reason must say something
          compensations retry                            | Missing required parameter: 'ID'
          compensations list --by=                       | --by must name somebody
          breakers reset                                 | Missing required
          breakers --endpoint nowhere                    | is not an address
          bands --samples nowhere                        | there is no folder
          bands --auto 1.5                               | a band is from 0 to 1
          evaluate --out a.txt                           | is no folder
          bands --auto high                              | --auto
          new Order --area approvals                     | is not a slug
          new order-intake --area nowhere                | no area 'nowhere'
          new order-intake                               | Missing required option: '--area=AREA'
""")
  void saysInOneLineWhatIsWrong(String arguments, String part) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains(part);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void asksForACommandWhenThereIsNone() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("baton --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "run", "up"})
  void explainsEveryKindOfFaultInTheHelp(String command) {
    assertThat(run(command, "--help")).isZero();
    for (FaultKind kind : FaultKind.values()) {
      assertThat(out.toString()).containsPattern("(?m)^  " + kind.spelling() + " +\\w");
    }
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void keepsAtLeastOneExecutionThatHasEnded() {
    assertThat(run("up", "--bare", "--kept-executions", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--kept-executions must be 1 or more");
  }

  @Test
  void listsTheCommandsInTheHelp() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("demo", "run", "new", "where", "cost", "synth", "format");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void printsTheTraceOnlyWhenAsked() {
    assertThat(run("where", "nix", "--verbose")).isEqualTo(2);
    assertThat(err.toString()).contains("\tat dev.baton.console");
  }

  @Test
  void showsWhichPlacesOfAWorkflowAreMissing() {
    assertThat(run("where", "approval")).isEqualTo(1);
    assertThat(out.toString())
        .contains("statemachines/approval/approval.asl.json   <- missing")
        .contains("events/samples/approval");
  }

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), root, false);
    return Commands.run(new Project(root), terminal, arguments);
  }
}
