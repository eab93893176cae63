package dev.baton.console.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.project.Project;
import dev.baton.console.session.DataServices;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton documents}: what may be done to documents that are kept. */
@Command(
    name = "documents",
    description = "Work on the documents that are kept.",
    mixinStandardHelpOptions = true)
final class DocumentsCommand implements Runnable {
  static CommandLine line(Project project, Terminal terminal) {
    return new CommandLine(new DocumentsCommand()).addSubcommand(new Remove(project, terminal));
  }

  @Override
  public void run() {
    throw Failure.usage("what about them? (see: baton documents --help)");
  }

  /** {@code baton documents remove}: a document and all that is kept of it. */
  @Command(
      name = "remove",
      description = {
        "Remove a document for good: upload, text, entities, postings, status. What stays is a"
            + " record",
        "of when and why. Broken off, it is repeated; baton search shows the ids."
      },
      mixinStandardHelpOptions = true)
  static final class Remove implements Callable<Integer> {
    private final Project project;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The document's id.")
    String id = "";

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why, for the record that stays; nothing of the patient's.")
    String reason = "";

    @Mixin DataOptions options = new DataOptions();

    Remove(Project project, Terminal terminal) {
      this.project = project;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      ObjectNode request = JsonNodeFactory.instance.objectNode();
      request.put("documentId", id).put("reason", reason);
      try (DataServices services = options.open(project, terminal)) {
        JsonNode result = services.call("RemoveDocumentFunctionName", request);
        if (options.json) {
          terminal.out().println(result);
        } else {
          terminal
              .out()
              .printf(
                  "Removed %s: %d terms, %d items, %d objects.%n",
                  id,
                  result.path("terms").asInt(),
                  result.path("items").asInt(),
                  result.path("objects").asInt());
        }
      }
      return 0;
    }
  }
}
