package dev.baton.tests.evaluation;

import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Extractor;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.reading.DocumentReader;
import dev.baton.documents.reading.Line;
import dev.baton.documents.reading.Marks;
import dev.baton.documents.reading.Reading;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.SectionGroup;
import dev.baton.documents.sections.Sections;
import dev.baton.documents.validation.Assessment;
import dev.baton.documents.validation.Assessor;
import dev.baton.documents.validation.Evidence;
import dev.baton.documents.values.Notation;
import dev.baton.models.classification.Classification;
import dev.baton.models.classification.DocumentClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stages of document-processing one after the other, without the cloud around them. */
final class Stages {
  private static final long MOST_BYTES = 1L << 26;

  private final DocumentClassifier classifier;

  Stages(DocumentClassifier classifier) {
    this.classifier = classifier;
  }

  /** What the stages make of a document whose type they tell themselves. */
  Understood of(byte[] content) {
    return of(content, null);
  }

  /** What they make of it when the type is given, so that only the facts are in question. */
  Understood of(byte[] content, @Nullable String given) {
    long start = System.nanoTime();
    Reading reading = read(content);
    Notation.Evidence shown = new Notation.Evidence();
    reading.lines().forEach(line -> shown.add(line.text()));
    long read = System.nanoTime();
    Classification classification =
        classifier.classify(
            reading.lines().stream().map(Line::text).collect(Collectors.joining("\n")));
    long classified = System.nanoTime();
    String known = given == null ? classification.type() : given;
    if (known.equals(Classification.UNKNOWN)) {
      return new Understood(
          classification,
          List.of(),
          null,
          null,
          spent(start, read, classified, classified, classified));
    }
    DocumentType type = DocumentType.of(known);
    List<Fact> facts = facts(reading, type, shown.notation());
    long extracted = System.nanoTime();
    Evidence evidence = evidence(classification, reading);
    Assessment assessment = new Assessor(type).assess(facts, evidence);
    return new Understood(
        classification,
        facts,
        evidence,
        assessment,
        spent(start, read, classified, extracted, System.nanoTime()));
  }

  private static List<Fact> facts(Reading reading, DocumentType type, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    int index = 0;
    for (List<Section> sections : Sections.groups(Sections.of(reading.lines()))) {
      facts.addAll(new Extractor(type).extract(new SectionGroup(index++, notation, sections)));
    }
    return facts;
  }

  private static Evidence evidence(Classification classification, Reading reading) {
    return new Evidence(
        classification.confidence(),
        classification.margin(),
        reading.quality(),
        reading.pages().count(),
        new Evidence.Announced(reading.pages().announced(), Marks.in(reading.lines())));
  }

  private static Reading read(byte[] content) {
    try {
      Path file = Files.createTempFile("document", ".bin");
      try {
        Files.write(file, content);
        return new DocumentReader(MOST_BYTES).read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Understood.Stopwatch spent(long... times) {
    double[] spent = new double[4];
    for (int i = 0; i < spent.length; i++) {
      spent[i] = (times[i + 1] - times[i]) / 1e6;
    }
    return new Understood.Stopwatch(spent[0], spent[1], spent[2], spent[3]);
  }
}
