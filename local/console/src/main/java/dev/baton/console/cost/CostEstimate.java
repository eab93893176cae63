package dev.baton.console.cost;

import dev.baton.cloud.fault.Fault;
import dev.baton.console.session.CloudSettings;
import dev.baton.console.session.DataFolder;
import dev.baton.console.session.Document;
import dev.baton.console.session.Samples;
import dev.baton.console.session.Session;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the sample documents through the embedded cloud and meters what they use. They run once
 * before, so that classes are loaded and compiled, and one after the other, so that none waits for
 * another's processor.
 */
public final class CostEstimate {
  private static final long SEED = 1;

  private final Path samples;
  private final Path assembly;

  /**
   * @param samples the folder of documents with their expected.json: the mix that is priced
   */
  public CostEstimate(Path samples, Path assembly) {
    this.samples = samples;
    this.assembly = assembly;
  }

  /** What the samples used, each once. */
  public Usage measure(PriceList prices, Retention kept, DataFolder data) {
    List<Fault> none = List.of();
    try (Session session = new Session(assembly, new CloudSettings(data, none, SEED), null)) {
      session.documents(once("warm-up"));
      Measurement measurement = new Measurement(session, assembly, prices.assumptions());
      List<Document> documents = once("measured");
      documents.forEach(document -> session.documents(List.of(document)));
      return measurement.usage(documents.size(), kept);
    }
  }

  private List<Document> once(String run) {
    return Samples.read(samples, run).documents().stream()
        .filter(document -> document.repeats() == null)
        .toList();
  }
}
