package dev.baton.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The npm tools of package-lock.json, installed on first use. */
public final class NodeTools {
  private NodeTools() {}

  /** The folder node_modules, complete. */
  public static synchronized Path modules() {
    Path modules = Repository.at("node_modules");
    Path state = Repository.at(".baton");
    try {
      Files.createDirectories(state);
      try (FileChannel channel =
              FileChannel.open(
                  state.resolve("npm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isRegularFile(modules.resolve(".package-lock.json"))) {
          ToolRun install = ToolRun.atRoot("npm", "ci", "--no-audit", "--no-fund");
          if (install.exit() != 0) {
            throw new AssertionError("npm ci failed:\n" + install.text());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return modules;
  }
}
