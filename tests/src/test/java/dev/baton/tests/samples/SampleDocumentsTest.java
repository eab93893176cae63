package dev.baton.tests.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the committed samples to their generator; see {@link SampleDocuments} for the command. */
class SampleDocumentsTest {
  private static final Path FOLDER = Repository.at("events/samples/document-processing");

  @Test
  void theCommittedSamplesAreWhatTheGeneratorMakes() throws IOException {
    if (System.getProperty("baton.samples", "").equals("write")) {
      SampleDocuments.main(new String[] {FOLDER.toString()});
    }
    for (Map.Entry<String, byte[]> sample : SampleDocuments.all().entrySet()) {
      assertThat(Files.readAllBytes(FOLDER.resolve(sample.getKey())))
          .as(sample.getKey())
          .isEqualTo(sample.getValue());
    }
  }

  @Test
  void eachSampleIsExpectedToEndInAWay() throws IOException {
    String expected = Files.readString(FOLDER.resolve("expected.json"));
    assertThat(SampleDocuments.all().keySet())
        .allSatisfy(name -> assertThat(expected).contains("\"" + name + "\""));
  }
}
