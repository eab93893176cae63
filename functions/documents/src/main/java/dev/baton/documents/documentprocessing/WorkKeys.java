package dev.baton.documents.documentprocessing;

import dev.baton.documents.values.Digits;

/** Where in the bucket an execution leaves its claim checks. */
final class WorkKeys {
  private WorkKeys() {}

  static String text(String executionName) {
    return "work/" + executionName + "/text.txt";
  }

  static String group(String executionName, int index) {
    return "work/" + executionName + "/groups/" + Digits.padded(index, 3) + ".json";
  }

  static String scans(String executionName) {
    return "work/" + executionName + "/scans.pdf";
  }

  /** The folder in which Amazon Textract leaves what a job recognized, in files 1, 2, ... */
  static String recognized(String executionName, String jobId) {
    return "work/" + executionName + "/recognized/" + jobId + "/";
  }

  /** A group of another reading. */
  static String groupAgain(String executionName, int index) {
    return "work/" + executionName + "/again/" + Digits.padded(index, 3) + ".json";
  }

  static String gathered(String executionName) {
    return "work/" + executionName + "/gathered.json";
  }

  static String reading(String executionName) {
    return "work/" + executionName + "/reading.json";
  }

  static String extraction(String executionName) {
    return "work/" + executionName + "/extraction.json";
  }
}
