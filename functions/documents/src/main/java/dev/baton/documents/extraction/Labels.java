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
  record Match(Field field, String label, Strength strength, int start, int end) {}

  private static final String SUFFIX =
      "(?:\\s?(?:no|number|nr|n°|#|\\(s\\)|\\(es\\)|date|id))?\\.?";

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
          "completed",
          "printed",
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

  private final Map<String, Field> fields = new HashMap<>();
  private final Pattern pattern;

  Labels(List<Field> all) {
    for (Field field : all) {
      field.labels().forEach(label -> fields.putIfAbsent(label, field));
    }
    String words =
        fields.keySet().stream()
            .sorted(
                Comparator.comparingInt(String::length).reversed().thenComparing(label -> label))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    pattern =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}/-])("
                + words
                + ")"
                + SUFFIX
                + "(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])\\s?(?:\\([^)]{1,20}\\))?\\s*([:=#]|\\.{3,}|[–—]|-(?=\\s)|\\.(?=\\s))?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The labels of a cell from left to right. */
  List<Match> in(String cell) {
    List<Match> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(cell);
    while (matcher.find()) {
      String label = matcher.group(1).toLowerCase(Locale.ROOT);
      Field field = fields.get(label);
      if (field != null) {
        int start = start(field, cell, matcher.start());
        Strength strength = strength(matcher, cell, start);
        if (strength != Strength.RUNNING || !COMMON.contains(label)) {
          found.add(new Match(field, label, strength, start, matcher.end()));
        }
      }
    }
    return found;
  }

  /** The label that a heading is, or null. */
  @Nullable Match heading(String heading) {
    String bare = heading.strip().replaceFirst("^(?:\\d{1,2}[.)]|[IVX]{1,4}\\.)\\s+", "");
    for (Match match : in(bare)) {
      if (match.start() == 0 && match.end() >= bare.length()) {
        return match;
      }
    }
    return null;
  }

  /** Whether the cell begins with a label that is marked as one or stands alone. */
  boolean begins(String cell) {
    return in(cell).stream().anyMatch(m -> m.start() == 0 && m.strength() != Strength.RUNNING);
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

  private static Strength strength(Matcher matcher, String cell, int start) {
    if (matcher.group(2) != null) {
      boolean point = matcher.group(2).equals(".");
      return point ? Strength.RUNNING : Strength.MARKED;
    }
    boolean alone = start == 0 && matcher.end() >= cell.length();
    return alone ? Strength.ALONE : Strength.RUNNING;
  }
}
