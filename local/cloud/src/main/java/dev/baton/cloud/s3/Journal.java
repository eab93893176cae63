package dev.baton.cloud.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bucket on disk: a file for the content of each version, and one line of JSON for each change.
 * Content is there before the line that names it, and a line counts only with its line end, so that
 * a process may be killed at any moment. Used under the lock of its bucket.
 */
final class Journal implements AutoCloseable {
  private static final String CHANGES = "changes.jsonl";
  private static final String CONTENT = "content";

  private final Path folder;
  private final FileChannel changes;
  private long next;

  private Journal(Path folder, FileChannel changes, long next) {
    this.folder = folder;
    this.changes = changes;
    this.next = next;
  }

  /** The changes that a folder holds, oldest first; the half line of a killed process is none. */
  static List<ObjectNode> read(Path folder) {
    Path file = folder.resolve(CHANGES);
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Journal::change).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + file + " cannot be read", e);
    }
  }

  private static ObjectNode change(String line) {
    if (Json.parseOrNull(line.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode change) {
      return change;
    }
    throw new UncheckedIOException(
        new IOException("A journal of the data folder holds a line that is not JSON"));
  }

  /** Begins anew with only these changes, and drops content that none of them names. */
  static Journal rewrite(Path folder, List<ObjectNode> changes) {
    try {
      Files.createDirectories(folder.resolve(CONTENT));
      Path fresh = folder.resolve(CHANGES + ".new");
      Files.write(fresh, changes.stream().map(ObjectNode::toString).toList());
      Files.move(
          fresh,
          folder.resolve(CHANGES),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      Set<String> named =
          changes.stream().map(each -> each.path("file").asText()).collect(Collectors.toSet());
      FileChannel channel = FileChannel.open(folder.resolve(CHANGES), StandardOpenOption.APPEND);
      return new Journal(folder, channel, dropUnnamed(folder.resolve(CONTENT), named) + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal in " + folder + " cannot be written", e);
    }
  }

  /** Returns the highest number that a file of content has. */
  private static long dropUnnamed(Path contents, Set<String> named) throws IOException {
    long highest = 0;
    try (Stream<Path> files = Files.list(contents)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (named.contains(name)) {
          highest = Math.max(highest, Long.parseLong(name, 16));
        } else {
          Files.delete(file);
        }
      }
    }
    return highest;
  }

  /** Writes content to a file of its own. */
  Content.InFile store(byte[] content) {
    Path file = content(folder, Long.toHexString(next++));
    try {
      Files.write(file, content);
      return new Content.InFile(file, content.length);
    } catch (IOException e) {
      throw new UncheckedIOException("An object cannot be kept in " + folder, e);
    }
  }

  static Path content(Path folder, String name) {
    return folder.resolve(CONTENT).resolve(name);
  }

  void append(ObjectNode change) {
    ByteBuffer line = StandardCharsets.UTF_8.encode(change.toString() + "\n");
    try {
      while (line.hasRemaining()) {
        changes.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A change of an object cannot be kept in " + folder, e);
    }
  }

  /** Drops content that nothing names any more; after the change that says so. */
  void drop(Content content) {
    if (content instanceof Content.InFile(Path file, int _)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException("A deleted object stays in " + folder, e);
      }
    }
  }

  @Override
  public void close() {
    try {
      changes.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The journal in " + folder + " cannot be closed", e);
    }
  }
}
