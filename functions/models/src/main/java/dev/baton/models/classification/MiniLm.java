package dev.baton.models.classification;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
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

  private static final String VOCABULARY = "/bert-vocabulary-en.txt";

  private final OrtEnvironment environment = NativeLibraries.environment();
  private final OrtSession session = SentenceModel.open(environment);
  private final WordPieces pieces = new WordPieces(Resources.text(VOCABULARY));

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
}
