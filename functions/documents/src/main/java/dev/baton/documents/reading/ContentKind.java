package dev.baton.documents.reading;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What a file is by its first bytes; its name and its announced type are not asked. */
public enum ContentKind {
  PDF,
  TEXT,
  OTHER;

  /** How many bytes of the start are looked at. */
  public static final int SNIFFED_BYTES = 1024;

  // PNG, JPEG, GIF, TIFF (both orders), BMP is too short a sign to tell; ZIP (and Office), OLE,
  // gzip, 7z, RAR, RTF, PostScript, ELF, Java class.
  private static final List<String> BINARY_SIGNS =
      List.of(
          "89504e47",
          "ffd8ff",
          "47494638",
          "49492a00",
          "4d4d002a",
          "504b0304",
          "d0cf11e0",
          "1f8b08",
          "377abcaf",
          "52617221",
          "7b5c727466",
          "25215053",
          "7f454c46",
          "cafebabe");

  /** The kind of a file that starts with these bytes. */
  public static ContentKind of(byte[] start) {
    // Readers accept junk before the header, and so do we.
    if (new String(start, StandardCharsets.ISO_8859_1).contains("%PDF-")) {
      return PDF;
    }
    String hex = HexFormat.of().formatHex(start, 0, Math.min(start.length, 16));
    return BINARY_SIGNS.stream().anyMatch(hex::startsWith) ? OTHER : TEXT;
  }
}
