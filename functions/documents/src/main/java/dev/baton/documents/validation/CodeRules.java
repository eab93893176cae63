package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.Fact;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether the code of a diagnosis could be one of what its words say: by the chapters of ICD-10, of
 * which the first letter of a code tells (the resource chapters.json), and by the codes of what is
 * diagnosed most (codes.json).
 *
 * <p>Source: ICD-10, tabular list, chapters I to XXI (World Health Organization). Only diseases
 * that stand in few places are listed; what began in a birth (P), in a pregnancy (O), was there at
 * birth (Q), is a symptom (R), came of a treatment (T), or is a history or aftercare (Z) may be any
 * of them.
 */
final class CodeRules {
  private static final String ANYWHERE = "OPQRTUZ";

  private static final Map<Pattern, String> CHAPTERS = table("chapters.json", "letters");
  private static final Map<Pattern, String> CODES = table("codes.json", "codes");

  /** Behind these words stands what came before, or with it; the code is of what is before them. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?iuU)\\b(?:with|without|after|due|following|post|secondary|on|from|of|in|bei|nach|mit|ohne|avec|sans|con|sin|met|by|caused|and|und|et|y|e|en)\\b");

  private static final Pattern CODE = Pattern.compile("[A-TV-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?");

  private static final String OF_TYPE_1 = "E10";
  private static final String OF_TYPE_2 = "E11";
  private static final Pattern TYPE_1 = Pattern.compile("(?iu)\\b(?:typ[eo]?[- ]?(?:1|i)|iddm)\\b");
  private static final Pattern TYPE_2 =
      Pattern.compile("(?iu)\\b(?:typ[eo]?[- ]?(?:2|ii)|niddm)\\b");

  private CodeRules() {}

  static void check(Facts facts, List<Remark> findings) {
    List<Fact> odd = facts.named("diagnosis").stream().filter(CodeRules::isOfAnother).toList();
    if (!odd.isEmpty()) {
      findings.add(
          Remark.minor("code-unusual", "The code of a diagnosis is one of other diseases.", odd));
    }
  }

  private static boolean isOfAnother(Fact diagnosis) {
    String code = diagnosis.value().path("code").asText("");
    if (!CODE.matcher(code).matches()) {
      return false;
    }
    String words = diagnosis.value().path("name").asText("");
    if ((code.startsWith(OF_TYPE_1) && TYPE_2.matcher(words).find())
        || (code.startsWith(OF_TYPE_2) && TYPE_1.matcher(words).find())) {
      return true;
    }
    String chapters =
        CHAPTERS.entrySet().stream()
            .filter(chapter -> chapter.getKey().matcher(words).find())
            .map(Map.Entry::getValue)
            .collect(Collectors.joining());
    boolean otherChapter = !chapters.isEmpty() && (chapters + ANYWHERE).indexOf(code.charAt(0)) < 0;
    return otherChapter || isOfOtherCodes(code, words);
  }

  // Only what is named first says what the code is for.
  private static boolean isOfOtherCodes(String code, String words) {
    Matcher behind = BEHIND.matcher(words);
    String first = behind.find() ? words.substring(0, behind.start()) : words;
    boolean named = CODES.keySet().stream().anyMatch(disease -> disease.matcher(first).find());
    return named
        && ANYWHERE.indexOf(code.charAt(0)) < 0
        && CODES.entrySet().stream()
            .filter(disease -> disease.getKey().matcher(words).find())
            .noneMatch(disease -> isAmong(code.substring(0, 3), disease.getValue()));
  }

  // The codes are single ones, or from one to another: "I60-I69 G45".
  private static boolean isAmong(String code, String codes) {
    return Arrays.stream(codes.split(" "))
        .map(range -> range.split("-"))
        .anyMatch(
            range -> code.compareTo(range[0]) >= 0 && code.compareTo(range[range.length - 1]) <= 0);
  }

  private static Map<Pattern, String> table(String name, String key) {
    Map<Pattern, String> table = new LinkedHashMap<>();
    for (JsonNode disease : Tables.of(name)) {
      table.put(
          Pattern.compile(
              "(?iuU)(?<!history of )\\b(?:" + disease.path("words").textValue() + ")\\b"),
          disease.path(key).textValue());
    }
    return table;
  }
}
