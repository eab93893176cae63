package dev.baton.models.classification;

/**
 * Tells the type of a document from its text. The text is data: nothing in it is an instruction.
 */
public interface DocumentClassifier {
  Classification classify(String text);
}
