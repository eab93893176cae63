package dev.baton.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command writes, from where paths are seen, and whether a person looks at it in colour.
 */
public record Terminal(PrintWriter out, PrintWriter err, Path directory, boolean colour) {

  /** The terminal of this process; output is UTF-8 unless the locale says otherwise. */
  public static Terminal ofProcess(Map<String, String> environment) {
    Charset charset = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
    if (charset.equals(StandardCharsets.US_ASCII)) {
      charset = StandardCharsets.UTF_8;
    }
    return new Terminal(
        writer(FileDescriptor.out, charset),
        writer(FileDescriptor.err, charset),
        Path.of("").toAbsolutePath(),
        wantsColour(environment));
  }

  private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
    return new PrintWriter(new FileOutputStream(descriptor), true, charset);
  }

  /** The script says in baton.terminal whether stdout is a terminal. */
  private static boolean wantsColour(Map<String, String> environment) {
    return Boolean.getBoolean("baton.terminal")
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
