package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.JException;
import java.util.regex.Pattern;

/** Words the interpreter's errors as JSONata's reference implementation does. */
final class JsonataErrors {
  private static final Pattern CODE = Pattern.compile("[STDU]\\d{4}");
  private static final String UNKNOWN = "JSonataException ";

  private JsonataErrors() {}

  /** What follows the words "threw an error during evaluation". */
  static String describe(JException e) {
    String message = String.valueOf(e.getMessage());
    String code = e.getError();
    if (code != null && CODE.matcher(code).matches()) {
      return ". " + code + ": " + restore(message);
    }
    return ": " + (message.startsWith(UNKNOWN) ? message.substring(UNKNOWN.length()) : message);
  }

  static String describe(RuntimeException e) {
    Throwable cause = e.getCause();
    String message = cause != null && cause.getMessage() != null ? cause.getMessage() : null;
    return message == null ? String.valueOf(e.getMessage()) : message;
  }

  /** The interpreter was translated from JavaScript with each "function" turned into "Object". */
  private static String restore(String message) {
    return message.replace(" Object ", " function ");
  }
}
