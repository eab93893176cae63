package dev.baton.engine.items;

import dev.baton.asl.text.Json;
import java.nio.charset.StandardCharsets;

/** The manifest that Athena's UNLOAD leaves: the URI of one file a line. */
final class AthenaManifest implements ItemDecoder {
  private static final String SCHEME = "s3://";

  private final Output output;
  private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

  AthenaManifest(Output output) {
    this.output = output;
  }

  @Override
  public void feed(byte[] part, int length) {
    bytes.write(part, 0, length);
  }

  @Override
  public void end() {
    Text.withoutMark(bytes.toString(StandardCharsets.UTF_8))
        .lines()
        .map(line -> line.strip().replace("\"", ""))
        .filter(line -> !line.isEmpty())
        .forEach(this::name);
  }

  private void name(String uri) {
    int slash = uri.indexOf('/', SCHEME.length());
    if (!uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || slash < 0) {
      throw new ItemReaderException("The manifest names '" + uri + "', which is not an S3 URI.");
    }
    output.item(
        null,
        Json.object()
            .put("Bucket", uri.substring(SCHEME.length(), slash))
            .put("Key", uri.substring(slash + 1)));
  }
}
