package dev.baton.console.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.console.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The npm package {@code aws-local-stepfunctions}, to measure beside; it keeps no history. */
public final class Peer {
  private static final String PACKAGE = "aws-local-stepfunctions";

  private final Path folder;
  private final Path script;

  private Peer(Path folder, Path script) {
    this.folder = folder;
    this.script = script;
  }

  /**
   * The peer that is installed in a folder.
   *
   * @param script runs one workload on it and prints the row
   */
  public static Peer in(Path folder, Path script) {
    if (!Files.isDirectory(folder.resolve("node_modules").resolve(PACKAGE))
        || !Files.isExecutable(node(folder))) {
      throw Failure.usage(
          "no peer in '%s': npm install --prefix %s %s@3.0.0 node@22"
              .formatted(folder, folder, PACKAGE));
    }
    return new Peer(folder, script);
  }

  private static Path node(Path folder) {
    return folder.resolve("node_modules/.bin/node");
  }

  ObjectNode measure(Workload workload, double warmup, double seconds, PrintWriter err)
      throws JsonProcessingException {
    try {
      Path given = Files.createTempFile("baton-peer", ".json");
      try {
        ObjectNode json = Json.object().put("name", workload.name());
        json.set("definition", workload.definition());
        json.set("input", workload.input());
        Files.writeString(given, Json.text(json));
        return measure(given, warmup, seconds, err);
      } finally {
        Files.delete(given);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode measure(Path given, double warmup, double seconds, PrintWriter err)
      throws JsonProcessingException {
    Jvm.Finished finished =
        Jvm.run(
            List.of(
                node(folder).toString(),
                "--expose-gc",
                script.toString(),
                folder.toAbsolutePath().toString(),
                given.toString(),
                String.valueOf(warmup),
                String.valueOf(seconds)),
            err);
    if (finished.exit() != 0 || !(Json.parse(finished.output()) instanceof ObjectNode row)) {
      throw Failure.failed("the peer failed");
    }
    return row;
  }
}
