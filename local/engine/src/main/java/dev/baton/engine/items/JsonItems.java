package dev.baton.engine.items;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document: the elements of an array in it, or the members of an object. Only the element
 * that is being read is held.
 */
final class JsonItems implements ItemDecoder {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Output output;
  private final @Nullable JsonPointer pointer;
  private final JsonParser parser;
  private final Deque<Place> open = new ArrayDeque<>();
  private @Nullable ValueBuilder value;
  private boolean found;

  /** A container that is open, and what of the pointer is left when one has come this far. */
  private static final class Place {
    final @Nullable JsonPointer left;
    final boolean array;
    int index = -1;
    String name = "";

    Place(@Nullable JsonPointer left, boolean array) {
      this.left = left;
      this.array = array;
    }

    /** What is left of the pointer for the present child; null when it leads elsewhere. */
    @Nullable JsonPointer child() {
      if (left == null || left.matches()) {
        return null;
      }
      return array ? left.matchElement(index) : left.matchProperty(name);
    }

    boolean holdsItems() {
      return left != null && left.matches();
    }
  }

  /**
   * @param pointer where the items are; null for the whole document
   */
  JsonItems(@Nullable String pointer, Output output) {
    this.pointer = pointer == null ? JsonPointer.empty() : JsonPointer.compile(pointer);
    this.output = output;
    try {
      parser = FACTORY.createNonBlockingByteArrayParser();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void feed(byte[] bytes, int length) {
    try {
      ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(bytes, 0, length);
      read();
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage());
    } catch (IOException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void end() {
    try {
      parser.getNonBlockingInputFeeder().endOfInput();
      read();
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage());
    } catch (IOException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
    if (!open.isEmpty()) {
      throw malformed("Unexpected end of the document");
    }
    if (!found) {
      throw new ItemReaderException(
          pointer == null || pointer.matches()
              ? "The JSON document is empty."
              : "The ItemsPointer '" + pointer + "' leads to nothing in the JSON document.");
    }
  }

  private static ItemReaderException malformed(String why) {
    return new ItemReaderException("The object is not valid JSON: " + why);
  }

  private void read() throws IOException {
    JsonToken token;
    while ((token = parser.nextToken()) != null && token != JsonToken.NOT_AVAILABLE) {
      ValueBuilder builder = value;
      if (builder != null) {
        builder.take(token, parser);
        if (builder.isComplete()) {
          value = null;
          emit(builder.value());
        }
      } else {
        walk(token);
      }
    }
  }

  private void walk(JsonToken token) throws IOException {
    Place place = open.peek();
    if (token == JsonToken.FIELD_NAME && place != null) {
      place.name = parser.currentName();
      return;
    }
    if (token.isStructEnd()) {
      open.pop();
      return;
    }
    if (place != null) {
      place.index++;
    }
    if (place != null && place.holdsItems()) {
      ValueBuilder builder = new ValueBuilder();
      builder.take(token, parser);
      if (builder.isComplete()) {
        emit(builder.value());
      } else {
        value = builder;
      }
      return;
    }
    enter(token, place == null ? pointer : place.child());
  }

  private void enter(JsonToken token, @Nullable JsonPointer left) {
    boolean target = left != null && left.matches();
    if (token.isStructStart()) {
      open.push(new Place(left, token == JsonToken.START_ARRAY));
      found |= target;
    } else if (target) {
      throw new ItemReaderException("Attempting to map over non-iterable node.");
    }
  }

  private void emit(JsonNode item) {
    Place place = open.element();
    output.item(place.array ? null : place.name, item);
  }
}
