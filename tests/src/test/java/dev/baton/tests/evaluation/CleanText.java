package dev.baton.tests.evaluation;

import dev.baton.documents.extraction.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that was approved, with its facts where they stand: what mutations are made of. */
final class CleanText {
  private static final Pattern DIGIT = Pattern.compile("\\d");

  private final String type;
  private final List<String> lines;
  private final List<Fact> facts;
  private final List<Mutant> mutants = new ArrayList<>();

  CleanText(String type, String text, List<Fact> all) {
    this.type = type;
    lines = text.lines().toList();
    facts =
        all.stream()
            .filter(fact -> fact.page() == 1 && fact.line() >= 1 && fact.line() <= lines.size())
            .toList();
  }

  String type() {
    return type;
  }

  List<String> lines() {
    return lines;
  }

  List<Mutant> mutants() {
    return mutants;
  }

  List<Fact> named(String name) {
    return facts.stream().filter(fact -> fact.name().equals(name)).toList();
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  void add(String way, String text) {
    add(way, text, false);
  }

  void add(String way, String text, boolean retyped) {
    if (!text.strip().equals(text().strip())) {
      mutants.add(new Mutant(way, text, retyped));
    }
  }

  /** Another text in place of what a fact was read from; nothing where it does not stand there. */
  void replace(String way, Fact fact, String by) {
    replace(way, fact, written -> by);
  }

  void replace(String way, Fact fact, UnaryOperator<String> change) {
    replaceAll(way, Map.of(fact, change));
  }

  void replaceAll(String way, Map<Fact, UnaryOperator<String>> changes) {
    List<String> changed = new ArrayList<>(lines);
    for (Map.Entry<Fact, UnaryOperator<String>> change : changes.entrySet()) {
      Fact fact = change.getKey();
      String line = changed.get(fact.line() - 1);
      int at = line.lastIndexOf(fact.text());
      if (at < 0) {
        return;
      }
      changed.set(
          fact.line() - 1,
          line.substring(0, at)
              + change.getValue().apply(fact.text())
              + line.substring(at + fact.text().length()));
    }
    add(way, String.join("\n", changed) + "\n");
  }

  /** Changes a line as a whole. */
  void line(String way, int number, UnaryOperator<String> change) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(number - 1, change.apply(changed.get(number - 1)));
    add(way, String.join("\n", changed) + "\n");
  }

  /** What these facts were read from is written nowhere any more. */
  void blank(String way, List<Fact> gone) {
    String text = text();
    for (Fact fact : gone) {
      for (String written : fact.text().split("\\s{2,}")) {
        text = written.length() < 2 ? text : text.replace(written, "");
      }
    }
    add(way, text);
  }

  /** The lines are gone that say so, wherever they stand. */
  void without(String way, List<Fact> gone) {
    List<String> left = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int number = i + 1;
      String line = lines.get(i);
      boolean says =
          gone.stream()
              .anyMatch(
                  f -> f.line() == number || (f.text().length() > 3 && line.contains(f.text())));
      left.add(says ? "" : line);
    }
    add(way, String.join("\n", left) + "\n");
  }

  /** The text with a line put in where the last empty one stands, or at the end. */
  void append(String way, String line) {
    add(way, text() + "\n" + line + "\n");
  }

  /** The same with one digit changed: the last one by one, or the first one. */
  static String last(String written) {
    Matcher matcher = DIGIT.matcher(written);
    int at = -1;
    while (matcher.find()) {
      at = matcher.start();
    }
    return at < 0 ? written : changed(written, at);
  }

  static String first(String written) {
    Matcher matcher = DIGIT.matcher(written);
    return matcher.find() ? changed(written, matcher.start()) : written;
  }

  private static String changed(String written, int at) {
    int digit = written.charAt(at) - '0';
    char other = (char) ('0' + (digit == 9 ? 8 : digit + 1));
    return written.substring(0, at) + other + written.substring(at + 1);
  }

  /** Two neighbouring digits that differ, in each other's place. */
  static String swapped(String written) {
    for (int i = 0; i + 1 < written.length(); i++) {
      char one = written.charAt(i);
      char other = written.charAt(i + 1);
      if (Character.isDigit(one) && Character.isDigit(other) && one != other) {
        return written.substring(0, i) + other + one + written.substring(i + 2);
      }
    }
    return first(written);
  }

  /** Letters and digits changed as bad recognition does, by this share. */
  static String noisy(String text, double share, long seed) {
    Random random = new Random(seed);
    StringBuilder noisy = new StringBuilder();
    String odd = "~^§¬¦{}\\@#%&";
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hit = Character.isLetterOrDigit(c) && random.nextDouble() < share;
      noisy.append(hit ? odd.charAt(random.nextInt(odd.length())) : c);
    }
    return noisy.toString();
  }
}
