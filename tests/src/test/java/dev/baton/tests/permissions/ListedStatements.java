package dev.baton.tests.permissions;

import dev.baton.tests.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A list of statements with reasons: those that no run needs, or that no story needs yet. */
record ListedStatements(List<Line> lines) {

  /** One line: which statements, and why. */
  record Line(String text, Pattern pattern, String reason) {}

  static ListedStatements read(String file) {
    List<Line> lines = new ArrayList<>();
    for (String line : Repository.read(Repository.at("config/iam/" + file)).split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" : ", 2);
        String pattern = Pattern.quote(parts[0].strip()).replace("*", "\\E.*\\Q");
        lines.add(new Line(parts[0].strip(), Pattern.compile(pattern), parts[1].strip()));
      }
    }
    return new ListedStatements(lines);
  }

  boolean covers(String statement) {
    return lines.stream().anyMatch(line -> line.pattern().matcher(statement).matches());
  }

  /** The lines that fit none of these. */
  List<String> unused(List<String> statements) {
    return lines.stream()
        .filter(line -> statements.stream().noneMatch(id -> line.pattern().matcher(id).matches()))
        .map(Line::text)
        .toList();
  }
}
