package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The tags of an object, kept in the form of a query: {@code a=1&b=2}. */
final class Tagging {
  /** How many tags an object has at most. */
  static final int MOST_OF_OBJECT = 10;

  private Tagging() {}

  static int count(@Nullable String tagging) {
    return tags(tagging).size();
  }

  static AwsResponse document(@Nullable String tagging) {
    return Xml.document(
        "Tagging",
        xml ->
            xml.nest(
                "TagSet",
                set ->
                    tags(tagging)
                        .forEach(
                            (key, value) ->
                                set.nest("Tag", tag -> tag.put("Key", key).put("Value", value)))));
  }

  /** The tags of a request's document. */
  static String read(byte[] body) {
    StringBuilder tags = new StringBuilder();
    for (Element set : Xml.children(Xml.parse(body), "TagSet")) {
      for (Element tag : Xml.children(set, "Tag")) {
        tags.append(tags.isEmpty() ? "" : "&");
        tags.append(encode(Xml.child(tag, "Key"))).append('=');
        tags.append(encode(Xml.child(tag, "Value")));
      }
    }
    return tags.toString();
  }

  /**
   * Refuses what S3 takes for no tags.
   *
   * @param most how many there may be
   */
  static void check(@Nullable String tagging, int most) {
    if (tagging == null || tagging.isEmpty()) {
      return;
    }
    int given = tagging.split("&", -1).length;
    Map<String, String> tags = tags(tagging);
    if (given > most) {
      throw AwsException.badRequest("BadRequest", "Object tags cannot be greater than " + most);
    }
    if (tags.size() < given) {
      throw AwsException.badRequest("InvalidTag", "Cannot provide multiple Tags with the same key");
    }
    tags.forEach(
        (key, value) -> {
          if (key.isEmpty() || key.length() > 128) {
            throw AwsException.badRequest("InvalidTag", "The TagKey you have provided is invalid");
          }
          if (value.length() > 256) {
            throw AwsException.badRequest(
                "InvalidTag", "The TagValue you have provided is invalid");
          }
        });
  }

  private static Map<String, String> tags(@Nullable String tagging) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (tagging != null && !tagging.isEmpty()) {
      for (String each : tagging.split("&", -1)) {
        int equals = each.indexOf('=');
        String key = equals < 0 ? each : each.substring(0, equals);
        tags.put(decode(key), equals < 0 ? "" : decode(each.substring(equals + 1)));
      }
    }
    return tags;
  }

  private static String encode(@Nullable String text) {
    return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
