package dev.baton.documents.documentprocessing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.reading.RecognizedText;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.claimcheck.ObjectRef;
import dev.baton.shared.errors.LogicException;

/** The files in which Amazon Textract left what it recognized, put together. */
final class RecognizedParts {
  // A thousand blocks each: about as many as a hundred dense pages have.
  private static final int MOST_FILES = 200;

  private RecognizedParts() {}

  /** The text in the files 1, 2, ... of a folder. */
  static RecognizedText in(String bucket, String folder, ClaimCheck claims) {
    RecognizedText recognized = new RecognizedText();
    int file = 1;
    while (file <= MOST_FILES && add(new ObjectRef(bucket, folder + file), claims, recognized)) {
      file++;
    }
    if (file == 1 || file > MOST_FILES) {
      throw new LogicException(
          "recognized-text", "the job left " + (file - 1) + " files where some are expected");
    }
    return recognized;
  }

  private static boolean add(ObjectRef ref, ClaimCheck claims, RecognizedText recognized) {
    JsonNode part = claims.find(ref, JsonNode.class).orElse(null);
    if (part == null) {
      return false;
    }
    recognized.add(part);
    return true;
  }
}
