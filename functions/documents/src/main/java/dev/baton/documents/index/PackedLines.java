package dev.baton.documents.index;

import dev.baton.shared.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Some consecutive lines of a text as one item of the table, so that search shows what it found
 * when the files of the processing are long gone.
 *
 * @param position of the first word
 */
public record PackedLines(int position, SdkBytes bytes) {
  /** Characters that go into one item, before they are compressed. */
  private static final int FULL = 50_000;

  /** Packs lines in their order. */
  static List<PackedLines> of(List<Piece> pieces) {
    List<PackedLines> packed = new ArrayList<>();
    List<Piece> next = new ArrayList<>();
    int characters = 0;
    for (Piece piece : pieces) {
      if (characters + piece.text().length() > FULL && !next.isEmpty()) {
        packed.add(pack(next));
        next.clear();
        characters = 0;
      }
      next.add(piece);
      characters += piece.text().length();
    }
    if (!next.isEmpty()) {
      packed.add(pack(next));
    }
    return packed;
  }

  private static PackedLines pack(List<Piece> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(Json.writeBytes(pieces));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return new PackedLines(
        pieces.getFirst().position(), SdkBytes.fromByteArray(bytes.toByteArray()));
  }

  /** The lines of an item. */
  public static List<Piece> read(SdkBytes bytes) {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes.asByteArray()))) {
      return List.of(Json.read(zip, Piece[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("an item of the index holds no lines", e);
    }
  }
}
