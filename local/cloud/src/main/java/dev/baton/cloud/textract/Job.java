package dev.baton.cloud.textract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One job: its state, and what it found so far. Its own thread writes, any thread reads. */
final class Job {
  private static final int BLOCKS_A_FILE = 1_000;

  private final String id;
  private final Tesseract tesseract;
  private State state = new State("IN_PROGRESS", "", 0, Json.array());

  /** Where parts of the result are left, by their names. */
  @FunctionalInterface
  interface Output {
    void put(String name, JsonNode result);
  }

  private record State(String status, String message, int pages, ArrayNode blocks) {}

  Job(String id, Tesseract tesseract) {
    this.id = id;
    this.tesseract = tesseract;
  }

  String id() {
    return id;
  }

  synchronized ArrayNode blocks() {
    return state.blocks();
  }

  /** The answer of GetDocumentTextDetection without its blocks. */
  synchronized ObjectNode answer() {
    ObjectNode answer = Json.object().put("JobStatus", state.status());
    answer.put("DetectDocumentTextModelVersion", "1.0");
    if (!state.message().isEmpty()) {
      answer.put("StatusMessage", state.message());
    }
    if (state.pages() > 0) {
      answer.putObject("DocumentMetadata").put("Pages", state.pages());
    }
    return answer;
  }

  /** Recognizes the pages of a document; what goes wrong is the job's status. */
  void run(byte[] document, Path folder, Output output) {
    try (PageImages pages = new PageImages(document)) {
      Files.createDirectories(folder);
      Blocks blocks = new Blocks(id);
      for (int page = 1; page <= pages.count(); page++) {
        BufferedImage image = pages.image(page);
        List<Tesseract.RecognizedLine> lines = tesseract.read(image, folder);
        blocks.addPage(page, lines, image.getWidth(), image.getHeight());
      }
      end(new State("SUCCEEDED", "", pages.count(), blocks.all()), output);
    } catch (IOException | RuntimeException e) {
      end(new State("FAILED", String.valueOf(e.getMessage()), 0, Json.array()), (n, r) -> {});
    }
  }

  private void end(State last, Output output) {
    for (int from = 0, file = 1; from < Math.max(1, last.blocks().size()); file++) {
      ObjectNode part = Json.object().put("JobStatus", last.status());
      part.putObject("DocumentMetadata").put("Pages", last.pages());
      ArrayNode blocks = part.putArray("Blocks");
      int to = Math.min(last.blocks().size(), from + BLOCKS_A_FILE);
      for (int i = from; i < to; i++) {
        blocks.add(last.blocks().get(i));
      }
      output.put(String.valueOf(file), part);
      from = Math.max(to, from + 1);
    }
    synchronized (this) {
      state = last;
    }
  }
}
