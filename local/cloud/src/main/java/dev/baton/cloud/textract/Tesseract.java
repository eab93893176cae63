package dev.baton.cloud.textract;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The program {@code tesseract} of this machine. It is started without a shell, with an environment
 * of its own, one thread and a time limit; what it says is bounded.
 */
final class Tesseract {
  /** Where the program is; {@code none} stands for no recognition at all. */
  static final String SETTING = "BATON_TESSERACT";

  static final String HOW_TO_GET_IT =
      "Recognizing text needs the program tesseract, which this machine does not have: apt-get"
          + " install tesseract-ocr, or brew install tesseract, or name it in "
          + SETTING;

  private static final long SECONDS_A_PAGE = 60;
  private static final long MOST_OUTPUT = 16L << 20;
  private static final List<String> LANGUAGES = List.of("eng", "deu", "fra", "spa", "ita");
  private static final int COLUMNS = 12;
  private static final String WORD = "5";

  private final @Nullable Path program;

  /** In pixels. */
  record Box(double left, double top, double width, double height) {}

  /** A word; confidence in percent. */
  record RecognizedWord(Box box, String text, double confidence) {}

  /** The words of a line, one at least. */
  record RecognizedLine(List<RecognizedWord> words) {
    String text() {
      return words.stream().map(RecognizedWord::text).collect(Collectors.joining(" "));
    }

    double confidence() {
      return words.stream().mapToDouble(RecognizedWord::confidence).average().orElse(0);
    }

    Box box() {
      double left = Double.MAX_VALUE;
      double top = Double.MAX_VALUE;
      double right = 0;
      double bottom = 0;
      for (RecognizedWord word : words) {
        left = Math.min(left, word.box().left());
        top = Math.min(top, word.box().top());
        right = Math.max(right, word.box().left() + word.box().width());
        bottom = Math.max(bottom, word.box().top() + word.box().height());
      }
      return new Box(left, top, right - left, bottom - top);
    }
  }

  private Tesseract(@Nullable Path program) {
    this.program = program;
  }

  /** The program that the environment names, or that is on its path. */
  static Tesseract find(Map<String, String> environment) {
    String named = environment.getOrDefault(SETTING, "");
    if (!named.isEmpty()) {
      Path path = Path.of(named);
      return new Tesseract(Files.isExecutable(path) ? path : null);
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path path = Path.of(folder, "tesseract");
      if (!folder.isEmpty() && Files.isRegularFile(path) && Files.isExecutable(path)) {
        return new Tesseract(path);
      }
    }
    return new Tesseract(null);
  }

  boolean isPresent() {
    return program != null;
  }

  /** The lines of an image, in the order in which they are read; files go into {@code folder}. */
  List<RecognizedLine> read(BufferedImage image, Path folder) throws IOException {
    Path picture = Files.createTempFile(folder, "page", ".png");
    try {
      ImageIO.write(image, "png", picture.toFile());
      return lines(
          run(folder, picture.toString(), "stdout", "-l", languages(folder), "--psm", "3", "tsv"));
    } finally {
      Files.deleteIfExists(picture);
    }
  }

  private String languages(Path folder) throws IOException {
    List<String> installed = run(folder, "--list-langs").lines().map(String::strip).toList();
    String languages =
        LANGUAGES.stream().filter(installed::contains).collect(Collectors.joining("+"));
    if (languages.isEmpty()) {
      throw new IOException("tesseract has none of the languages " + LANGUAGES);
    }
    return languages;
  }

  private String run(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(String.valueOf(program)));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "page", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().keySet().retainAll(List.of("PATH", "TESSDATA_PREFIX"));
      builder.environment().putAll(Map.of("OMP_THREAD_LIMIT", "1", "LC_ALL", "C"));
      builder.redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(output.toFile());
      waitFor(builder.start());
      if (Files.size(output) > MOST_OUTPUT) {
        throw new IOException("tesseract said more than " + MOST_OUTPUT + " bytes");
      }
      return Files.readString(output);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void waitFor(Process process) throws IOException {
    try {
      if (!process.waitFor(SECONDS_A_PAGE, TimeUnit.SECONDS)) {
        throw new IOException("tesseract took longer than " + SECONDS_A_PAGE + " s for a page");
      }
      if (process.exitValue() != 0) {
        throw new IOException("tesseract ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("tesseract was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  // level, page, block, paragraph, line, word, left, top, width, height, confidence, text
  private static List<RecognizedLine> lines(String table) {
    List<RecognizedLine> lines = new ArrayList<>();
    String current = "";
    for (String row : table.lines().skip(1).toList()) {
      String[] values = row.split("\t", COLUMNS);
      if (values.length < COLUMNS || !values[0].equals(WORD) || values[11].isBlank()) {
        continue;
      }
      String line = values[2] + "/" + values[3] + "/" + values[4];
      if (!line.equals(current)) {
        lines.add(new RecognizedLine(new ArrayList<>()));
        current = line;
      }
      Box box = new Box(number(values[6]), number(values[7]), number(values[8]), number(values[9]));
      lines.getLast().words().add(new RecognizedWord(box, values[11].strip(), number(values[10])));
    }
    return lines;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
