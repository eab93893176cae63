package dev.baton.cloud.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Named objects of one kind, sorted by name. Where the cloud keeps its data, each change is a line
 * of a file before it counts, and the next cloud on the folder finds it; a line that a killed
 * process left half written is none. Callers get copies. Safe for threads.
 */
public final class Records {
  private final @Nullable Path file;
  private final TreeMap<String, ObjectNode> byName = new TreeMap<>();

  private Records(@Nullable Path file) {
    this.file = file;
  }

  /**
   * The records of a kind, with what an earlier cloud left.
   *
   * @param kind a file name without an ending, such as {@code kms-keys}
   */
  public static Records of(CloudContext context, String kind) {
    if (!context.kept()) {
      return new Records(null);
    }
    Path file = context.data().resolve("records").resolve(kind + ".jsonl");
    Records records = new Records(file);
    try {
      records.read(file);
      records.rewrite(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The records " + file + " cannot be used", e);
    }
    return records;
  }

  /** The object of a name, or null. */
  public synchronized @Nullable ObjectNode get(String name) {
    ObjectNode found = byName.get(name);
    return found == null ? null : found.deepCopy();
  }

  public synchronized boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Adds or replaces an object. */
  public synchronized void put(String name, ObjectNode value) {
    ObjectNode copy = value.deepCopy();
    append(name, copy);
    byName.put(name, copy);
  }

  public synchronized void remove(String name) {
    if (byName.remove(name) != null) {
      append(name, null);
    }
  }

  /** The first name that begins with a prefix, or null. */
  public synchronized @Nullable String first(String prefix) {
    String name = byName.ceilingKey(prefix);
    return name != null && name.startsWith(prefix) ? name : null;
  }

  /** All objects, by their names. */
  public synchronized Map<String, ObjectNode> all() {
    Map<String, ObjectNode> copies = new TreeMap<>();
    byName.forEach((name, value) -> copies.put(name, value.deepCopy()));
    return copies;
  }

  private void read(Path from) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    String text = Files.readString(from);
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      if (!(Json.parseOrNull(line) instanceof ObjectNode change)) {
        throw new IOException("A line of " + from + " is not JSON");
      }
      String name = change.path("name").asText();
      if (change.get("value") instanceof ObjectNode value) {
        byName.put(name, value);
      } else {
        byName.remove(name);
      }
    }
  }

  private void rewrite(Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Path fresh = to.resolveSibling(to.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    // Keys and secrets are in such files: they are their owner's alone.
    if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    List<String> lines = new ArrayList<>();
    byName.forEach((name, value) -> lines.add(line(name, value)));
    Files.write(fresh, lines);
    Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void append(String name, @Nullable ObjectNode value) {
    if (file == null) {
      return;
    }
    try {
      byte[] bytes = (line(name, value) + "\n").getBytes(StandardCharsets.UTF_8);
      Files.write(file, bytes, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("The records " + file + " cannot be written", e);
    }
  }

  private static String line(String name, @Nullable ObjectNode value) {
    ObjectNode change = Json.object().put("name", name);
    return change.set("value", value).toString();
  }
}
