package dev.baton.shared.logging;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.helpers.MessageFormatter;
import software.amazon.lambda.powertools.logging.argument.StructuredArgument;
import software.amazon.lambda.powertools.logging.internal.JsonSerializer;
import software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields;

/**
 * One line as Powertools' own layout writes it: level, message, error, what Powertools says of the
 * function and of the invocation, time; then what else the thread's context and the arguments hold.
 */
final class LogLine {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final StringBuilder text = new StringBuilder(512);
  private final JsonSerializer json = new JsonSerializer(text);

  private LogLine() {}

  static String of(
      Level level,
      @Nullable String message,
      @Nullable Object @Nullable [] arguments,
      @Nullable Throwable error) {
    LogLine line = new LogLine();
    try {
      line.write(level, MessageFormatter.basicArrayFormat(message, arguments), error);
      line.writeArguments(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.text.append('}').toString();
  }

  private void write(Level level, @Nullable String message, @Nullable Throwable error)
      throws IOException {
    text.append('{');
    json.writeStringField("level", level.name());
    field("message", message);
    if (error != null) {
      text.append(",\"error\":{");
      json.writeStringField("name", error.getClass().getName());
      field("message", error.getMessage());
      field("stack", stackOf(error));
      text.append('}');
    }
    Map<String, String> context = contextOfThread();
    for (PowertoolsLoggedFields field : PowertoolsLoggedFields.values()) {
      known(field, context.remove(field.getName()));
    }
    field("timestamp", TIME.format(CLOCK.instant()));
    for (Map.Entry<String, String> other : context.entrySet()) {
      field(other.getKey(), other.getValue());
    }
  }

  private static Map<String, String> contextOfThread() {
    Map<String, String> context = MDC.getCopyOfContextMap();
    return context == null ? new TreeMap<>() : new TreeMap<>(context);
  }

  private void known(PowertoolsLoggedFields field, @Nullable String value) throws IOException {
    switch (field) {
      case FUNCTION_COLD_START, FUNCTION_MEMORY_SIZE, SAMPLING_RATE -> {
        if (value != null && !value.equals("0.0")) {
          json.writeSeparator();
          json.writeFieldName(field.getName());
          json.writeRaw(value);
        }
      }
      case FUNCTION_NAME,
          FUNCTION_VERSION,
          FUNCTION_ARN,
          FUNCTION_REQUEST_ID,
          FUNCTION_TRACE_ID,
          CORRELATION_ID,
          SERVICE ->
          field(field.getName(), value);
    }
  }

  private void field(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeSeparator();
      json.writeStringField(name, value);
    }
  }

  private void writeArguments(@Nullable Object @Nullable [] arguments) throws IOException {
    if (arguments == null) {
      return;
    }
    for (Object argument : arguments) {
      if (argument instanceof StructuredArgument structured) {
        int before = text.length();
        json.writeSeparator();
        int begun = text.length();
        structured.writeTo(json);
        if (text.length() == begun) {
          text.setLength(before); // it had nothing to say
        }
      }
    }
  }

  private static String stackOf(Throwable error) {
    StringWriter stack = new StringWriter();
    error.printStackTrace(new PrintWriter(stack));
    return stack.toString();
  }
}
