package dev.baton.console.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The state of some files as a short text: it changes with any name and any content. */
public final class Fingerprint {
  private final MessageDigest digest = sha256();

  private Fingerprint() {}

  /** Over files and whole folders, given relative to a root; what does not exist counts as such. */
  public static String of(Path root, List<Path> paths) {
    Fingerprint fingerprint = new Fingerprint();
    for (Path path : paths) {
      fingerprint.addAll(root, root.resolve(path));
    }
    return HexFormat.of().formatHex(fingerprint.digest.digest(), 0, 16);
  }

  private void addAll(Path root, Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
