package dev.baton.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivePrinterTest {
  private static final String ARN =
      "arn:aws:states:us-east-1:000000000000:execution:document-processing:4f2a";
  private static final String CHILD =
      "arn:aws:states:us-east-1:000000000000:execution:approval:4f2a-approval";

  private final StringWriter output = new StringWriter();
  private long nanos;

  @Test
  void printsEachStateWithItsOutcomeAndDuration() {
    Histories history = started(printer(false));
    history.then("TaskStateEntered", "{'name':'ReceiveDocument'}");
    history.then("TaskScheduled", "{'resource':'invoke'}");
    nanos += 38_000_000;
    history.then("TaskSucceeded", "{}");
    history.then("TaskStateExited", "{'name':'ReceiveDocument'}");
    history.then("SucceedStateEntered", "{'name':'DocumentProcessed'}");
    history.then("SucceedStateExited", "{'name':'DocumentProcessed'}");
    history.then("ExecutionSucceeded", "{}");
    assertThat(words())
        .containsExactly(
            "a.pdf ReceiveDocument ok 38 ms",
            "a.pdf DocumentProcessed reached",
            "a.pdf SUCCEEDED 2 transitions");
  }

  @Test
  void saysWhereAChoiceWent() {
    Histories history = started(printer(false));
    history.then("ChoiceStateEntered", "{'name':'IsTypeKnown'}");
    history.then("ChoiceStateExited", "{'name':'IsTypeKnown'}");
    history.then("PassStateEntered", "{'name':'ExtractEntities'}");
    assertThat(words()).containsExactly("a.pdf IsTypeKnown -> ExtractEntities");
  }

  @Test
  void indentsIterationsUnderTheirMapWithTheirIndex() {
    Histories history = started(printer(false));
    history.then("MapStateEntered", "{'name':'ExtractEntities'}");
    long map = history.then("MapStateStarted", "{'length':2}");
    long first = history.after(map, "MapIterationStarted", "{'name':'ExtractEntities','index':0}");
    long second = history.after(map, "MapIterationStarted", "{'name':'ExtractEntities','index':1}");
    long enteredFirst = history.after(first, "TaskStateEntered", "{'name':'ExtractGroup'}");
    long enteredSecond = history.after(second, "TaskStateEntered", "{'name':'ExtractGroup'}");
    long exitSecond = history.after(enteredSecond, "TaskStateExited", "{'name':'ExtractGroup'}");
    history.after(exitSecond, "MapIterationSucceeded", "{'name':'ExtractEntities','index':1}");
    long exitFirst = history.after(enteredFirst, "TaskStateExited", "{'name':'ExtractGroup'}");
    history.after(exitFirst, "MapIterationSucceeded", "{'name':'ExtractEntities','index':0}");
    history.then("MapStateSucceeded", "{}");
    history.then("MapStateExited", "{'name':'ExtractEntities'}");
    history.taskSucceeds("ValidateExtraction");
    assertThat(lines())
        .extracting(line -> line.replaceAll("(?<=\\S) +", " "))
        .containsExactly(
            "a.pdf ExtractEntities begins 2 items",
            "a.pdf [1] ExtractGroup ok 0 ms",
            "a.pdf [0] ExtractGroup ok 0 ms",
            "a.pdf ExtractEntities ok 0 ms",
            "a.pdf ValidateExtraction ok 0 ms");
    assertThat(lines().get(1)).contains("     " + "  [1] ExtractGroup");
  }

  @Test
  void showsFailuresRetriesWithTheirDelayAndWhatACatchDid() {
    Histories history = started(printer(false));
    history.then("TaskStateEntered", "{'name':'ClassifyDocument'}");
    history.then("TaskScheduled", "{}");
    String failure =
        "{'error':'dev.baton.shared.errors.TransientException',"
            + "'cause':'{\\'errorMessage\\':\\'throttled: slow down\\'}'}";
    String escaped = failure.replace("\\'", "\\\"");
    history.then("TaskFailed", escaped);
    history.pass(Duration.ofMillis(2_500));
    history.then("TaskScheduled", "{}");
    history.then("TaskFailed", escaped);
    history.then("TaskStateExited", "{'name':'ClassifyDocument'}");
    history.then("TaskStateEntered", "{'name':'MarkForManualWork'}");
    assertThat(words())
        .containsExactly(
            "a.pdf ClassifyDocument failed TransientException: throttled: slow down",
            "a.pdf ClassifyDocument retry 1 after 2.5 s",
            "a.pdf ClassifyDocument failed TransientException: throttled: slow down",
            "a.pdf ClassifyDocument caught TransientException -> MarkForManualWork");
  }

  @Test
  void showsAChildUnderTheDocumentAndTheHoursItWaits() {
    LivePrinter printer = printer(false);
    Histories parent = started(printer);
    parent.then("TaskStateEntered", "{'name':'RequestApproval'}");
    parent.then("TaskScheduled", "{'resource':'startExecution.sync:2'}");
    parent.then("TaskSubmitted", "{'resource':'startExecution.sync:2'}");
    Histories child = new Histories(event -> printer.onEvent(CHILD, event));
    String input = "{\\\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\\\":\\\"%s\\\"}".formatted(ARN);
    child.then("ExecutionStarted", "{'input':'%s'}".formatted(input));
    child.then("TaskStateEntered", "{'name':'RequestDecision'}");
    child.pass(Duration.ofDays(2));
    child.then("TaskTimedOut", "{'error':'States.Timeout'}");
    child.then("TaskStateExited", "{'name':'RequestDecision'}");
    child.then("PassStateEntered", "{'name':'RecordExpiry'}");
    child.then("PassStateExited", "{'name':'RecordExpiry'}");
    child.then("ExecutionSucceeded", "{}");
    assertThat(words())
        .containsExactly(
            "a.pdf RequestApproval waits for what it started",
            "a.pdf approval/RequestDecision failed States.Timeout, after 48 h",
            "a.pdf approval/RequestDecision caught States.Timeout -> RecordExpiry",
            "a.pdf approval/RecordExpiry ok 0 ms",
            "a.pdf approval/ SUCCEEDED 2 transitions, 48 h");
  }

  @Test
  void keepsParallelBranchesInsideTheirState() {
    Histories history = started(printer(false));
    history.then("ParallelStateEntered", "{'name':'Both'}");
    long both = history.then("ParallelStateStarted", "{}");
    long a = history.after(both, "PassStateEntered", "{'name':'A'}");
    long b = history.after(both, "PassStateEntered", "{'name':'B'}");
    history.after(a, "PassStateExited", "{'name':'A'}");
    history.after(b, "PassStateExited", "{'name':'B'}");
    history.then("ParallelStateSucceeded", "{}");
    history.then("ParallelStateExited", "{'name':'Both'}");
    history.taskSucceeds("After");
    assertThat(lines()).hasSize(5);
    assertThat(lines())
        .extracting(line -> line.substring(25).split(" +ok| +begins")[0])
        .containsExactly("Both", "  A", "  B", "Both", "After");
  }

  @Test
  void coloursOnlyOnATerminalAndStaysWithinItsWidth() {
    Histories history = started(printer(true));
    history.then("TaskStateEntered", "{'name':'%s'}".formatted("S".repeat(80)));
    history.then("TaskFailed", "{'error':'X','cause':'%s'}".formatted("long ".repeat(60)));
    assertThat(output.toString()).contains("\u001b[31mfailed");
    assertThat(lines())
        .hasSize(2)
        .allMatch(line -> line.replaceAll("\u001b\\[\\d+m", "").length() <= 116);
  }

  private LivePrinter printer(boolean colour) {
    PrintWriter out = new PrintWriter(output, true);
    Terminal terminal = new Terminal(out, out, Path.of(""), colour);
    return new LivePrinter(
        terminal,
        (name, input) -> input.path("document").path("key").asText("").replaceAll(".*/", ""),
        () -> nanos);
  }

  private Histories started(LivePrinter printer) {
    Histories history = new Histories(event -> printer.onEvent(ARN, event));
    String input = "{\\\"document\\\":{\\\"key\\\":\\\"inbox/r/1/a.pdf\\\"}}";
    history.then("ExecutionStarted", "{'input':'%s'}".formatted(input));
    return history;
  }

  private List<String> lines() {
    return output.toString().lines().toList();
  }

  private List<String> words() {
    return lines().stream().map(line -> line.replaceAll(" +", " ")).toList();
  }
}
