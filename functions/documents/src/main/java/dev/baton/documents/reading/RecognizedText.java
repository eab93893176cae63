package dev.baton.documents.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of scanned pages as Amazon Textract reports it: blocks that are lines and words, with
 * their places as shares of the page's width and height. Pages are counted among the scanned ones.
 *
 * <p>Source: Amazon Textract Developer Guide, "Text Detection and Document Analysis Response
 * Objects".
 */
public final class RecognizedText {
  private static final double DESCENDER = 0.22;
  private static final double SPACE = 0.28;
  private static final double PERCENT = 100;

  /** A word as recognized; places as shares of the page. */
  private record Block(int page, double left, double right, Place line, String text) {}

  /** The height of a line and where it ends, as shares of the page. */
  private record Place(double height, double bottom) {}

  private final Map<String, Place> lineOfWord = new HashMap<>();
  private final List<JsonNode> words = new ArrayList<>();
  private double confidence;

  /** Adds the blocks of one response; a job has several, and the order does not matter. */
  public void add(JsonNode response) {
    for (JsonNode block : response.path("Blocks")) {
      switch (block.path("BlockType").asText()) {
        case "LINE" -> addLine(block);
        case "WORD" -> {
          words.add(block);
          confidence += block.path("Confidence").asDouble() / PERCENT;
        }
        default -> {}
      }
    }
  }

  private void addLine(JsonNode block) {
    Place place = place(block);
    for (JsonNode relationship : block.path("Relationships")) {
      relationship.path("Ids").forEach(id -> lineOfWord.put(id.asText(), place));
    }
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** How sure the recognition is, as the mean over its words, 0 to 1. */
  double confidence() {
    return words.isEmpty() ? 0 : confidence / words.size();
  }

  /** The text of the n-th scanned page, which is so many points wide and high. */
  PageText page(int number, double width, double height) {
    List<Word> page = new ArrayList<>();
    for (JsonNode word : words) {
      Block block = block(word);
      if (block.page() == number && !block.text().isBlank()) {
        double size = block.line().height() * height;
        Word.Font font = new Word.Font(size, SPACE * size, false);
        double baseline = block.line().bottom() * height - DESCENDER * size;
        page.add(
            new Word(block.left() * width, block.right() * width, baseline, font, block.text()));
      }
    }
    return PageText.recognized(page, List.of());
  }

  private Block block(JsonNode word) {
    JsonNode box = word.path("Geometry").path("BoundingBox");
    double left = box.path("Left").asDouble();
    @Nullable Place line = lineOfWord.get(word.path("Id").asText());
    return new Block(
        word.path("Page").asInt(1),
        left,
        left + box.path("Width").asDouble(),
        line == null ? place(word) : line,
        word.path("Text").asText());
  }

  private static Place place(JsonNode block) {
    JsonNode box = block.path("Geometry").path("BoundingBox");
    double height = box.path("Height").asDouble();
    return new Place(height, box.path("Top").asDouble() + height);
  }
}
