package dev.baton.cloud.door;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Trees from and to CBOR, as the protocol RPC v2 has it: moments are numbers under tag 1. */
public final class Cbor {
  private static final CBORFactory FACTORY = new CBORFactory();
  private static final int EPOCH_SECONDS = 1;

  private Cbor() {}

  /** A tree as CBOR; a node that holds an {@link Instant} becomes a moment. */
  public static byte[] bytes(JsonNode tree) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CBORGenerator generator = FACTORY.createGenerator(out)) {
      write(tree, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The object of a body, or null when it is none. */
  public static @Nullable ObjectNode parseOrNull(byte[] body) {
    try (CBORParser parser = FACTORY.createParser(body)) {
      return parser.nextToken() == null || !(read(parser) instanceof ObjectNode object)
          ? null
          : object;
    } catch (IOException e) {
      return null;
    }
  }

  private static void write(JsonNode node, CBORGenerator out) throws IOException {
    if (node.isObject()) {
      out.writeStartObject();
      for (var member : node.properties()) {
        out.writeFieldName(member.getKey());
        write(member.getValue(), out);
      }
      out.writeEndObject();
    } else if (node.isArray()) {
      out.writeStartArray();
      for (JsonNode element : node) {
        write(element, out);
      }
      out.writeEndArray();
    } else if (node instanceof POJONode pojo && pojo.getPojo() instanceof Instant moment) {
      out.writeTag(EPOCH_SECONDS);
      out.writeNumber(moment.toEpochMilli() / 1000.0);
    } else if (node.isNumber()) {
      number(node, out);
    } else if (node.isBoolean()) {
      out.writeBoolean(node.asBoolean());
    } else if (node.isNull()) {
      out.writeNull();
    } else {
      out.writeString(node.asText());
    }
  }

  private static void number(JsonNode node, CBORGenerator out) throws IOException {
    if (node.isIntegralNumber()) {
      out.writeNumber(node.longValue());
    } else {
      out.writeNumber(node.doubleValue());
    }
  }

  private static JsonNode read(CBORParser in) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        ArrayNode array = nodes.arrayNode();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(in));
        }
        yield array;
      }
      case VALUE_STRING -> nodes.textNode(in.getText());
      case VALUE_NUMBER_INT -> nodes.numberNode(in.getLongValue());
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(in.getDoubleValue());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_NULL -> nodes.nullNode();
      case VALUE_EMBEDDED_OBJECT -> nodes.binaryNode(in.getBinaryValue());
      default -> throw new IOException("Not CBOR");
    };
  }

  private static ObjectNode object(CBORParser in) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      if (in.currentToken() != JsonToken.FIELD_NAME) {
        throw new IOException("Not CBOR");
      }
      String name = in.currentName();
      in.nextToken();
      object.set(name, read(in));
    }
    return object;
  }
}
