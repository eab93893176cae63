package dev.baton.cloud.apigateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads what is percent-encoded in an address. */
final class Decoded {
  private Decoded() {}

  /** A part of a path: a plus sign stands for itself. */
  static String of(String part) {
    return query(part.replace("+", "%2B"));
  }

  /** A part of a query: a plus sign stands for a space. What is not encoded well stays as it is. */
  static String query(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part;
    }
  }
}
