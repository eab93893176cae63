package dev.baton.console.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How much memory this process has had at most, as the operating system sees it. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private Memory() {}

  /** Megabytes; null where the system does not tell (it does on Linux). */
  static @Nullable Long peakMegabytes() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(PEAK)) {
          String kilobytes = line.substring(PEAK.length(), line.length() - "kB".length()).strip();
          return Math.round(Long.parseLong(kilobytes) / 1_024.0);
        }
      }
    } catch (IOException e) {
      return null;
    }
    return null;
  }
}
