package dev.baton.cloud.function.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A present time that two processes share by a file of eight bytes, nanoseconds since 1970: the
 * cloud sets it before each invocation, during which its time stands still.
 */
public final class SharedTime extends Clock {
  private static final long NANOS = 1_000_000_000L;

  private final ByteBuffer nanos;
  private final ZoneId zone;

  private SharedTime(ByteBuffer nanos, ZoneId zone) {
    this.nanos = nanos;
    this.zone = zone;
  }

  /** The time in a file, which is made if it is not there. */
  public static SharedTime in(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      return new SharedTime(
          channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES), ZoneOffset.UTC);
    }
  }

  /** Makes this the present time of both processes. */
  public void set(Instant now) {
    nanos.putLong(0, now.getEpochSecond() * NANOS + now.getNano());
  }

  @Override
  public Instant instant() {
    long now = nanos.getLong(0);
    return Instant.ofEpochSecond(Math.floorDiv(now, NANOS), Math.floorMod(now, NANOS));
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SharedTime(nanos, other);
  }
}
