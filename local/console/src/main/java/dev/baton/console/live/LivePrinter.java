package dev.baton.console.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.console.Terminal;
import dev.baton.engine.HistoryEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints the states of any number of executions as they happen, each line headed by the document or
 * execution it belongs to. Called from many threads; guarded by its own monitor.
 */
public final class LivePrinter {
  private static final int LABEL = 24;
  private static final int SUBJECT = 36;
  private static final int OUTCOME = 9;
  private static final int WIDTH = 116;
  private static final int DETAIL = WIDTH - LABEL - SUBJECT - OUTCOME - 3;

  /** The member of an input that names the execution which started this one, as AWS has it. */
  private static final String STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

  private final Terminal terminal;
  private final Labels labels;
  private final LongSupplier nanos;
  private final Map<String, ExecutionTrace> traces = new HashMap<>();
  private final Map<String, String> labelOfName = new HashMap<>();

  /** Says what to call an execution: by its input, or by its name when the input says nothing. */
  @FunctionalInterface
  public interface Labels {
    @Nullable String of(String executionName, JsonNode input);
  }

  public LivePrinter(Terminal terminal, Labels labels, LongSupplier nanos) {
    this.terminal = terminal;
    this.labels = labels;
    this.nanos = nanos;
  }

  /** Prints what an event of an execution's history says, if a person cares. */
  public synchronized void onEvent(String executionArn, HistoryEvent event) {
    traces.computeIfAbsent(executionArn, arn -> trace(arn, event)).accept(event);
  }

  /** Prints something that happened to a document outside of an execution. */
  public synchronized void note(String label, String subject, String outcome, String detail) {
    print(label, new Line(0, subject, outcome, Style.WARNING, detail), "");
  }

  /** Prints a sentence that must be read to its end. */
  public synchronized void say(String sentence) {
    terminal.out().println(sentence);
  }

  private ExecutionTrace trace(String arn, HistoryEvent started) {
    String name = nameOf(arn);
    JsonNode details = started.details() == null ? MissingNode.getInstance() : started.details();
    JsonNode input = Json.parse(details.path("input").asText(""));
    String parent = nameOf(input.path(STARTED_BY).asText(""));
    boolean isChild = labelOfName.containsKey(parent);
    String given = isChild ? labelOfName.get(parent) : labels.of(name, input);
    String label = given == null ? name : given;
    labelOfName.put(name, label);
    String prefix = isChild ? machineOf(arn) + "/" : "";
    return new ExecutionTrace(nanos, line -> print(label, line, prefix));
  }

  private static String nameOf(String executionArn) {
    return executionArn.substring(executionArn.lastIndexOf(':') + 1);
  }

  private static String machineOf(String executionArn) {
    String[] parts = executionArn.split(":", -1);
    return parts[parts.length - 2];
  }

  private void print(String label, Line line, String prefix) {
    int depth = line.depth() + (prefix.isEmpty() ? 0 : 1);
    String subject = "  ".repeat(depth) + prefix + line.subject();
    boolean colour = terminal.colour();
    int sentence = line.detail().length() > DETAIL ? line.detail().indexOf(": ") : -1;
    String detail = sentence < 0 ? line.detail() : line.detail().substring(0, sentence);
    String text =
        Style.QUIET.on(Columns.fit(Columns.label(label, LABEL), LABEL), colour)
            + " "
            + Columns.fit(subject, SUBJECT)
            + " "
            + line.style().on(Columns.fit(line.outcome(), OUTCOME), colour)
            + " "
            + Columns.cut(detail, DETAIL);
    terminal.out().println(text.stripTrailing());
    if (sentence >= 0) {
      String rest = Columns.cut(line.detail().substring(sentence + 2), WIDTH - LABEL - 5);
      terminal.out().println(" ".repeat(LABEL + 5) + Style.QUIET.on(rest, colour));
    }
  }
}
