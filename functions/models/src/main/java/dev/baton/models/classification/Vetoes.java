package dev.baton.models.classification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rules a type out however likely it seems: a form that nobody filled in, a paper that calls
 * itself something else, an answer to a referral.
 */
final class Vetoes {
  private static final double BLANK = 0.6;
  private static final int HEAD = 8;
  private static final Map<String, List<String>> OWN_TITLES =
      Map.of(
          "invoice", List.of("invoice.title", "invoice.ending"),
          "lab-report", List.of("lab.title"),
          "discharge-summary", List.of("discharge.title"),
          "referral-letter", List.of("referral.title"));

  private static final Pattern OWN_WORD =
      Pattern.compile(
          "(?iu):|referral|invoice|rechnung|facture|fattura|discharge|entlass|lab|consult");

  /** What has the word of a type in its name and is none, or comes before it. */
  private static final Pattern NEVER =
      Pattern.compile(
          "(?iu)\\W*(?:pro[- ]?forma\\b.*|credit (?:note|memo)\\b.*|gutschrift\\b.*|(?:hospital"
              + " )?admission (?:note|record|clerking|letter)\\b.*|invoice"
              + " (?:template|reminder)\\b.*|(?:payment|invoice) reminder\\b.*|(?:the )?[\\p{L}'"
              + " -]{0,40}\\b(?:gazette|newsletter|magazine)\\b.{0,40}|(?:[\\p{L}"
              + " -]{0,30}procedure|policy|work instruction|sop) [A-Z]{2,5}-\\d.*|[^:]{3,40}: how"
              + " (?:we|to|you)\\b.*|certificat(?:o| m[ée]dical)\\b.*|(?:certificat d.)?arr[êe]t de"
              + " travail\\b.*|arbeitsunfähigkeits\\p{L}*|krankmeldung\\b.*|(?:medical|sick(?:ness)?|fitness)"
              + " certificate\\b.*|fit note\\b.*|certificado (?:m[ée]dico|de baja)\\b.*|how to"
              + " (?:read|understand|write|fill|make)\\b.*|(?:writing|reading|understanding|interpreting|preparing|dictating)"
              + " (?:an?|the|your|good|better)\\b.*|(?:the )?(?:anatomy|art|elements|essentials) of"
              + " an?\\b.*|(?:from )?the newsletter of\\b.*|(?:guidance|advice|tips|notes) for"
              + " (?:registrars|trainees|juniors?|students|staff|authors|doctors|referrers)\\b.*|(?:wie"
              + " (?:eine?|man|sie)|comment (?:lire|rédiger|bien)|cómo|come"
              + " (?:si|leggere|scrivere)|hoe (?:u|je|een))\\b.*|understanding your\\b.*|(?:an?"
              + " |the )?(?:short |quick |brief |little |patient )?guide (?:to|for)\\b.*|(?:an?"
              + " )?patient information\\b.*|what"
              + " (?:makes|is|are)\\b.*\\?|leistungsabrechnung\\b.*)");

  /** What stands at the head of an article. */
  private static final Pattern PERIODICAL =
      Pattern.compile(
          "(?iu)\\W*(?:von )?unserer redaktion\\b.*|.*\\b(?:zeitschrift|magazin)\\b.{0,40}\\bheft"
              + " \\d.*|.*\\b(?:magazine|journal|bulletin|gazette)\\b.{0,40}\\b(?:issue|vol(?:ume)?)\\b\\.?"
              + " \\d.*");

  /** A reference behind a title: {@code Quotation AN-2026-0338}. */
  private static final Pattern REFERENCE =
      Pattern.compile("\\s+(?=\\S*\\d)[\\p{Lu}\\d][\\p{Lu}\\d/._-]*$");

  /** Another paper, to which this one belongs. */
  private static final Pattern ANOTHER =
      Pattern.compile(
          "(?iu)\\W*(?:your|our|ihre?|unsere?|votre|notre|su|nuestro|vostr[oa]|uw|ons) ");

  private static final Pattern GAP = Pattern.compile("\\s{3,}|\\t|\\||\\s[-–—]\\s");

  /** What says of itself that it is no invoice, or not yet one. */
  private static final Pattern NO_INVOICE =
      Pattern.compile(
          "(?iu)\\b(?:is|are) (?:not (?:an|a tax|a vat)|no) invoice\\b|\\bkeine"
              + " rechnung\\b|pro[- ]?forma (?:invoice|rechnung)\\b");

  /** When a patient was seen, as letters say that answer another. */
  private static final Pattern SEEN =
      Pattern.compile("(?imu)^\\W*(?:date of clinic|clinic date)\\b");

  /** What who refers a patient writes, though it may say when the patient was seen. */
  private static final Pattern REFERS =
      Pattern.compile(
          "(?iu)\\b(?:i|we) (?:am |are |wish to |would like to )?refer(?:ring)?\\b(?! to)|\\bif you"
              + " (?:would|could) (?:please |kindly )?(?:see|review|assess|accept)\\b|\\b(?:please"
              + " )?(?:could|would) you (?:please |kindly"
              + " )?(?:see|review|assess|arrange)\\b|\\bthank(?:s| you)(?: very much)? for"
              + " (?:agreeing to see|seeing|accepting)\\b|\\b(?:please|kindly) see"
              + " (?:him|her|them|this|mr|mrs|ms|my)\\b");

  /** When a laboratory got its sample. */
  private static final Pattern RECEIVED = Pattern.compile("(?iu)receipt\\s*:?\\s+\\d{1,4}[./ -].*");

  /** Who looks after animals, and of which animal is told: no patient of these types. */
  private static final Pattern OF_ANIMALS =
      Pattern.compile(
          "(?iu)\\b(?:veterin\\p{L}+|mrcvs|mvb|bvsc|bvms|dvm|vet(?:s|'s)?|tier(?:arzt|klinik)\\p{L}*)\\b");

  private static final Pattern ANIMAL =
      Pattern.compile(
          "(?iu)\\b(?:animals?|species|breed|herd|flock|canine|feline|bovine|equine|ovine|porcine|avian"
              + "|cows?|cattle|heifer|calf|mare|gelding|stallion|foal|horse|pony|dog|bitch|puppy|cat|kitten"
              + "|sheep|ewe|goat|pig|sow|rabbit|owner|labrador|spaniel|terrier|neutered|spayed|tier|hund|katze)\\b");

  private static final Pattern PATIENT = Pattern.compile("(?iu)\\bpatient");

  /** Lists of what a laboratory offers, and forms to order it by. */
  private static final Pattern NO_REPORT =
      Pattern.compile(
          "(?iu).*\\b(?:(?:fee|price|charge|rate) (?:schedule|list)|test"
              + " (?:directory|catalogue|menu)|schedule of (?:fees|charges)|(?<!on |on the |from"
              + " |from the )(?:request|requisition) form|bulletin|newsletter|users?['’]?"
              + " (?:guide|handbook|manual))\\b.*");

  private static final int LEAST_EMPTY = 4;

  private static final Pattern ONLY_LABELS =
      Pattern.compile(
          "(?u)[ |]*(?:\\p{L}[\\p{L} ,()/.'’-]{1,40}:[ /|_]*(?:\\[ ?\\] \\p{L}+[ |]*)*)+");

  private static final Pattern FILLED_LABEL =
      Pattern.compile("(?mu)\\p{L}\\)?: {1,4}(?![\\s/_.|\\[])[^\\n]{2,}");

  private static final int LEAST_BOXES = 3;
  private static final Pattern BOX = Pattern.compile("\\[ {0,2}\\]|[☐□]|\\( \\)");
  private static final Pattern TICKED = Pattern.compile("\\[ ?[xX✓✔*] ?\\]|[☑☒■✓✔]|\\([xX]\\)");
  private static final Pattern ANY_DAY =
      Pattern.compile(
          "(?u)\\b\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)?\\d{2}\\b|\\b(?:19|20)\\d{2}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}\\.?"
              + " \\p{L}{3,9}\\.? (?:19|20)\\d{2}\\b|\\b\\p{L}{3,9} \\d{1,2}, (?:19|20)\\d{2}\\b");

  private static final Pattern PRICES =
      Pattern.compile(
          "(?iu).*\\b(?:price ?list|fee schedule|rate card|tariff|list of prices)\\b.*");

  /** What a doctor puts above what is to be handed out. */
  private static final Pattern PRESCRIPTION = Pattern.compile("(?imu)^\\s*(?:rx|℞)[:.]?\\s*$");

  private static final Pattern NO_REFERRAL =
      Pattern.compile("(?iu).*\\b(?:letter of recommendation|recommendation letter)\\b.*");

  private final List<Concept> concepts;
  private final Map<String, Integer> places;

  Vetoes(List<Concept> concepts) {
    this.concepts = concepts;
    places =
        IntStream.range(0, concepts.size())
            .boxed()
            .collect(Collectors.toMap(i -> concepts.get(i).name(), i -> i));
  }

  /** Takes a text and how much of each concept it has, in the order of the concepts. */
  OfText of(TextViews text, double[] words) {
    return new OfText(text, words);
  }

  // A vet and an animal that nobody calls a patient.
  private static boolean isOfHerd(String words) {
    return OF_ANIMALS.matcher(words).find()
        && !PATIENT.matcher(words).find()
        && ANIMAL
                .matcher(words)
                .results()
                .map(animal -> animal.group().toLowerCase(Locale.ROOT))
                .distinct()
                .count()
            > 1;
  }

  // Rows of labels, one below the other, with nothing behind any: lines to write on are gone when
  // a form was read.
  private static boolean isUnfilled(String lines) {
    List<String> rows =
        lines
            .lines()
            .filter(line -> !line.isBlank() && line.length() <= TextViews.LONGEST_LINE)
            .toList();
    int empty = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean last = i + 1 == rows.size() || !hasLetter(rows.get(i + 1));
      if (ONLY_LABELS.matcher(rows.get(i)).matches()
          && (last || ONLY_LABELS.matcher(rows.get(i + 1)).matches())) {
        empty += (int) rows.get(i).chars().filter(c -> c == ':').count();
      }
    }
    return empty >= LEAST_EMPTY
        && FILLED_LABEL.matcher(lines).results().count() * LEAST_EMPTY < empty;
  }

  // Boxes of which none is ticked, and not one day in all the text: nobody has written on it.
  private static boolean isUnticked(String lines) {
    return BOX.matcher(lines).results().count() >= LEAST_BOXES
        && !TICKED.matcher(lines).find()
        && !ANY_DAY.matcher(lines).find();
  }

  private static boolean hasLetter(String row) {
    return row.chars().anyMatch(Character::isLetter);
  }

  private boolean calls(String title) {
    return NEVER.matcher(title).matches()
        || (concept("other.title").names(title) && !OWN_WORD.matcher(title).find());
  }

  private Concept concept(String name) {
    return concepts.get(place(name));
  }

  private int place(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw new IllegalStateException("concepts.txt does not hold " + name);
    }
    return place;
  }

  /** The vetoes of one text, of which several types ask the same; one thread's. */
  final class OfText {
    private final TextViews text;
    private final double[] words;
    private final List<String> head;
    private @Nullable Boolean herd;

    private OfText(TextViews text, double[] words) {
      this.text = text;
      this.words = words;
      head = text.titles().stream().limit(HEAD).toList();
    }

    /** Whether the text cannot be of this type. */
    boolean against(String type) {
      if (has("short") > 0
          || has("blank") >= BLANK
          || isUnfilled(text.lines())
          || isUnticked(text.lines())
          || head.stream().anyMatch(title -> PERIODICAL.matcher(title).matches())) {
        return true;
      }
      if (type.equals("invoice") && NO_INVOICE.matcher(text.words()).find()) {
        return true;
      }
      if (isAnother(type)) {
        return true;
      }
      boolean otherwise =
          head.stream()
                  .filter(t -> !type.equals("lab-report") || !RECEIVED.matcher(t).matches())
                  .anyMatch(this::isOther)
              || (type.equals("referral-letter")
                  && ((has("reply") > 0 && !REFERS.matcher(text.words()).find())
                      || SEEN.matcher(text.lines()).find()));
      return otherwise && (!isTitled(type) || isCalledFirst(type) || isCalledBefore(type));
    }

    private boolean isTitled(String type) {
      return OWN_TITLES.getOrDefault(type, List.of()).stream().anyMatch(title -> has(title) > 0);
    }

    // What a paper calls itself stands above the papers that it lists.
    private boolean isCalledBefore(String type) {
      List<String> own = OWN_TITLES.getOrDefault(type, List.of());
      for (String title : head) {
        if (own.stream().anyMatch(name -> concept(name).names(title))) {
          return false;
        }
        if (isOther(title) && !OWN_WORD.matcher(title).find()) {
          return true;
        }
      }
      return false;
    }

    // What stands beside something else and has a colon is the label of a reference.
    private boolean isOther(String title) {
      boolean apart = GAP.matcher(title).find() && title.indexOf(':') >= 0;
      Stream<String> whole = apart ? Stream.empty() : Stream.of(title);
      Stream<String> parts = GAP.splitAsStream(title).filter(part -> part.indexOf(':') < 0);
      return Stream.concat(whole, parts)
          .map(part -> TextViews.bare(REFERENCE.matcher(part).replaceFirst("")))
          .filter(part -> !ANOTHER.matcher(part).lookingAt())
          .anyMatch(part -> concept("other.title").names(part) || NEVER.matcher(part).matches());
    }

    private boolean isAnother(String type) {
      return switch (type) {
        case "invoice" ->
            has("invoice.title") == 0 && head.stream().anyMatch(t -> PRICES.matcher(t).matches());
        case "lab-report" ->
            head.stream().anyMatch(t -> NO_REPORT.matcher(t).matches())
                || PRESCRIPTION.matcher(text.lines()).find()
                || isOfHerd();
        case "referral-letter" ->
            text.titles().stream().anyMatch(t -> NO_REFERRAL.matcher(t).matches()) || isOfHerd();
        default -> isOfHerd();
      };
    }

    private boolean isOfHerd() {
      if (herd == null) {
        herd = Vetoes.isOfHerd(text.words());
      }
      return herd;
    }

    // What stands first is what a paper calls itself, whatever its columns are called. The house
    // may stand in front of what its paper is called.
    private boolean isCalledFirst(String type) {
      if (text.titles().isEmpty()) {
        return false;
      }
      String title = text.titles().getFirst();
      List<String> parts = GAP.splitAsStream(title).map(TextViews::bare).toList();
      return calls(title)
          || (parts.stream().anyMatch(Vetoes.this::calls)
              && OWN_TITLES.getOrDefault(type, List.of()).stream()
                  .map(Vetoes.this::concept)
                  .noneMatch(own -> parts.stream().anyMatch(own::names)));
    }

    private double has(String name) {
      return words[place(name)];
    }
  }
}
