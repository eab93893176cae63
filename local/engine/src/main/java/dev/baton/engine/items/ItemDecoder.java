package dev.baton.engine.items;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Makes items of the bytes of an object, part by part. */
interface ItemDecoder {

  /**
   * Takes the next bytes.
   *
   * @throws ItemReaderException when they are not of this format
   */
  void feed(byte[] bytes, int length);

  /** There are no more bytes. */
  void end();

  /** Takes what is decoded. */
  interface Output {
    void item(@Nullable String key, JsonNode value);
  }

  /** Makes a decoder, for each object one of its own. */
  interface Format {
    ItemDecoder decoder(Output output);
  }
}
