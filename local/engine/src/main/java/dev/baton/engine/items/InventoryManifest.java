package dev.baton.engine.items;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The manifest.json of an S3 inventory: names its files, with the headers they are without. */
final class InventoryManifest implements ItemDecoder {
  private final Output output;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  InventoryManifest(Output output) {
    this.output = output;
  }

  @Override
  public void feed(byte[] part, int length) {
    bytes.write(part, 0, length);
  }

  @Override
  public void end() {
    JsonNode manifest;
    try {
      manifest = Json.parse(Text.withoutMark(bytes.toString(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new ItemReaderException("The manifest is not valid JSON: " + e.getOriginalMessage());
    }
    JsonNode files = manifest.path("files");
    String schema = manifest.path("fileSchema").asText("");
    String bucket = manifest.path("destinationBucket").asText("");
    if (!files.isArray() || schema.isEmpty() || bucket.isEmpty()) {
      throw new ItemReaderException(
          "The manifest is not that of an S3 inventory: destinationBucket, fileSchema and files"
              + " are needed.");
    }
    if (!manifest.path("fileFormat").asText("").equals("CSV")) {
      throw new ItemReaderException("Only S3 inventories in CSV format can be read.");
    }
    for (JsonNode file : files) {
      ObjectNode named = Json.object().put("Bucket", bucket.substring(bucket.lastIndexOf(':') + 1));
      named.set("Key", file.path("key"));
      ArrayNode headers = named.putArray("Headers");
      for (String header : schema.split(",", -1)) {
        headers.add(header.strip());
      }
      output.item(null, named);
    }
  }
}
