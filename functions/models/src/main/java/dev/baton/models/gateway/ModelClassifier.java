package dev.baton.models.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.models.classification.Classification;
import dev.baton.models.classification.Classification.Score;
import dev.baton.models.classification.DocumentClassifier;
import dev.baton.shared.breaker.Guard;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Lets a chat model say the type of a document as a further piece of evidence beside the embedded
 * classifier's. It names a type and no confidence: how sure the result is, follows from whether the
 * two agree. A model that does not answer as asked leaves the type unknown, and one that was talked
 * into an answer cannot make it surer than the embedded classifier is.
 */
public final class ModelClassifier implements DocumentClassifier {
  private static final int MOST_CHARACTERS = 8_000;
  // How often a chat model is taken to be right, until somebody measures theirs.
  private static final double TRUST = 0.9;
  private static final double THRESHOLD = 0.5;
  // As sure as a type is that the embedded classifier does not see.
  private static final double ALONE = 0.89;
  private static final int FENCE_DIGITS = 16;

  private final DocumentClassifier embedded;
  private final SchemaGate gate;
  private final String instruction;

  public ModelClassifier(DocumentClassifier embedded, ChatModel model, Guard guard) {
    this.embedded = embedded;
    gate = new SchemaGate(model, guard, resource("classification.schema.json"));
    instruction = resource("classify-document.v1.txt");
  }

  @Override
  public Classification classify(String text) {
    Classification own = embedded.classify(text);
    Optional<JsonNode> answer = gate.ask(instruction, question(text));
    if (answer.isEmpty()) {
      return new Classification(
          Classification.UNKNOWN, own.confidence(), own.margin(), own.mixed(), own.scores());
    }
    List<Score> scores = agreed(own.scores(), answer.get().path("type").asText());
    Score best = scores.getFirst();
    double margin = own.mixed() ? 0 : rounded(best.score() - scores.get(1).score());
    // Whoever writes a document talks to the model, too: it can lead to a person, not around one.
    double most = best.type().equals(own.type()) ? Math.max(own.confidence(), ALONE) : ALONE;
    return new Classification(
        best.score() >= THRESHOLD ? best.type() : Classification.UNKNOWN,
        own.mixed() ? own.confidence() : Math.min(best.score(), most),
        margin,
        own.mixed(),
        scores);
  }

  /** The embedded scores weighed with what the model says, by Bayes' rule. */
  private static List<Score> agreed(List<Score> scores, String said) {
    double others = (1 - TRUST) / (scores.size() - 1);
    double total =
        scores.stream()
            .mapToDouble(s -> s.score() * (s.type().equals(said) ? TRUST : others))
            .sum();
    return scores.stream()
        .map(
            s ->
                new Score(
                    s.type(),
                    rounded(s.score() * (s.type().equals(said) ? TRUST : others) / total)))
        .sorted(Comparator.comparingDouble(Score::score).reversed())
        .toList();
  }

  // The fence is a digest of the text itself: nobody can write a text that holds its own.
  private static String question(String text) {
    String part = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    String fence = "DOCUMENT-" + digest(part).substring(0, FENCE_DIGITS);
    return "<" + fence + ">\n" + part + "\n</" + fence + ">\nOf which type is this document?";
  }

  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = ModelClassifier.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
