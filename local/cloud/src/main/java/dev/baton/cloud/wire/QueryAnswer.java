package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.StringWriter;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An answer of the query protocol: lists have elements {@code member}, maps elements {@code entry}.
 *
 * @param maps the names of members that are maps rather than structures
 */
record QueryAnswer(String namespace, Set<String> maps) {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  String xml(String action, JsonNode answer, String requestId) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
      out.writeStartElement(action + "Response");
      out.writeDefaultNamespace(namespace);
      out.writeStartElement(action + "Result");
      members(out, answer);
      out.writeEndElement();
      out.writeStartElement("ResponseMetadata");
      out.writeStartElement("RequestId");
      out.writeCharacters(requestId);
      out.writeEndElement();
      out.writeEndElement();
      out.writeEndElement();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void members(XMLStreamWriter out, JsonNode object) throws XMLStreamException {
    for (var member : object.properties()) {
      out.writeStartElement(member.getKey());
      if (maps.contains(member.getKey()) && member.getValue().isObject()) {
        entries(out, member.getValue());
      } else {
        value(out, member.getValue());
      }
      out.writeEndElement();
    }
  }

  private void value(XMLStreamWriter out, JsonNode value) throws XMLStreamException {
    if (value.isObject()) {
      members(out, value);
    } else if (value.isArray()) {
      for (JsonNode element : value) {
        out.writeStartElement("member");
        value(out, element);
        out.writeEndElement();
      }
    } else {
      out.writeCharacters(text(value));
    }
  }

  private void entries(XMLStreamWriter out, JsonNode map) throws XMLStreamException {
    for (var entry : map.properties()) {
      out.writeStartElement("entry");
      out.writeStartElement("key");
      out.writeCharacters(entry.getKey());
      out.writeEndElement();
      out.writeStartElement("value");
      value(out, entry.getValue());
      out.writeEndElement();
      out.writeEndElement();
    }
  }

  /** XML has no way to write most control characters. */
  private static String text(JsonNode value) {
    String text = value instanceof POJONode pojo ? String.valueOf(pojo.getPojo()) : value.asText();
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
  }
}
