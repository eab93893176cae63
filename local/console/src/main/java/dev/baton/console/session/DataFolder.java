package dev.baton.console.session;

import dev.baton.console.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder in which a cloud keeps its data; one command at a time owns it. */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "baton.lock";

  private final Path folder;
  private final FileChannel lock;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Takes the folder, made if it is missing, with what earlier commands left in it. */
  public static DataFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock held = channel.tryLock();
      if (held == null) {
        channel.close();
        throw Failure.failed(
            "%s is in use by another baton: wait for it or give --data another folder"
                .formatted(folder));
      }
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw Failure.failed("cannot use %s as the data folder: %s".formatted(folder, e), e);
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
    DataFolder data = open(folder);
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder) && !path.endsWith(LOCK)) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw Failure.failed("cannot empty %s: %s".formatted(folder, e), e);
    }
    return data;
  }

  public Path path() {
    return folder;
  }

  @Override
  public void close() {
    try {
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
