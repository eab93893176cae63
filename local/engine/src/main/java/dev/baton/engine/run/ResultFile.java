package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.state.ResultWriter.OutputType;
import dev.baton.asl.text.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The results of one status: files that are filled one after another. */
final class ResultFile {
  private static final int LARGE = 16 << 20;

  /** The statuses that share files: FAILED holds all that ended otherwise than well. */
  enum Group {
    FAILED,
    PENDING,
    SUCCEEDED
  }

  private final Group group;
  private final OutputType type;
  private final String folder;
  private final ArrayNode written = JsonNodeFactory.instance.arrayNode();
  private ByteArrayOutputStream content = new ByteArrayOutputStream();

  ResultFile(Group group, OutputType type, String folder) {
    this.group = group;
    this.type = type;
    this.folder = folder;
  }

  void append(JsonNode result) {
    if (type == OutputType.JSON) {
      content.write(content.size() == 0 ? '[' : ',');
    }
    byte[] text = Json.text(result).getBytes(StandardCharsets.UTF_8);
    content.write(text, 0, text.length);
    if (type == OutputType.JSONL) {
      content.write('\n');
    }
  }

  boolean isEmpty() {
    return content.size() == 0;
  }

  boolean isLarge() {
    return content.size() >= LARGE;
  }

  /** The key of the file that is being filled. */
  String key() {
    String suffix = type == OutputType.JSON ? ".json" : ".jsonl";
    return folder + group.name() + "_" + written.size() + suffix;
  }

  /** The content of the file, which is full; the next one begins. */
  byte[] close() {
    if (type == OutputType.JSON) {
      content.write(']');
    }
    byte[] bytes = content.toByteArray();
    String key = key();
    written.addObject().put("Key", key).put("Size", bytes.length);
    content = new ByteArrayOutputStream();
    return bytes;
  }

  /** The files so far, as the manifest lists them. */
  ArrayNode written() {
    return written;
  }
}
