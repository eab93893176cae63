package dev.baton.console.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.live.Style;
import dev.baton.console.project.Project;
import dev.baton.console.session.DataServices;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton search}: committed documents by what their text says. */
@Command(
    name = "search",
    description = {
      "Find processed documents by their text: all words have to be in a document, in any form.",
      "'\"chest pain\"' is a phrase, 'pota*' the beginning of a word, 'potassium -urine' leaves"
          + " out.",
      "Only documents whose processing was completed are found."
    },
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "What to look for.")
  List<String> words = new ArrayList<>();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only documents of this type, such as lab-report.")
  @Nullable String type;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Documents to show, the most relevant ones: 1 to 100 (default: 20).")
  int limit = 20;

  @Mixin DataOptions options = new DataOptions();

  SearchCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (type != null && !type.matches("[a-z]+(-[a-z]+)*")) {
      throw Failure.usage("a type is written as in lab-report");
    }
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("query", String.join(" ", words)).put("limit", limit).put("type", type);
    try (DataServices services = options.open(project, terminal)) {
      JsonNode result = services.call("SearchDocumentsFunctionName", request);
      if (options.json) {
        terminal.out().println(result);
      } else {
        show(result);
      }
    }
    return 0;
  }

  private void show(JsonNode result) {
    int total = result.path("total").asInt();
    int shown = result.path("documents").size();
    long searched = result.path("searched").asLong();
    if (total == 0) {
      terminal.out().printf("No document has it: %s searched.%n", documents(searched));
    }
    for (JsonNode document : result.path("documents")) {
      print(document);
    }
    if (total > 0) {
      terminal.out().printf("%s of %d found", documents(total), searched);
      terminal
          .out()
          .println(shown < total ? ", the first %d shown (--limit).".formatted(shown) : ".");
    }
    if (!result.path("complete").asBoolean()) {
      terminal
          .out()
          .println(
              "Not all was looked at, since the words are in very many documents: add a rarer"
                  + " one.");
    }
  }

  private static String documents(long number) {
    return number == 1 ? "1 document" : number + " documents";
  }

  private void print(JsonNode document) {
    String name = Style.STRONG.on(document.path("name").asText(), terminal.colour());
    terminal
        .out()
        .printf(
            "%s  %s  %s%n",
            name,
            document.path("type").asText(),
            Style.QUIET.on(document.path("documentId").asText(), terminal.colour()));
    for (JsonNode line : document.path("lines")) {
      String place = "p. %d, l. %d".formatted(line.path("page").asInt(), line.path("line").asInt());
      terminal.out().printf("  %-14s %s%n", place, highlighted(line));
    }
    terminal.out().println();
  }

  private String highlighted(JsonNode line) {
    String text = line.path("text").asText();
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (JsonNode match : line.path("highlights")) {
      int start = match.path("start").asInt();
      int end = match.path("end").asInt();
      shown.append(printable(text.substring(at, start)));
      shown.append(Style.FOUND.on(printable(text.substring(start, end)), terminal.colour()));
      at = end;
    }
    return shown.append(printable(text.substring(at))).toString();
  }

  /** A document is data: nothing in it steers the terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
