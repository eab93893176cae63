package dev.baton.engine.items;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks an object before another decoder reads it, when it begins as gzip does (RFC 1952); hands
 * on what does not. Several packed members may follow each other.
 */
final class Gunzip implements ItemDecoder {
  private static final int BUFFER = 1 << 16;
  private static final int FIXED_HEADER = 10;
  private static final int TRAILER = 8;
  private static final int MAX_HEADER = 1 << 17;

  private enum Phase {
    START,
    HEADER,
    DATA,
    TRAILER,
    PLAIN
  }

  private final ItemDecoder inner;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private Phase phase = Phase.START;
  private byte[] held = new byte[0];

  Gunzip(ItemDecoder inner) {
    this.inner = inner;
  }

  @Override
  public void feed(byte[] bytes, int length) {
    byte[] input = join(held, bytes, length);
    int at = 0;
    while (at < input.length) {
      int used = step(input, at);
      if (used == 0) {
        break;
      }
      at += used;
    }
    held = java.util.Arrays.copyOfRange(input, at, input.length);
  }

  /** Takes some bytes; 0 when it needs more than there are. */
  private int step(byte[] input, int at) {
    return switch (phase) {
      case START -> start(input, at);
      case HEADER -> header(input, at);
      case DATA -> inflate(input, at);
      case TRAILER -> trailer(input, at);
      case PLAIN -> {
        byte[] rest = java.util.Arrays.copyOfRange(input, at, input.length);
        inner.feed(rest, rest.length);
        yield rest.length;
      }
    };
  }

  private int start(byte[] input, int at) {
    if (input.length - at < 2) {
      return 0;
    }
    phase = input[at] == 0x1f && input[at + 1] == (byte) 0x8b ? Phase.HEADER : Phase.PLAIN;
    return step(input, at);
  }

  private int header(byte[] input, int at) {
    int end = headerEnd(input, at);
    if (end < 0) {
      if (input.length - at > MAX_HEADER) {
        throw corrupt("its header has no end");
      }
      return 0;
    }
    inflater.reset();
    checksum.reset();
    phase = Phase.DATA;
    return end - at;
  }

  private static int headerEnd(byte[] input, int at) {
    int end = at + FIXED_HEADER;
    if (end > input.length) {
      return -1;
    }
    int flags = input[at + 3];
    if ((flags & 4) != 0) {
      if (end + 2 > input.length) {
        return -1;
      }
      end += 2 + (input[end] & 0xff) + ((input[end + 1] & 0xff) << 8);
    }
    for (int flag : new int[] {8, 16}) {
      if ((flags & flag) != 0) {
        while (end < input.length && input[end] != 0) {
          end++;
        }
        end++;
      }
    }
    if ((flags & 2) != 0) {
      end += 2;
    }
    return end > input.length ? -1 : end;
  }

  private int inflate(byte[] input, int at) {
    inflater.setInput(input, at, input.length - at);
    try {
      while (!inflater.finished() && !inflater.needsInput()) {
        int size = inflater.inflate(buffer);
        if (size == 0 && inflater.needsDictionary()) {
          throw corrupt("it needs a dictionary");
        }
        checksum.update(buffer, 0, size);
        inner.feed(buffer, size);
      }
    } catch (DataFormatException e) {
      throw corrupt(String.valueOf(e.getMessage()));
    }
    int used = input.length - at - inflater.getRemaining();
    if (inflater.finished()) {
      phase = Phase.TRAILER;
    }
    return used;
  }

  private int trailer(byte[] input, int at) {
    if (input.length - at < TRAILER) {
      return 0;
    }
    long told = 0;
    for (int i = 3; i >= 0; i--) {
      told = (told << 8) | (input[at + i] & 0xff);
    }
    if (told != checksum.getValue()) {
      throw corrupt("its checksum is wrong");
    }
    phase = Phase.START;
    return TRAILER;
  }

  @Override
  public void end() {
    inflater.end();
    if (phase == Phase.START && held.length == 1) {
      inner.feed(held, held.length);
    } else if (phase != Phase.START && phase != Phase.PLAIN) {
      throw corrupt("it ends too early");
    }
    inner.end();
  }

  private static ItemReaderException corrupt(String why) {
    return new ItemReaderException("The object cannot be unpacked: " + why);
  }

  private static byte[] join(byte[] first, byte[] second, int length) {
    byte[] joined = java.util.Arrays.copyOf(first, first.length + length);
    System.arraycopy(second, 0, joined, first.length, length);
    return joined;
  }
}
