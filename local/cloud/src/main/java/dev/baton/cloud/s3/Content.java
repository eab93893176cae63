package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of one version: in memory, or in a file of the data folder, read whenever wanted. */
sealed interface Content {

  int size();

  byte[] bytes();

  /** What a cloud that keeps no data holds. */
  record InMemory(byte[] bytes) implements Content {
    @Override
    public int size() {
      return bytes.length;
    }
  }

  /** What a cloud that keeps its data holds. */
  record InFile(Path file, int size) implements Content {
    @Override
    public byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new AwsException(
            500, "InternalError", "The data folder has lost a file of an object: " + file);
      }
    }
  }
}
