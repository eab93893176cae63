package dev.baton.cloud.textract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.textract.Tesseract.Box;
import dev.baton.cloud.textract.Tesseract.RecognizedLine;
import dev.baton.cloud.textract.Tesseract.RecognizedWord;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Lines and words as Textract's blocks; places are shares of the page's width and height. */
final class Blocks {
  private final String job;
  private final ArrayNode all = Json.array();

  Blocks(String job) {
    this.job = job;
  }

  ArrayNode all() {
    return all;
  }

  void addPage(int page, List<RecognizedLine> lines, int width, int height) {
    ObjectNode sheet = block("PAGE", page, new Box(0, 0, width, height), width, height);
    ArrayNode linesOfPage = children(sheet);
    for (RecognizedLine line : lines) {
      ObjectNode lineBlock = block("LINE", page, line.box(), width, height);
      linesOfPage.add(lineBlock.path("Id").asText());
      lineBlock.put("Text", line.text()).put("Confidence", line.confidence());
      ArrayNode wordsOfLine = children(lineBlock);
      for (RecognizedWord word : line.words()) {
        ObjectNode wordBlock = block("WORD", page, word.box(), width, height);
        wordBlock.put("Text", word.text()).put("Confidence", word.confidence());
        wordBlock.put("TextType", "PRINTED");
        wordsOfLine.add(wordBlock.path("Id").asText());
      }
    }
  }

  private ObjectNode block(String type, int page, Box box, double width, double height) {
    String name = job + "/" + all.size();
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    ObjectNode block = all.addObject().put("BlockType", type).put("Id", id).put("Page", page);
    block
        .putObject("Geometry")
        .putObject("BoundingBox")
        .put("Left", box.left() / width)
        .put("Top", box.top() / height)
        .put("Width", box.width() / width)
        .put("Height", box.height() / height);
    return block;
  }

  private static ArrayNode children(ObjectNode block) {
    return block.putArray("Relationships").addObject().put("Type", "CHILD").putArray("Ids");
  }
}
