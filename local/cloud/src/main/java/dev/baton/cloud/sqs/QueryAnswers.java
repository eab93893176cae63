package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.wire.Json;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Answers of the JSON protocol as those of the query protocol, in which lists and maps of SQS have
 * no element around them.
 */
final class QueryAnswers {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
  private static final String NAMESPACE = "http://queue.amazonaws.com/doc/2012-11-05/";

  /** The elements of maps, each with a name and a value. */
  private static final Map<String, String> MAPS =
      Map.of(
          "Attributes", "Attribute",
          "MessageAttributes", "MessageAttribute",
          "Tags", "Tag");

  private static final Map<String, String> LISTS =
      Map.of(
          "Messages", "Message",
          "QueueUrls", "QueueUrl",
          "queueUrls", "QueueUrl",
          "Failed", "BatchResultErrorEntry");

  /** Actions whose answer may be empty, and has its element all the same. */
  private static final Set<String> LISTING =
      Set.of(
          "ReceiveMessage",
          "ListQueues",
          "GetQueueAttributes",
          "ListQueueTags",
          "ListDeadLetterSourceQueues");

  private final AtomicLong requests = new AtomicLong();

  AwsResponse of(String action, AwsResponse answer) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
      out.writeStartElement(action + "Response");
      out.writeDefaultNamespace(NAMESPACE);
      JsonNode members = Json.parse(answer.text());
      // Clients look for it also where it has nothing in it: no message came.
      if (!members.isEmpty() || LISTING.contains(action)) {
        out.writeStartElement(action + "Result");
        members(out, action, members);
        out.writeEndElement();
      }
      out.writeStartElement("ResponseMetadata");
      element(out, "RequestId", new UUID(0x4000L, requests.incrementAndGet()).toString());
      out.writeEndElement();
      out.writeEndElement();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return AwsResponse.of(answer.status(), Protocol.QUERY, text.toString());
  }

  private static void members(XMLStreamWriter out, String action, JsonNode object)
      throws XMLStreamException {
    for (var member : object.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      if (value.isArray()) {
        String each = LISTS.getOrDefault(name, action + "ResultEntry");
        for (JsonNode element : value) {
          value(out, action, each, element);
        }
      } else if (value.isObject() && MAPS.containsKey(name)) {
        pairs(out, action, MAPS.get(name), value);
      } else {
        value(out, action, name, value);
      }
    }
  }

  private static void pairs(XMLStreamWriter out, String action, String name, JsonNode map)
      throws XMLStreamException {
    for (var pair : map.properties()) {
      out.writeStartElement(name);
      element(out, name.equals("Tag") ? "Key" : "Name", pair.getKey());
      value(out, action, "Value", pair.getValue());
      out.writeEndElement();
    }
  }

  private static void value(XMLStreamWriter out, String action, String name, JsonNode value)
      throws XMLStreamException {
    if (value.isObject()) {
      out.writeStartElement(name);
      members(out, action, value);
      out.writeEndElement();
    } else {
      element(out, name, value.asText());
    }
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }
}
