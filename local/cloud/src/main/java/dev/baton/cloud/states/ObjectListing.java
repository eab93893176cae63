package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The answer of ListObjectsV2, from S3's XML to the members that SDKs show. */
final class ObjectListing {
  private static final Set<String> LISTS = Set.of("Contents", "CommonPrefixes");
  private static final Set<String> NUMBERS = Set.of("Size", "KeyCount", "MaxKeys");

  private ObjectListing() {}

  static JsonNode parse(byte[] document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
      ObjectNode root = Json.object();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          members(xml, root);
        }
      }
      return root;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The listing is not XML: " + e.getMessage(), e);
    }
  }

  /** Reads what is in the element just begun, until its end. */
  private static void members(XMLStreamReader xml, ObjectNode into) throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        String name = xml.getLocalName();
        if (LISTS.contains(name)) {
          ArrayNode list = into.get(name) instanceof ArrayNode array ? array : into.putArray(name);
          members(xml, list.addObject());
        } else if (name.equals("Owner")) {
          members(xml, into.putObject(name));
        } else {
          scalar(into, name, xml.getElementText());
        }
      }
    }
  }

  private static void scalar(ObjectNode into, String name, String text) {
    if (NUMBERS.contains(name)) {
      into.put(name, Long.parseLong(text));
    } else if (name.equals("IsTruncated")) {
      into.put(name, Boolean.parseBoolean(text));
    } else {
      into.put(name, text);
    }
  }
}
