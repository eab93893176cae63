package dev.baton.console.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where cases are found: our own among the resources, recorded ones beside the project. */
final class CaseFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CaseFiles() {}

  /** The files of our own cases, in the order of their names. */
  static List<Path> own() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(CaseFiles.class.getResource("cases")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** A file of recorded cases; without it the test is skipped. */
  static Path recorded(String file) {
    String given = System.getProperty("baton.shared");
    Path shared =
        given == null
            ? Path.of(System.getProperty("baton.root", ".")).resolveSibling("shared")
            : Path.of(given);
    Path cases = shared.resolve("conformance").resolve(file);
    assumeTrue(Files.exists(cases), "No recorded cases at " + cases);
    return cases;
  }

  static List<ObjectNode> cases(Path file) throws IOException {
    List<ObjectNode> cases = new ArrayList<>();
    for (JsonNode one : JSON.readTree(Files.readString(file))) {
      cases.add((ObjectNode) one);
    }
    return cases;
  }
}
