package dev.baton.documents.extraction;

import dev.baton.documents.extraction.TypeRules.Field;
import dev.baton.documents.extraction.TypeRules.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the labels of a type's fields in a cell of text. */
final class Labels {
  /** How sure it is that the words are a label. */
  enum Strength {
    /** A colon or the like follows. */
    MARKED,
    /** The cell holds nothing else. */
    ALONE,
    /** More words follow, which must then begin with a value. */
    RUNNING
  }

  /** A label in a cell; what belongs to it starts at {@code end}. */
  record Match(Field field, String label, Strength strength, int start, int end) {
    // Behind the number of a form's row a label still opens its cell.
    private Match after(int more) {
      return new Match(field, label, strength, start == 0 ? 0 : start + more, end + more);
    }
  }

  /** Words with nothing but leaders behind them. */
  private static final Pattern UNFILLED =
      Pattern.compile("\\p{L}[\\p{L} /'-]{2,40}\\s?(?:\\.{2,}|_{2,}|…)[\\s._…]*");

  private static final Pattern BULLET = Pattern.compile("^[-*•·▪–]\\s+");

  private static final Pattern COUNTED = Pattern.compile("\\(?\\d{1,2}[.)]\\s+(?=\\p{L})");

  private static final String SUFFIX =
      "(?:\\s?(?:(no|number|nr|n°|#)|\\(s\\)|\\(es\\)|date|id))?\\.?";

  /** Words before a colon that are in no list, but may say by some of them what they announce. */
  private static final Pattern OTHER =
      Pattern.compile(
          "(?u)^[-*•\\s]*(\\p{L}[\\p{L}\\p{N}"
              + " .'’/()&-]{1,44}?)\\s*(?::(?=\\s|$)|\\.{3,}|(?<=\\s)\\.\\.(?=\\s)|=(?=\\s))\\s*");

  private static final Pattern FEW_WORDS =
      Pattern.compile("(?u)\\p{Lu}[\\p{L}'’./-]{2,}(?: [\\p{L}'’./-]{2,}){0,3}");

  private static final Pattern OF_DAY =
      Pattern.compile(
          "(?U)\\b(?:dat\\w+|day|time|fecha|on|am|le|el|born|birth|geboren|admi\\w+|discharge\\w*)\\b");

  private static final Set<Kind> STRICT = Set.of(Kind.DATE, Kind.ID, Kind.NAME, Kind.URGENCY);

  private static final Pattern NOT_THIS =
      Pattern.compile(
          "(?iu).*\\b(?:next|previous|last|prior|former|copy|cc|relative|kin|mother|father|insurer|pharmacy|expir\\w*|valid|not?|if|when|until|period)\\b.*");

  /** What may stand before the label of a sum: {@code zzgl. 19 % USt}. */
  private static final Pattern BEFORE_SUM =
      Pattern.compile(
          "(?i)\\W*(?:(?:zzgl|zuzüglich|inkl|incl|including|plus|add|less|abzgl|abzüglich|davon|your)\\b\\.?)?"
              + "\\s*(?:[@(]?\\d{1,2}(?:[.,]\\d{1,3})?\\s?%\\)?)?\\s*");

  /** Words that are labels only where a colon follows or nothing else stands with them. */
  private static final Set<String> COMMON =
      Set.of(
          "no",
          "number",
          "in",
          "out",
          "for",
          "an",
          "to",
          "from",
          "client",
          "final",
          "lab",
          "source",
          "order",
          "sum",
          "review",
          "problem",
          "clinic",
          "department",
          "service",
          "unit",
          "account",
          "facture",
          "reference no",
          "balance",
          "transport",
          "handling",
          "entrée",
          "surgery",
          "requests",
          "request",
          "req",
          "ord",
          "md",
          "acc",
          "coll",
          "dx",
          "please",
          "customer",
          "subject",
          "provider",
          "student",
          "member",
          "guest",
          "charges",
          "this invoice",
          "deadline",
          "attending",
          "grund",
          "condition",
          "frage",
          "summe");

  /** Short words that announce a value even without a colon; others must have one. */
  private static final Set<String> SHORT =
      Set.of(
          "inv", "vat", "tax", "gst", "hst", "pst", "qst", "ust", "tva", "iva", "btw", "net", "due",
          "bic", "mrn", "dob", "nhs", "chi", "geb", "geb.", "ipp", "urn", "pid", "mr#", "pt", "adm",
          "b.");

  /** Single words that announce a value even in the middle of a sentence. */
  static final Set<String> TELLING =
      Set.of(
          "born",
          "dob",
          "d.o.b.",
          "d.o.b",
          "b.",
          "geb.",
          "geboren",
          "mrn",
          "chi",
          "nhs",
          "admitted",
          "discharged",
          "issued",
          "due",
          "dated",
          "bic",
          "iban",
          "swift",
          "collected",
          "received",
          "reported",
          "drawn",
          "aufnahme",
          "entlassung");

  /** The last word of a sentence, wrapped to a line of its own. */
  private static final Pattern END_OF_SENTENCE = Pattern.compile("\\s*\\p{Ll}{4,}\\.\\s*");

  /** What may stand between the words of a label. */
  private static final String BETWEEN = " \t\n\u000b\f\r._/-";

  private final Map<String, Known> known = new HashMap<>();
  private final List<Field> fields;
  private final Pattern pattern;

  /** A label as its field lists it. */
  private record Known(Field field, String label) {}

  Labels(List<Field> all) {
    fields = all;
    for (Field field : all) {
      field.labels().forEach(label -> known.putIfAbsent(plain(label), new Known(field, label)));
    }
    pattern =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}/-])("
                + alternatives(known.keySet())
                + ")"
                + SUFFIX
                + "\\??(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])\\s?(?:\\([^)]{1,20}\\))?\\s*([:=#]|\\.{3,}|(?<=\\s)\\.\\.(?=\\s)|[–—]|-(?=\\s)|\\.(?=\\s))?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The labels of a cell from left to right. */
  List<Match> in(String cell) {
    Matcher counted = COUNTED.matcher(cell);
    if (counted.lookingAt()) {
      List<Match> behind = in(cell.substring(counted.end()));
      if (behind.stream().anyMatch(m -> m.start() == 0 && m.strength() != Strength.RUNNING)) {
        return behind.stream().map(match -> match.after(counted.end())).toList();
      }
    }
    List<Match> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(cell);
    while (matcher.find()) {
      Known label = known.get(plain(matcher.group(1)));
      if (label != null) {
        int start = start(label.field(), cell, matcher.start());
        Strength strength = strength(label.field(), matcher, cell, start);
        boolean telling = runs(label.label()) || matcher.group(2) != null || start == 0;
        if (strength != Strength.RUNNING || telling) {
          found.add(new Match(label.field(), label.label(), strength, start, matcher.end()));
        }
      }
    }
    other(cell, found);
    return found;
  }

  // Where no listed label has the colon, a word of the label may tell the field.
  private void other(String cell, List<Match> found) {
    Matcher other = OTHER.matcher(cell);
    boolean marked = other.lookingAt();
    if (!marked) {
      alone(cell, found);
    }
    if (!marked
        || found.stream()
            .anyMatch(m -> m.strength() != Strength.RUNNING && m.start() < other.end(1))
        || NOT_THIS.matcher(other.group(1)).matches()) {
      return;
    }
    String label = plain(other.group(1));
    for (Field field : fields) {
      if (field.words() != null && field.words().matcher(label).find()) {
        found.removeIf(match -> match.start() < other.end());
        found.addFirst(new Match(field, label, Strength.MARKED, 0, other.end()));
        return;
      }
    }
  }

  // Without a colon few words alone in a cell may be a label of a figure or a name.
  private void alone(String cell, List<Match> found) {
    if (!found.isEmpty()
        || !FEW_WORDS.matcher(cell).matches()
        || NOT_THIS.matcher(cell).matches()
        || Urgency.isTold(cell)) {
      return;
    }
    String label = plain(cell);
    for (Field field : fields) {
      boolean strict = STRICT.contains(field.kind());
      boolean day = field.kind() != Kind.DATE || OF_DAY.matcher(label).find();
      if (strict && day && field.words() != null && field.words().matcher(label).find()) {
        found.add(new Match(field, label, Strength.ALONE, 0, cell.length()));
        return;
      }
    }
  }

  /** Whether a label announces a value without a colon, in the middle of words too. */
  static boolean runs(String label) {
    return !COMMON.contains(label) && (label.length() > 3 || SHORT.contains(label));
  }

  private static String plain(String label) {
    String lower = label.toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length());
    boolean between = false;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean here = BETWEEN.indexOf(c) >= 0;
      if (!here) {
        plain.append(c);
      } else if (!between) {
        plain.append(' ');
      }
      between = here;
    }
    return plain.toString().strip();
  }

  // The longest first, and by their first letter, so that few are tried at each place.
  private static String alternatives(Set<String> labels) {
    Map<Character, List<String>> byLetter = new TreeMap<>();
    labels.stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(label -> label))
        .forEach(l -> byLetter.computeIfAbsent(l.charAt(0), c -> new ArrayList<>()).add(l));
    return byLetter.values().stream()
        .map(
            some ->
                some.stream()
                    .map(label -> quoted(label.substring(1)))
                    .collect(
                        Collectors.joining(
                            "|", quoted(some.getFirst().substring(0, 1)) + "(?:", ")")))
        .collect(Collectors.joining("|"));
  }

  private static String quoted(String label) {
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c == ' ') {
        quoted.append("[\\s._/-]{1,3}");
      } else {
        quoted.append(c < 128 && !Character.isLetterOrDigit(c) ? "\\" : "").append(c);
      }
    }
    return quoted.toString();
  }

  /** The label that a heading is, or null. */
  @Nullable Match heading(String heading) {
    String bare = heading.strip().replaceFirst("^(?:\\d{1,2}[.)]?|[IVX]{1,4}\\.|#{1,4})\\s+", "");
    for (Match match : in(bare)) {
      if (match.start() == 0 && match.end() >= bare.length()) {
        return match;
      }
    }
    return bare.matches(".*\\d.*") || NOT_THIS.matcher(bare).matches() ? null : told(bare);
  }

  // A word of a heading may tell what stands under it.
  private @Nullable Match told(String heading) {
    for (Field field : fields) {
      boolean text = field.kind() == Kind.LIST || field.kind() == Kind.PROSE;
      if (text && field.words() != null && field.words().matcher(plain(heading)).find()) {
        return new Match(field, plain(heading), Strength.ALONE, 0, heading.length());
      }
    }
    return null;
  }

  /** Whether a text below a label may be its value: no label, nor what stands behind another. */
  boolean isValue(String text) {
    return !begins(text) && !text.startsWith(":") && !UNFILLED.matcher(text).matches();
  }

  /** Whether the cell begins with a label that is marked as one or stands alone. */
  boolean begins(String cell) {
    String bare = BULLET.matcher(cell).replaceFirst("");
    return in(bare).stream().anyMatch(m -> m.start() == 0 && m.strength() != Strength.RUNNING);
  }

  /** Whether the cell begins with the label of another figure, which its value follows at once. */
  boolean announces(String cell, Field field) {
    return in(cell).stream()
        .anyMatch(
            m ->
                m.start() == 0
                    && !m.field().name().equals(field.name())
                    && m.field().kind() == Kind.DATE
                    && field.kind() == Kind.DATE
                    && Character.isDigit(m.end() < cell.length() ? cell.charAt(m.end()) : ' '));
  }

  /** The place of a label in the field's list; the first is the most telling. */
  static int rank(Field field, @Nullable String label) {
    int index = label == null ? -1 : field.labels().indexOf(label.toLowerCase(Locale.ROOT));
    return index < 0 ? field.labels().size() : index;
  }

  private static int start(Field field, String cell, int start) {
    boolean sum = field.kind() == Kind.AMOUNT;
    return sum && BEFORE_SUM.matcher(cell.substring(0, start)).matches() ? 0 : start;
  }

  // "Follow-up. Diabetes clinic": what begins a line, before a sentence.
  private static boolean isHeading(Field field, Matcher matcher, String cell) {
    return matcher.start() == 0
        && matcher.group().strip().endsWith(".")
        && (field.kind() == Kind.PROSE || field.kind() == Kind.LIST)
        && matcher.end() < cell.length()
        && Character.isUpperCase(cell.charAt(0))
        && Character.isUpperCase(cell.charAt(matcher.end()));
  }

  private static Strength strength(Field field, Matcher matcher, String cell, int start) {
    boolean point = ".".equals(matcher.group(3));
    if ((matcher.group(3) != null && !point) || isHeading(field, matcher, cell)) {
      return Strength.MARKED;
    }
    if (point) {
      return Strength.RUNNING;
    }
    boolean alone = start == 0 && matcher.end() >= cell.length();
    return alone && !END_OF_SENTENCE.matcher(cell).matches() ? Strength.ALONE : Strength.RUNNING;
  }
}
