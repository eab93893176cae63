package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.Told;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the sentences of a summary say of a drug must not be otherwise in its list: that it was
 * stopped, its last dose, that it is taken once a week.
 */
final class ToldDrugRules {
  private static final String RESUMED =
      "(?:re-?start|resum|re-?commenc|re-?introduc|begun again|back on)";

  /** A stop of a few days, or one that led to something else. */
  private static final String FOR_A_WHILE =
      "(?![^.;]{0,80}\\b(?:again|until|till|temporar\\w*|initially|before|prior|for(?!"
          + " good)|while|whilst|during|overnight|then|after|at"
          + " first|peri-?op\\w*|pre-?op\\w*|once|if|"
          + RESUMED
          + "\\w*)\\b)";

  private static final String NEVER_AGAIN =
      "[^.;]{0,140}\\b(?:not|never) (?:to )?be"
          + " (?:taken|given|restarted|resumed|used|prescribed)\\b";

  /** Of what was named before. */
  private static final String WITHOUT_IT =
      "[^.]{0,180}\\b(?:(?:stopped|discontinued|ceased) for good|without it|(?:not|never) (?:to"
          + " )?(?:go back on|take|have) (?:it|this|them))\\b";

  private static final String CHANGED =
      "(?:reduced|decreased|lowered|halved|increased|raised|up-?titrated|titrated|changed|begun"
          + " again|re-?started|resumed|recommenced)";

  private static final String DOSE =
      "(?<dose>\\d+(?:[.,]\\d+)?) ?(?<unit>mg|mcg|micrograms?|g|units?)\\b"
          + "(?!/| (?:per|iv|intraven\\w+|in (?:total|divided)|total|an hour|a day))";

  /** Taken each day. */
  static final Pattern DAILY =
      Pattern.compile(
          "(?iu)\\b(?:daily|od|o\\.d\\.|qd|bd|bid|tds|tid|qds|qid|mane|nocte|(?:every|each)"
              + " (?:day|morning|evening|night)|once a day|twice|in the (?:morning|evening)|at"
              + " night)\\b(?! a week| weekly)");

  /** What a dose is no longer. */
  private static final Pattern LEFT =
      Pattern.compile(
          "(?<!\\bnot (?:to )?(?:be"
              + " )?)\\b(?:reduced|decreased|lowered|halved|increased|raised|doubled|titrated|changed|switched|stopped|discontinued|ceased|withheld)\\b");

  private static final Pattern ANY_DOSE = Pattern.compile("(?iu)(?<!\\bby )\\b" + DOSE);

  private static final Pattern WORD = Pattern.compile("[\\p{L}-]+");

  private static final Pattern WEEKLY =
      Pattern.compile("(?iu)\\bweekly\\b|\\b(?:once|one|every|each|per|a|x ?1)[ /]+(?:a )?week\\b");

  private static final String ONCE_A_WEEK =
      "[^.;]{0,80}?\\b(?:(?:once|one) a week|once[- ]weekly|every week|weekly(?!"
          + " (?:blood|monitor|inr|check|u&e|fbc|cbc|review|weigh|test)))\\b";

  /** Of the drug itself: its dose at most stands between. */
  private static final String EACH_DAY =
      "(?: \\p{L}+)?(?: \\d+(?:[.,]\\d+)? ?(?:mg|mcg|micrograms?|g|units?|tablets?))?,? (?:to be"
          + " taken |taken |orally )?(?:once daily|daily|every day|each day|once a day|twice"
          + " (?:daily|a day)|od|bd)\\b";

  private static final Pattern LIKE_A_DRUG =
      Pattern.compile(
          "(?iu)\\b\\p{L}{3,}(?:pril|sartan|olol|statin|prazole|azide|semide|oxin|dipine|apine|xaban|arin|formin|gliptin|gliflozin"
              + "|glutide|cillin|mycin|cycline|floxacin|azole|idone|trel|pirin|actone|triptyline|opram|etine|traline|profen|codone"
              + "|phine|solone|sone|zepam|bactam|parin|mab)\\b");

  /** Words in front of which or behind which the name of a drug stands. */
  private static final Set<String> NO_NAMES =
      Set.of("insulin", "vitamin", "sodium", "calcium", "potassium", "ferrous", "folic", "human");

  private static final int SHORTEST = 5;

  /** More drugs or sentences than any summary has. */
  private static final int MOST = 300;

  private ToldDrugRules() {}

  static void check(Facts facts, List<Remark> findings) {
    Map<String, List<Fact>> drugs = new LinkedHashMap<>();
    for (Fact drug : facts.named("medication")) {
      String name = firstName(drug);
      if (name.length() >= SHORTEST && !NO_NAMES.contains(name)) {
        drugs.computeIfAbsent(name, _ -> new ArrayList<>()).add(drug);
      }
    }
    List<Fact> told = apart(facts);
    drugs.entrySet().stream()
        .limit(MOST)
        .forEach(
            entry -> {
              String name = entry.getKey();
              List<Fact> sentences =
                  told.stream()
                      .filter(fact -> fact.value().asText().toLowerCase(Locale.ROOT).contains(name))
                      .toList();
              if (!sentences.isEmpty()) {
                String named = "(?iu)\\b" + Pattern.quote(name) + "\\b";
                stopped(entry.getValue().getFirst(), named, sentences, findings);
                weekly(entry.getValue(), named, sentences, findings);
                if (!otherDose(entry.getValue(), named, sentences, findings)) {
                  anyDose(entry.getValue(), drugs.keySet(), sentences, findings);
                }
              }
            });
  }

  // A sentence that is itself a list of drugs tells nothing beside it.
  private static List<Fact> apart(Facts facts) {
    List<Fact> drugs = facts.named("medication").stream().filter(ToldDrugRules::isListed).toList();
    return facts.named(Told.NAME).stream()
        .limit(MOST)
        .filter(fact -> inside(fact, drugs).allMatch(drug -> isListedElse(drug, fact, drugs)))
        .toList();
  }

  // The drugs that are listed in a sentence, or in its line.
  private static Stream<Fact> inside(Fact sentence, List<Fact> drugs) {
    String said = sentence.value().asText();
    return drugs.stream()
        .limit(MOST)
        .filter(drug -> said.contains(drug.text()) || place(drug).equals(place(sentence)));
  }

  private static boolean isListedElse(Fact drug, Fact sentence, List<Fact> drugs) {
    String said = sentence.value().asText();
    return drugs.stream()
        .limit(MOST)
        .anyMatch(
            other ->
                firstName(other).equals(firstName(drug))
                    && !said.contains(other.text())
                    && !place(other).equals(place(sentence)));
  }

  // With how or how often it is taken; a sentence may name a drug and its dose, too.
  private static boolean isListed(Fact drug) {
    return drug.value().path("route").isTextual() || drug.value().path("frequency").isTextual();
  }

  private static String place(Fact fact) {
    return fact.page() + ":" + fact.line();
  }

  private static void stopped(
      Fact drug, String named, List<Fact> sentences, List<Remark> findings) {
    Pattern never = Pattern.compile(named + "(?:" + NEVER_AGAIN + "|" + WITHOUT_IT + ")");
    Pattern stopped =
        Pattern.compile(
            named
                + "(?:(?! (?:should|could|can|may|might|would|to)"
                + " )[^.;,:]){0,40}?\\b(?:stopped|discontinued|ceased)\\b"
                + FOR_A_WHILE
                + "|\\b(?:stopped|discontinued|ceased) (?:her |his |the |their |taking )?"
                + named
                + FOR_A_WHILE);
    Pattern resumed =
        Pattern.compile(
            "(?iu)\\b" + RESUMED + "[^.;]{0,60}" + named + "|" + named + "[^.;]{0,90}" + RESUMED);
    boolean again = tells(resumed, sentences);
    sentences.stream()
        .filter(fact -> tells(never, List.of(fact)) || (!again && tells(stopped, List.of(fact))))
        .findFirst()
        .ifPresent(
            fact ->
                findings.add(
                    Remark.major(
                        "drug-stopped",
                        "A drug is listed that the text says was stopped.",
                        List.of(drug, fact))));
  }

  private static boolean tells(Pattern pattern, List<Fact> sentences) {
    return sentences.stream().anyMatch(fact -> pattern.matcher(fact.value().asText()).find());
  }

  private static void weekly(
      List<Fact> same, String named, List<Fact> sentences, List<Remark> findings) {
    otherwise(same, DAILY, named + ONCE_A_WEEK, sentences)
        .ifPresent(
            both ->
                findings.add(
                    Remark.major(
                        "contradiction", "The text says once a week, the list each day.", both)));
    otherwise(same, WEEKLY, named + EACH_DAY, sentences)
        .ifPresent(
            both ->
                findings.add(
                    Remark.major(
                        "contradiction", "The text says each day, the list once a week.", both)));
  }

  // A drug whose row says one thing of when it is taken, and the first sentence with the other.
  private static Optional<List<Fact>> otherwise(
      List<Fact> same, Pattern listed, String told, List<Fact> sentences) {
    Pattern said = Pattern.compile(told);
    return same.stream()
        .filter(drug -> listed.matcher(drug.value().path("frequency").asText()).find())
        .findFirst()
        .flatMap(
            drug ->
                sentences.stream()
                    .filter(fact -> tells(said, List.of(fact)))
                    .findFirst()
                    .map(fact -> List.of(drug, fact)));
  }

  // The last dose that is told counts; another drug in between has it for itself.
  private static boolean otherDose(
      List<Fact> same, String named, List<Fact> sentences, List<Remark> findings) {
    Fact last = null;
    MatchResult dose = null;
    for (Pattern pattern : tellingDose(named)) {
      for (Fact fact : sentences) {
        Matcher matcher = pattern.matcher(fact.value().asText());
        while (matcher.find()) {
          if (!LIKE_A_DRUG.matcher(matcher.group("between")).find()) {
            last = fact;
            dose = matcher.toMatchResult();
          }
        }
      }
    }
    boolean differs = last != null && dose != null && isAnother(dose, besides(same, last));
    if (differs) {
      findings.add(
          Remark.major(
              "contradiction",
              "The text tells another dose than the list.",
              List.of(same.getFirst(), last)));
    }
    return differs;
  }

  // On which dose somebody went on, and to which it was changed.
  private static List<Pattern> tellingDose(String named) {
    String dose = "(?<between>[ ,]{1,2})" + DOSE;
    return List.of(
        Pattern.compile(
            "\\b(?:continue[sd]?|(?:discharged|home|remains|maintained|stays|kept) on)(?: on)?(?:"
                + " (?:the|her|his|their|usual|regular))* "
                + named
                + dose),
        Pattern.compile(
            named + dose + "[^.;\\d]{0,30}?\\b(?:continue[sd]?|unchanged|maintained|remains)\\b"),
        Pattern.compile(
            named
                + "(?<between>[^.;]{0,90}?\\b"
                + CHANGED
                + "\\b[^.;]{0,40}?\\b(?:to|at|on)\\b[^.;\\d]{0,30})"
                + DOSE));
  }

  // Whatever is said of a drug, its last dose in the sentence is one of those listed.
  private static void anyDose(
      List<Fact> same, Set<String> drugs, List<Fact> sentences, List<Remark> findings) {
    String name = firstName(same.getFirst());
    List<Fact> others =
        sentences.stream()
            .filter(
                fact -> {
                  MatchResult dose = lastDose(fact.value().asText(), name, drugs);
                  return dose != null && isAnother(dose, besides(same, fact));
                })
            .toList();
    if (!others.isEmpty()) {
      findings.add(
          Remark.minor(
              "doses-differ",
              "The text has a dose of a drug that its list has not.",
              Stream.concat(Stream.of(same.getFirst()), others.stream()).toList()));
    }
  }

  // Behind the last name of the drug that has one, up to the name of the next.
  private static @Nullable MatchResult lastDose(String sentence, String name, Set<String> drugs) {
    String said = sentence.toLowerCase(Locale.ROOT);
    MatchResult last = null;
    int at = said.indexOf(name);
    while (at >= 0) {
      int from = at + name.length();
      int to = next(said, drugs, from);
      Matcher dose = ANY_DOSE.matcher(said).region(from, to);
      while (dose.find()) {
        boolean left = LEFT.matcher(said).region(dose.end(), to).find();
        last = left ? null : dose.toMatchResult();
      }
      at = said.indexOf(name, from);
    }
    return last;
  }

  // Where the next drug is named, or it ends.
  private static int next(String said, Set<String> drugs, int from) {
    Matcher drug = LIKE_A_DRUG.matcher(said).region(from, said.length());
    int next = drug.find() ? drug.start() : said.length();
    for (String other : drugs) {
      int named = said.indexOf(other, from);
      next = named >= 0 ? Math.min(next, named) : next;
    }
    return next;
  }

  private static List<Fact> besides(List<Fact> drugs, Fact sentence) {
    String said = sentence.value().asText();
    return drugs.stream().filter(drug -> !said.contains(drug.text())).toList();
  }

  private static boolean isAnother(MatchResult dose, List<Fact> same) {
    BigDecimal told =
        new BigDecimal(dose.group("dose").replaceFirst(",(?=\\d{3}$)", "").replace(',', '.'));
    String unit = unit(dose.group("unit"));
    List<Fact> comparable =
        same.stream()
            .filter(fact -> fact.value().at("/dose/value").isNumber())
            .filter(fact -> unit(fact.value().at("/dose/unit").asText()).equals(unit))
            .toList();
    return !comparable.isEmpty()
        && comparable.stream()
            .noneMatch(fact -> fact.value().at("/dose/value").decimalValue().compareTo(told) == 0);
  }

  private static String firstName(Fact drug) {
    Matcher word = WORD.matcher(drug.value().path("name").asText().toLowerCase(Locale.ROOT));
    return word.find() ? word.group() : "";
  }

  private static String unit(String written) {
    String unit = written.toLowerCase(Locale.ROOT);
    return switch (unit) {
      case "mcg", "microgram", "micrograms", "µg", "ug" -> "ug";
      case "unit", "units" -> "unit";
      default -> unit;
    };
  }
}
