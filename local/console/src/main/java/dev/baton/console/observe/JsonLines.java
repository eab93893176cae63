package dev.baton.console.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.console.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The JSON objects among the lines of a file, which may still be written to. */
final class JsonLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLines() {}

  /** Passes each line that contains the text and is JSON; others, such as half a line, are not. */
  static void read(Path file, String containing, Consumer<JsonNode> line) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      lines
          .filter(each -> each.startsWith("{") && each.contains(containing))
          .forEach(each -> parse(each, line));
    } catch (IOException | UncheckedIOException e) {
      throw Failure.failed("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static void parse(String text, Consumer<JsonNode> line) {
    JsonNode parsed;
    try {
      parsed = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return;
    }
    line.accept(parsed);
  }
}
