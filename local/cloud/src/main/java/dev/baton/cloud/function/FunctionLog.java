package dev.baton.cloud.function;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Everything that one function writes, with Lambda's own lines between. Safe for threads. */
final class FunctionLog extends OutputStream {
  private final OutputStream file;

  FunctionLog(Path file) {
    try {
      Files.createDirectories(file.getParent());
      this.file = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("The log " + file + " cannot be written", e);
    }
  }

  void line(String text) {
    try {
      write((text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void write(int octet) throws IOException {
    file.write(octet);
  }

  @Override
  public void write(byte[] octets) throws IOException {
    write(octets, 0, octets.length);
  }

  @Override
  public synchronized void write(byte[] octets, int from, int length) throws IOException {
    file.write(octets, from, length);
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
