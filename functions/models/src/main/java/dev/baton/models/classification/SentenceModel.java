package dev.baton.models.classification;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of the sentence model. LangChain4j's has the graph as it was exported; when the jar is
 * built, ONNX Runtime writes it with the nodes fused as it would fuse them each time it reads the
 * other. Both give the same vectors.
 */
final class SentenceModel {
  private static final String EXPORTED = "/all-minilm-l6-v2-q.onnx";
  private static final String FUSED = "all-minilm-l6-v2-q-fused.onnx";

  private SentenceModel() {}

  /** Writes the fused graph beside the class files of this package, in the folder named. */
  public static void main(String[] args) throws IOException, OrtException {
    Path file = Path.of(args[0], "dev/baton/models/classification", FUSED);
    Files.createDirectories(file.getParent());
    try (InputStream exported = Resources.open(EXPORTED);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      // Beyond this level a graph would be for processors like that of the build.
      options.setOptimizationLevel(OptLevel.EXTENDED_OPT);
      options.setOptimizedModelFilePath(file.toString());
      OrtEnvironment.getEnvironment().createSession(exported.readAllBytes(), options).close();
    }
  }

  /** A session that reads the fused graph. */
  static OrtSession open(OrtEnvironment environment) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // More threads than a function has processors take longer to start than they save.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OptLevel.NO_OPT);
      return environment.createSession(bytes(), options);
    } catch (OrtException e) {
      throw new IllegalStateException(FUSED + " cannot be used", e);
    }
  }

  /** The model outside the heap: ONNX Runtime reads it there without a copy of its own. */
  private static ByteBuffer bytes() {
    URL file = SentenceModel.class.getResource(FUSED);
    if (file == null) {
      throw new IllegalStateException(FUSED + " is not in the jar");
    }
    try {
      URLConnection connection = file.openConnection();
      // The jar is not kept open: a class loader has it open already.
      connection.setUseCaches(false);
      try (ReadableByteChannel channel = Channels.newChannel(connection.getInputStream())) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(connection.getContentLength());
        int read;
        do {
          read = channel.read(bytes);
        } while (read >= 0 && bytes.hasRemaining());
        return bytes.flip();
      }
    } catch (IOException e) {
      throw new IllegalStateException(FUSED + " cannot be read", e);
    }
  }
}
