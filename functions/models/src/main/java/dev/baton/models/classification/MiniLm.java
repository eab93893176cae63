package dev.baton.models.classification;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Map;

/**
 * The sentence model all-MiniLM-L6-v2, quantized: a text as a vector of length 1. Model and
 * vocabulary are those that come with LangChain4j, and the vectors are the same; its own way to
 * them loads a second native library, for words, and reads the vocabulary from 700 KB of JSON.
 */
final class MiniLm {
  /** Numbers of a vector. */
  static final int DIMENSION = 384;

  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String VOCABULARY = "/bert-vocabulary-en.txt";

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final WordPieces pieces = new WordPieces(Resources.text(VOCABULARY));

  MiniLm() {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // More threads than a function has processors take longer to start than they save.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model(), options);
    } catch (OrtException e) {
      throw new IllegalStateException(MODEL + " cannot be used", e);
    }
  }

  /** What a text is about; of a long one, the beginning. */
  float[] of(String text) {
    long[] numbers = pieces.of(text);
    long[] all = new long[numbers.length];
    Arrays.fill(all, 1);
    try (OnnxTensor ids = row(numbers);
        OnnxTensor mask = row(all);
        OnnxTensor types = row(new long[numbers.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      return normalized(mean(values, numbers.length));
    } catch (OrtException e) {
      throw new IllegalStateException("a text cannot be embedded", e);
    }
  }

  private OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  /** The mean of as many vectors, which stand one behind the other. */
  private static float[] mean(FloatBuffer values, int vectors) {
    float[] mean = new float[DIMENSION];
    for (int i = 0; i < vectors; i++) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += values.get();
      }
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= vectors;
    }
    return mean;
  }

  private static float[] normalized(float[] vector) {
    float square = 0;
    for (float value : vector) {
      square += value * value;
    }
    float length = (float) Math.sqrt(square);
    float[] normalized = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      normalized[i] = vector[i] / length;
    }
    return normalized;
  }

  /** The model outside the heap: ONNX Runtime reads it there without a copy of its own. */
  private static ByteBuffer model() {
    URL file = MiniLm.class.getResource(MODEL);
    if (file == null) {
      throw new IllegalStateException(MODEL + " is not in the jar");
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
      throw new IllegalStateException(MODEL + " cannot be read", e);
    }
  }
}
