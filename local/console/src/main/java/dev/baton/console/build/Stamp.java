package dev.baton.console.build;

import dev.baton.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that says from which fingerprint something was built; absent while it is being built. */
record Stamp(Path file) {

  boolean is(String fingerprint) {
    try {
      return Files.exists(file) && Files.readString(file).equals(fingerprint);
    } catch (IOException e) {
      return false;
    }
  }

  void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  void write(String fingerprint) {
    try {
      Files.writeString(file, fingerprint);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Failure unwritable(IOException e) {
    return Failure.failed("cannot write %s: is the folder writable?".formatted(file), e);
  }
}
