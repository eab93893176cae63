package dev.baton.engine.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text (AWS guide: ItemReader, "CSV file"): an object a row, all its values text. A row
 * that is too short is filled with empty text, what a row has beyond the headers is dropped.
 */
final class CsvItems implements ItemDecoder {
  private static final int MAX_HEADER_BYTES = 10 * 1024;

  private final Output output;
  private final int delimiter;
  private final boolean mustHaveRows;
  private final ByteArrayOutputStream field = new ByteArrayOutputStream();
  private final List<String> row = new ArrayList<>();
  private @Nullable List<String> headers;
  private long rows;
  private int headerBytes;
  private boolean first = true;
  private boolean quoted;
  private boolean wasQuoted;
  private boolean escaped;
  private boolean afterQuote;
  private boolean afterReturn;

  /**
   * @param headers null when the first row gives them
   * @param mustHaveRows whether headers alone are a fault
   */
  CsvItems(char delimiter, @Nullable List<String> headers, boolean mustHaveRows, Output output) {
    this.delimiter = delimiter;
    this.headers = headers;
    this.mustHaveRows = mustHaveRows;
    this.output = output;
  }

  @Override
  public void feed(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      take(bytes[i]);
    }
  }

  private void take(byte b) {
    if (escaped) {
      escaped = false;
      if (b == '\\' || b == '"' || b == delimiter) {
        field.write(b);
        return;
      }
    }
    if (afterQuote) {
      afterQuote = false;
      if (b == '"') {
        field.write(b);
        return;
      }
      quoted = false;
    }
    if (quoted) {
      inQuotes(b);
    } else {
      unquoted(b);
    }
  }

  private void inQuotes(byte b) {
    if (b == '"') {
      afterQuote = true;
    } else if (b == '\\') {
      escaped = true;
    } else {
      field.write(b);
    }
  }

  private void unquoted(byte b) {
    if (afterReturn) {
      afterReturn = false;
      if (b != '\n') {
        field.write('\r');
      }
    }
    if (b == delimiter) {
      endField();
    } else if (b == '\n') {
      endRow();
    } else if (b == '\r') {
      afterReturn = true;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"' && startsField()) {
      field.reset();
      quoted = true;
      wasQuoted = true;
    } else {
      field.write(b);
    }
  }

  private boolean startsField() {
    return !wasQuoted
        && (field.size() == 0
            || (first
                && row.isEmpty()
                && Text.withoutMark(field.toString(StandardCharsets.UTF_8)).isEmpty()));
  }

  private void endField() {
    String text = field.toString(StandardCharsets.UTF_8);
    headerBytes += field.size();
    row.add(first && row.isEmpty() ? Text.withoutMark(text) : text);
    field.reset();
    wasQuoted = false;
    if (headers == null && headerBytes > MAX_HEADER_BYTES) {
      throw new ItemReaderException("The CSV headers are larger than 10 KiB.");
    }
  }

  private void endRow() {
    boolean blank = row.isEmpty() && field.size() == 0 && !wasQuoted;
    if (blank) {
      return;
    }
    endField();
    first = false;
    List<String> names = headers;
    if (names == null) {
      if (new HashSet<>(row).size() < row.size()) {
        throw new ItemReaderException("The names in the CSV header row are not unique: " + row);
      }
      headers = List.copyOf(row);
    } else {
      ObjectNode item = Json.object();
      for (int i = 0; i < names.size(); i++) {
        item.put(names.get(i), i < row.size() ? row.get(i) : "");
      }
      rows++;
      output.item(null, item);
    }
    row.clear();
  }

  @Override
  public void end() {
    if (quoted && !afterQuote) {
      throw new ItemReaderException("A quoted field of the CSV file has no end.");
    }
    endRow();
    if (mustHaveRows && rows == 0) {
      throw new ItemReaderException(
          headers == null ? "The CSV file is empty." : "The CSV file has only CSV headers.");
    }
  }
}
