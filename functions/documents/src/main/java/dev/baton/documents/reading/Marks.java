package dev.baton.documents.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words by which a document says that it is not the final or the true one. */
public final class Marks {
  private static final Pattern ALONE =
      Pattern.compile(
          "(?i)\\W*(?:this is (?:a|an) )?(draft|void|cancelled|canceled|sample|example|not"
              + " valid|invalid|pro[- ]?forma|preliminary|provisional|superseded|test"
              + " document|copy|duplicate|entwurf|storniert|muster|kopie|unsigned|amended|corrected)(?:\\s+(?:invoice|report|result|results|only|copy|summary|letter|document|version"
              + " \\S+))?\\W*");
  private static final Pattern STATUS =
      Pattern.compile(
          "(?i)\\bstatus\\s*:?\\s*(draft|void|cancelled|canceled|preliminary|provisional|pending|partial|unverified|unsigned|amended|corrected|interim)\\b");

  private Marks() {}

  /** The marks that stand alone in a cell or behind the word status, in lower case. */
  public static List<String> in(List<Line> lines) {
    Set<String> marks = new TreeSet<>();
    for (Line line : lines) {
      for (Cell cell : Cell.of(line.text())) {
        Matcher alone = ALONE.matcher(cell.text());
        if (cell.text().length() <= 40 && alone.matches()) {
          marks.add(alone.group(1).toLowerCase(Locale.ROOT));
        }
      }
      Matcher status = STATUS.matcher(line.text());
      if (status.find()) {
        marks.add(status.group(1).toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(marks);
  }
}
