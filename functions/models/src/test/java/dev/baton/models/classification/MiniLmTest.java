package dev.baton.models.classification;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.baton.models.classification.LabelledTexts.Labelled;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pieces of words and vectors are those of LangChain4j, whose model it is. */
class MiniLmTest {
  private static final WordPieces PIECES = new WordPieces(vocabulary());

  @Test
  void splitsLabelledTextsAsTheOther() throws IOException {
    try (HuggingFaceTokenizer other = other()) {
      for (Labelled labelled : LabelledTexts.training()) {
        for (String chunk : TextViews.of(labelled.text()).chunks()) {
          assertSplitAs(other, chunk);
        }
      }
    }
  }

  /** But for signs that came into Unicode after the other's tables, of 2015, were made. */
  @Test
  void splitsAnyCharacterAsTheOther() throws IOException {
    List<Integer> unlike = new ArrayList<>();
    try (HuggingFaceTokenizer other = other()) {
      for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
        int type = Character.getType(c);
        if (type != Character.SURROGATE
            && type != Character.PRIVATE_USE
            && Character.isDefined(c)) {
          String text = "ab" + Character.toString(c) + "cd " + Character.toString(c);
          if (!Arrays.equals(PIECES.of(text), other.encode(text).getIds())) {
            unlike.add(c);
          }
        }
      }
    }
    assertThat(unlike).hasSizeLessThan(700);
    assertThat(unlike)
        .allSatisfy(
            c -> {
              assertThat(c).isGreaterThan(0x600);
              assertThat(Character.isLetterOrDigit(c)).isFalse();
            });
  }

  @Test
  void splitsRandomTextsAsTheOther() throws IOException {
    String alphabet =
        "aäéÅßİσΣžЖ漢字가ﬁ１²½[]#UNKCLSEPMASKPD.,;-–—_'\"/\\$€+<=>|~^`\t\n\r"
            + " \u00a0\u200b\u00ad\u0301\ufeff🙂";
    int[] characters = alphabet.codePoints().toArray();
    Random random = new Random(7);
    List<String> words = List.of("[UNK]", "[CLS]", "[sep]", "##ing", "x".repeat(101), "Patient");
    try (HuggingFaceTokenizer other = other()) {
      for (int i = 0; i < 3_000; i++) {
        StringBuilder text = new StringBuilder("a");
        IntStream.range(0, random.nextInt(700))
            .forEach(
                each -> {
                  if (random.nextInt(30) == 0) {
                    text.append(words.get(random.nextInt(words.size())));
                  }
                  text.appendCodePoint(characters[random.nextInt(characters.length)]);
                });
        assertSplitAs(other, text.toString());
      }
    }
  }

  @Test
  void givesTheVectorsOfTheOther() {
    MiniLm own = new MiniLm();
    EmbeddingModel other = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
    Random random = new Random(3);
    List<Labelled> texts = LabelledTexts.training();
    for (int i = 0; i < 60; i++) {
      List<String> chunks = TextViews.of(texts.get(random.nextInt(texts.size())).text()).chunks();
      String chunk = chunks.get(random.nextInt(chunks.size()));
      assertThat(own.of(chunk)).containsExactly(other.embed(chunk).content().vector());
    }
  }

  private static void assertSplitAs(HuggingFaceTokenizer other, String text) {
    assertThat(PIECES.of(text)).as(text).containsExactly(other.encode(text).getIds());
  }

  private static String vocabulary() {
    try (InputStream stream = MiniLmTest.class.getResourceAsStream("/bert-vocabulary-en.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HuggingFaceTokenizer other() throws IOException {
    try (InputStream stream =
        MiniLmTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
      return HuggingFaceTokenizer.newInstance(stream, Map.of("padding", "false"));
    }
  }
}
