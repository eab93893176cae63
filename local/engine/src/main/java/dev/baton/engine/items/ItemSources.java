package dev.baton.engine.items;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.state.ItemReader;
import dev.baton.asl.state.ItemReader.InputType;
import dev.baton.asl.state.ItemReader.Manifest;
import dev.baton.engine.port.Caller;
import dev.baton.engine.port.ServicePort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what reads the items that an ItemReader describes. */
public final class ItemSources {
  private ItemSources() {}

  /**
   * The items in S3.
   *
   * @param arguments bucket, and key or prefix
   * @param most after how many items to stop; 0 for no limit
   */
  public static ItemSource inS3(
      ItemReader reader, JsonNode arguments, long most, ServicePort port, Caller caller) {
    S3Access s3 = new S3Access(port, caller);
    ItemSource items =
        switch (reader.action()) {
          case LIST_OBJECTS_V2 -> listed(reader, arguments, s3);
          case GET_OBJECT -> object(reader, arguments, s3);
        };
    return most == 0 ? items : new FirstItems(items, most);
  }

  /** The items of a text that stands for the object, or for the JSON of the listing. */
  public static List<Item> ofText(ItemReader reader, String text) {
    List<Item> items = new ArrayList<>();
    ItemDecoder decoder =
        format(reader, reader.csv().headers(), false)
            .decoder((key, value) -> items.add(new Item(key, value, StateItems.SOURCE)));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    decoder.feed(bytes, bytes.length);
    decoder.end();
    return items;
  }

  private static ItemSource listed(ItemReader reader, JsonNode arguments, S3Access s3) {
    ItemSource listing = new ListedItems(s3, arguments);
    if (reader.inputType() == null) {
      return listing;
    }
    return new ChainedItems(
        listing,
        listed -> {
          String key = listed.value().path("Key").asText();
          boolean isEmpty = listed.value().path("Size").asLong() == 0;
          return isEmpty ? null : new ObjectItems(s3, named(arguments, key), packed(reader, null));
        });
  }

  private static ItemSource object(ItemReader reader, JsonNode arguments, S3Access s3) {
    Manifest manifest = reader.manifest();
    if (manifest == null) {
      return new ObjectItems(s3, arguments, format(reader, reader.csv().headers(), true));
    }
    ItemSource files =
        new ObjectItems(
            s3,
            arguments,
            switch (manifest) {
              case S3_INVENTORY -> InventoryManifest::new;
              case ATHENA_DATA -> AthenaManifest::new;
            });
    return new ChainedItems(
        files,
        file -> new ObjectItems(s3, location(file.value()), packed(reader, headers(file.value()))));
  }

  private static @Nullable List<String> headers(JsonNode file) {
    if (!file.has("Headers")) {
      return null;
    }
    List<String> headers = new ArrayList<>();
    file.path("Headers").forEach(header -> headers.add(header.asText()));
    return headers;
  }

  private static JsonNode named(JsonNode arguments, String key) {
    return dev.baton.asl.text.Json.object()
        .put("Bucket", arguments.path("Bucket").asText())
        .put("Key", key);
  }

  private static JsonNode location(JsonNode file) {
    return named(file, file.path("Key").asText());
  }

  private static ItemDecoder.Format packed(ItemReader reader, @Nullable List<String> headers) {
    List<String> names = headers == null ? reader.csv().headers() : headers;
    return output -> new Gunzip(format(reader, names, false).decoder(output));
  }

  private static ItemDecoder.Format format(
      ItemReader reader, @Nullable List<String> headers, boolean mustHaveRows) {
    InputType type = reader.inputType();
    if (type == null) {
      return output -> new JsonItems(null, output);
    }
    return switch (type) {
      case JSON -> output -> new JsonItems(reader.itemsPointer(), output);
      case JSONL -> JsonLinesItems::new;
      case CSV ->
          output ->
              new CsvItems(
                  reader.csv().delimiter(), headers, mustHaveRows && headers == null, output);
      case PARQUET -> throw new ItemReaderException("This engine does not read Parquet files.");
    };
  }
}
