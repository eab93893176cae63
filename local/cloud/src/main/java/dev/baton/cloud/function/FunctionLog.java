package dev.baton.cloud.function;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Everything that one function writes, with Lambda's own lines between. Safe for threads. */
final class FunctionLog extends OutputStream {
  /** The largest event of CloudWatch Logs, in bytes. */
  private static final int LONGEST = 1024 * 1024;

  /** How much of its end can be read again, in bytes: LogResult of Invoke. */
  private static final int TAIL = 4096;

  private final OutputStream file;
  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final byte[] last = new byte[TAIL];
  private long written;

  /**
   * @param lines hears of each whole line too
   */
  FunctionLog(Path file, Consumer<String> lines) {
    this.lines = lines;
    try {
      Files.createDirectories(file.getParent());
      this.file = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("The log " + file + " cannot be written", e);
    }
  }

  /** A line of its own, whatever the function left unfinished. */
  synchronized void line(String text) {
    try {
      if (line.size() > 0) {
        write('\n');
      }
      write((text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets) throws IOException {
    write(octets, 0, octets.length);
  }

  @Override
  public synchronized void write(byte[] octets, int from, int length) throws IOException {
    file.write(octets, from, length);
    for (int i = from; i < from + length; i++) {
      last[(int) (written++ % TAIL)] = octets[i];
      if (octets[i] == '\n') {
        lines.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (line.size() < LONGEST) {
        line.write(octets[i]);
      }
    }
  }

  /** How many bytes have been written. */
  synchronized long written() {
    return written;
  }

  /** The end of what has been written since so many bytes were. */
  synchronized byte[] since(long before) {
    byte[] tail = new byte[(int) Math.min(TAIL, written - before)];
    for (int i = 0; i < tail.length; i++) {
      tail[i] = last[(int) ((written - tail.length + i) % TAIL)];
    }
    return tail;
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
