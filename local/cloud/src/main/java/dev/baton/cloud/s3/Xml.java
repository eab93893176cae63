package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** XML as S3 writes and reads it: elements and text, no more. */
final class Xml {
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final StringBuilder text = new StringBuilder();

  /** A document whose root has S3's name space. */
  static AwsResponse document(String root, Consumer<Xml> content) {
    Xml xml = new Xml();
    xml.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(root);
    xml.text.append(" xmlns=\"").append(NAMESPACE).append("\">");
    content.accept(xml);
    xml.text.append("</").append(root).append('>');
    return new AwsResponse(
        200,
        Map.of("content-type", List.of("application/xml")),
        xml.text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Who may do what, where there is nobody but the owner. */
  static AwsResponse ownersGrant(String owner) {
    return document(
        "AccessControlPolicy",
        xml ->
            xml.nest("Owner", each -> each.put("ID", owner))
                .nest(
                    "AccessControlList",
                    list ->
                        list.nest(
                            "Grant",
                            grant -> {
                              grant.text.append(
                                  "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                      + " xsi:type=\"CanonicalUser\">");
                              grant.put("ID", owner).text.append("</Grantee>");
                              grant.put("Permission", "FULL_CONTROL");
                            })));
  }

  Xml put(String name, @Nullable Object value) {
    if (value != null) {
      text.append('<').append(name).append('>');
      escape(String.valueOf(value));
      text.append("</").append(name).append('>');
    }
    return this;
  }

  Xml nest(String name, Consumer<Xml> content) {
    text.append('<').append(name).append('>');
    content.accept(this);
    text.append("</").append(name).append('>');
    return this;
  }

  /** Text of the element that is open. */
  Xml text(String value) {
    escape(value);
    return this;
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\r' -> text.append("&#13;");
        default -> text.append(c);
      }
    }
  }

  /** The root of a request's document. */
  static Element parse(byte[] body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw AwsException.badRequest(
          "MalformedXML",
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The children of a name. */
  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && localName(element).equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /** The text of the only child of a name; null when there is none. */
  static @Nullable String child(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.getFirst().getTextContent();
  }

  private static String localName(Element element) {
    String name = element.getTagName();
    return name.substring(name.indexOf(':') + 1);
  }
}
