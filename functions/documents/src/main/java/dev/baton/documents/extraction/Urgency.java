package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.values.Found;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How urgent something is, by words, spans of time, classes of priority and boxes to tick. */
enum Urgency {
  EMERGENCY(
      "emergency|emergent|immediate(?:ly)?|stat|same[- ]day|notfall(?:mäßig|mässig)?|sofort"
          + "|immédiate?|inmediat[oa]|immediat[oa]|emergenza"),
  URGENT(
      "urgent(?:ly|e|emente)?|prompt(?:ly)?|(?:two|2)[- ]week(?:[- ]wait)?|2ww|usc|red flag"
          + "|(?:high )?suspicion of cancer|suspected cancer|fast[- ]track|rapid access"
          + "|(?:this|same) week|high|dringend|dringlich|eilig|rapidement|spoed|breve"),
  SOON(
      "soon|expedited?|early|semi[- ]urgente?|preferente|baldmöglichst|bald|zeitnah|rasch|medium"
          + "|intermediate|differibile|prioritaire|prioritario"),
  ROUTINE(
      "routine|routinemäßig|elective|elektiv|non?[- ]urgente?|non[- ]emergency|not urgent"
          + "|nicht (?:dringend|eilig)|niet (?:dringend|spoed)|normale?|normaal|ordinari[oa]"
          + "|programm(?:ata|ée?)|standard|regulier|planbar|low");

  private static final List<String> COUNTS =
      List.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");
  private static final Pattern SPAN =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\d])(?:within|innerhalb von|innert|sous|dans les|in|en|entro)"
              + " (?:the next )?(?<count>"
              + "\\d{1,2}|"
              + String.join("|", COUNTS)
              + ")(?: ?[-–] ?\\d{1,2})? (?:working )?(?<unit>hours?|days?|weeks?|months?|stunden"
              + "|tagen?|wochen|monaten?|heures|jours|semaines|mois|días|semanas|giorni)(?![\\p{L}\\d])");

  private static final String CLASS = "(?:priority|category|cat|level|p|stufe)[ .]?(?<class>[1-5])";
  private static final Pattern CLASSED =
      Pattern.compile("(?iu)(?<![\\p{L}\\d])" + CLASS + "(?![\\p{L}\\d])");

  /** A class in front of the word for it: {@code P2 - Urgent}. */
  private static final Pattern CLASS_BEFORE =
      Pattern.compile("(?iu)^\\W*" + CLASS + "\\W{1,4}(?=\\p{L})");

  private static final String TICK = "(?:[\\[(]\\s?[xX✓✔]\\s?[\\])]|[☒☑✓✔])";
  private static final Pattern TICKED = Pattern.compile(TICK + "\\s*([\\p{L}][\\p{L}\\d -]{2,24})");

  /** Where the first box has a word in front of it, each has. */
  private static final Pattern TICKED_BEHIND =
      Pattern.compile("([\\p{L}][\\p{L}\\d -]{2,24}?)\\s*" + TICK);

  private static final Pattern UNTICKED = Pattern.compile("\\[\\s{0,6}\\]|\\(\\s{0,6}\\)|[☐□❏]");

  private final Pattern words;

  Urgency(String words) {
    this.words = Pattern.compile("(?iu)(?<![\\p{L}\\d])(?:" + words + ")(?![\\p{L}\\d])");
  }

  /** Whether a text says how urgent something is: then it is a value, and no label. */
  static boolean isTold(String text) {
    return first(text).isPresent();
  }

  /** Whether a text begins with how urgent something is. */
  static boolean begins(String text) {
    return first(text).filter(found -> found.start() == 0).isPresent();
  }

  /** The degree, in small letters, as it is first told; of boxes to tick, the ticked one counts. */
  static Optional<Found> in(String text) {
    boolean behind = Character.isLetter((text.strip() + " ").charAt(0));
    Matcher ticked = (behind ? TICKED_BEHIND : TICKED).matcher(text);
    if (ticked.find()) {
      return first(ticked.group(1));
    }
    return UNTICKED.matcher(text).find()
        ? Optional.empty()
        : first(CLASS_BEFORE.matcher(text).replaceFirst(""));
  }

  // Of two that begin at one place the longer one: "urgent", "urgently".
  private static Optional<Found> first(String text) {
    Stream<Found> words =
        Arrays.stream(values())
            .flatMap(urgency -> urgency.words.matcher(text).results().map(urgency::at));
    Stream<Found> spans = SPAN.matcher(text).results().map(span -> ofSpan(span).at(span));
    Stream<Found> classes = CLASSED.matcher(text).results().map(found -> ofClass(found).at(found));
    return Stream.of(words, spans, classes)
        .flatMap(found -> found)
        .min(
            Comparator.comparingInt(Found::start)
                .thenComparing(Comparator.comparingInt(Found::end).reversed()));
  }

  private Found at(MatchResult match) {
    return new Found(
        JsonNodeFactory.instance.textNode(name().toLowerCase(Locale.ROOT)),
        match.group(),
        match.start(),
        match.end());
  }

  private static Urgency ofClass(MatchResult classed) {
    return switch (classed.group("class")) {
      case "1" -> URGENT;
      case "2" -> SOON;
      default -> ROUTINE;
    };
  }

  // A span of two weeks is urgent, one of two months is not.
  private static Urgency ofSpan(MatchResult span) {
    int word = COUNTS.indexOf(span.group("count").toLowerCase(Locale.ROOT));
    int count = word < 0 ? Integer.parseInt(span.group("count")) : word + 1;
    String unit = span.group("unit").toLowerCase(Locale.ROOT);
    int days =
        switch (unit.charAt(0)) {
          case 'h' -> 1;
          case 'd', 't', 'j', 'g' -> count;
          case 'w' -> 7 * count;
          case 's' -> unit.startsWith("st") ? 1 : 7 * count;
          default -> 30 * count;
        };
    return days <= 2 ? EMERGENCY : days <= 14 ? URGENT : days <= 42 ? SOON : ROUTINE;
  }
}
