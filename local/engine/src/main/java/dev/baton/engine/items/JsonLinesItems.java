package dev.baton.engine.items;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.text.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** JSON Lines: a value a line; blank lines are passed over. */
final class JsonLinesItems implements ItemDecoder {
  private final Output output;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  JsonLinesItems(Output output) {
    this.output = output;
  }

  @Override
  public void feed(byte[] bytes, int length) {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, from, i - from);
        from = i + 1;
        endLine();
      }
    }
    line.write(bytes, from, length - from);
  }

  @Override
  public void end() {
    endLine();
  }

  private void endLine() {
    number++;
    String text = Text.withoutMark(line.toString(StandardCharsets.UTF_8));
    line.reset();
    if (text.isBlank()) {
      return;
    }
    try {
      output.item(null, Json.parse(text));
    } catch (JsonProcessingException e) {
      throw new ItemReaderException(
          "Line " + number + " is not a JSON value: " + e.getOriginalMessage());
    }
  }
}
