package dev.baton.engine.history;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The events of an execution that has ended, as bytes: a tenth of the memory, and two objects where
 * there were hundreds. Immutable.
 */
final class PackedEvents {
  /** From here on it pays to compress: the events of a loop or a Map are much alike. */
  private static final int LONG = 2_048;

  private static final int BYTES_PER_EVENT = 24;

  private final int count;
  private final byte[] bytes;
  private final int inflatedLength;
  private final Object[] kept;

  private PackedEvents(int count, byte[] bytes, int inflatedLength, Object[] kept) {
    this.count = count;
    this.bytes = bytes;
    this.inflatedLength = inflatedLength;
    this.kept = kept;
  }

  static PackedEvents of(Event[] events, int count) {
    PackWriter out = new PackWriter(Math.max(1, count) * BYTES_PER_EVENT);
    for (int i = 0; i < count; i++) {
      Event event = events[i];
      out.head(event);
      PackedDetails.write(event.data(), out);
    }
    byte[] bytes = out.bytes();
    byte[] stored = bytes.length < LONG ? bytes : deflate(bytes);
    return new PackedEvents(count, stored, bytes.length, out.kept());
  }

  Event[] unpack() {
    Event[] events = new Event[count];
    PackReader in = reader();
    for (int i = 0; i < count; i++) {
      events[i] = in.event();
    }
    return events;
  }

  private PackReader reader() {
    return new PackReader(inflatedLength < LONG ? bytes : inflate(), kept);
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
      byte[] part = new byte[4_096];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private byte[] inflate() {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(bytes);
      byte[] whole = new byte[inflatedLength];
      int length = 0;
      while (length < inflatedLength) {
        length += inflater.inflate(whole, length, inflatedLength - length);
      }
      return whole;
    } catch (DataFormatException e) {
      throw new IllegalStateException("A packed history cannot be read", e);
    } finally {
      inflater.end();
    }
  }
}
