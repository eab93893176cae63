package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.assembly.AssemblyDigest;
import dev.baton.console.Failure;
import dev.baton.console.live.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a cloud keeps its data: tables, objects, logs. It is the owner's alone, and
 * one command at a time has it; the system takes the lock back from a command that was killed.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "baton.lock";
  private static final String FORMAT = "format";
  private static final String OWNER = "owner.json";
  private static final String TIME = "time";
  private static final String ASSEMBLY = "assembly.json";

  /** Rises when a baton can no longer read what an older one kept. */
  private static final String CURRENT = "1";

  private final Path folder;
  private final FileChannel lock;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Takes the folder, made if it is missing, with what earlier commands left in it. */
  public static DataFolder open(Path folder) {
    DataFolder data = take(folder);
    try {
      data.requireFormat();
      return data;
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /**
   * Takes the folder and empties it.
   *
   * @throws Failure when the folder holds something that no baton command wrote
   */
  public static DataFolder openEmpty(Path folder) {
    boolean foreign =
        Files.exists(folder) && !Files.exists(folder.resolve(LOCK)) && !isEmpty(folder);
    if (foreign) {
      throw Failure.usage(
          "%s is not a data folder of baton and not empty: give --data another folder"
              .formatted(folder));
    }
    DataFolder data = take(folder);
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder) && !path.endsWith(LOCK)) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      data.close();
      throw Failure.failed("cannot empty %s: %s".formatted(folder, e), e);
    }
    data.write(FORMAT, CURRENT);
    return data;
  }

  /** Whether some command has kept data in a folder. */
  public static boolean isKept(Path folder) {
    return Files.exists(folder.resolve(FORMAT));
  }

  /**
   * The {@code baton up} that has a folder.
   *
   * @param outputs of the stacks that it runs
   * @param control how it is given another assembly; null when it is not
   */
  public record Owner(
      URI endpoint, Map<String, String> outputs, ControlPort.@Nullable Access control) {}

  /** The {@code baton up} that has the folder now; null when none has. */
  static @Nullable Owner owner(Path folder) {
    Path file = folder.resolve(OWNER);
    if (!Files.exists(file) || !isTaken(folder)) {
      return null;
    }
    try {
      JsonNode owner = Json.parse(Files.readString(file));
      Map<String, String> outputs = new TreeMap<>();
      owner
          .path("outputs")
          .properties()
          .forEach(output -> outputs.put(output.getKey(), output.getValue().asText()));
      JsonNode control = owner.path("control");
      ControlPort.Access access =
          control.isMissingNode()
              ? null
              : new ControlPort.Access(
                  URI.create(control.path("uri").asText()), control.path("token").asText());
      return new Owner(URI.create(owner.path("endpoint").asText()), outputs, access);
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isTaken(Path folder) {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      return !isFree(channel);
    } catch (IOException e) {
      return false;
    }
  }

  /** Locks the channel, until it is closed. */
  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // This process has it.
    }
  }

  private static DataFolder take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isFree(channel)) {
        channel.close();
        throw Failure.failed(
            "%s is in use by another baton: wait for it or give --data another folder"
                .formatted(folder));
      }
      closeToOthers(folder);
      Files.deleteIfExists(folder.resolve(OWNER));
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw Failure.failed("cannot use %s as the data folder: %s".formatted(folder, e), e);
    }
  }

  /** Documents of patients are in there. */
  private static void closeToOthers(Path folder) throws IOException {
    if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
      Path _ = Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private void requireFormat() {
    String format = read(FORMAT);
    if (format == null) {
      write(FORMAT, CURRENT);
    } else if (!format.equals(CURRENT)) {
      throw Failure.failed(
          ("%s holds data of format %s and this baton reads format %s: give --data another folder,"
                  + " or start empty with baton demo")
              .formatted(folder, format, CURRENT));
    }
  }

  public Path path() {
    return folder;
  }

  /** Lets other commands know where the cloud that has the folder can be reached. */
  public void announce(Owner owner) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("endpoint", owner.endpoint().toString());
    ObjectNode all = json.putObject("outputs");
    owner.outputs().forEach(all::put);
    ControlPort.Access control = owner.control();
    if (control != null) {
      json.putObject("control").put("uri", control.uri().toString()).put("token", control.token());
    }
    write(OWNER, json.toString());
  }

  /**
   * What has changed since the last assembly that ran on this data, a line each. Nothing for the
   * first.
   */
  public List<String> changesTo(AssemblyDigest present) {
    String before = read(ASSEMBLY);
    return before == null ? List.of() : present.changesSince(AssemblyDigest.parse(before));
  }

  /** Remembers the assembly that runs on this data. */
  public void runs(AssemblyDigest present) {
    write(ASSEMBLY, present.toString());
  }

  /** The moment to which the last cloud on this data came, or {@code start} when that is later. */
  public Instant timeFrom(Instant start) {
    String text = read(TIME);
    try {
      Instant last = text == null ? start : Instant.parse(text);
      return last.isAfter(start) ? last : start;
    } catch (DateTimeParseException e) {
      return start;
    }
  }

  /** Remembers to which moment a cloud came, so that the next one does not go back before it. */
  public void cameTo(Instant time) {
    write(TIME, time.toString());
  }

  private @Nullable String read(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Files.readString(file).strip() : null;
    } catch (IOException e) {
      throw Failure.failed("cannot read %s: %s".formatted(file, e), e);
    }
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text + "\n");
    } catch (IOException e) {
      throw Failure.failed("cannot write %s: %s".formatted(folder.resolve(name), e), e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve(OWNER));
      lock.close();
    } catch (IOException e) {
      throw Failure.failed("cannot release %s: %s".formatted(folder, e), e);
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      throw Failure.usage("%s is not a folder that can be read".formatted(folder));
    }
  }
}
