package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.SectionGroup;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Notation;
import dev.baton.shared.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Extracts the facts of a group of sections by the rules of one type. */
public final class Extractor {
  /** Facts of a group beyond this number are left out, and the last fact says how many. */
  public static final int MOST_FACTS = 1_000;

  /** The name of the fact that stands for those that were left out. */
  public static final String OMITTED = "factsOmitted";

  /** The name of the fact that says that the order of day and month was only likely. */
  public static final String PERHAPS = "dateOrder";

  /** The name of the fact that says which fact's label has nothing behind it. */
  public static final String UNANSWERED = "unanswered";

  /** The name of a fact that looks like a result and could not be read as one. */
  public static final String UNREAD = "unreadResult";

  /** What a text may say once more, and then must say alike. */
  private static final Set<String> SAID_AGAIN =
      Set.of("admissionDate", "dischargeDate", "urgency", "birthDate", UNANSWERED);

  private static final Pattern ACCOUNT_HOLDER = Pattern.compile("(?iu)account (?:name|holder)");
  private static final int BESIDE_ACCOUNT = 3;

  /** A doctor, a ward, or the label of a number. */
  private static final Pattern NO_PATIENT =
      Pattern.compile("^(?:Dr|Prof|St)\\b|\\b(?:No|Nr|Number|ID)\\.?$");

  private static final Pattern OF_PERSON =
      Pattern.compile(
          "(?iu)\\b(?:mr|mrs|ms|miss|herrn?|frau|mme|dob|d\\.o\\.b|born|geb|née?|date of"
              + " birth)\\b");

  private static final Pattern FORM_OF_ADDRESS =
      Pattern.compile("(?iu)^\\s*(?:(?:mr|mrs|ms|miss|herrn?|frau|mme|dr|prof)\\b\\.?\\s*)+");

  private static final int TOP_ROWS = 30;

  private final Labels labels;
  private final List<SectionFacts> others;
  private final List<SectionFacts> atTheTop;
  private final List<SectionFacts> everywhere;
  private final DocumentType type;

  public Extractor(DocumentType type) {
    this.type = type;
    labels = new Labels(type.rules().fields());
    everywhere = everywhere(type);
    others = others(type);
    atTheTop = atTheTop(type, labels);
  }

  private static List<SectionFacts> others(DocumentType type) {
    return switch (type) {
      case INVOICE ->
          List.of(
              new LineItems(),
              new BankAccount(),
              new Narrative(InvoiceSentences.ALL),
              new ToldSums(),
              new SumsInWords(),
              new ToldTerms(),
              new Told(Told.OF_PAYMENTS));
      case LAB_REPORT ->
          List.of(
              new Analytes(),
              EmptyCells.OF_RESULTS,
              new ResultsLeftOut(),
              EmptyCells.OF_RANGES,
              new Narrative(Sentences.LABORATORY),
              new DeniedStates(),
              new Told(Told.OF_RESULTS));
      case DISCHARGE_SUMMARY ->
          List.of(
              new Diagnoses(),
              new Medications(),
              EmptyCells.OF_DOSES,
              EmptyCells.OF_ROUTES,
              new NoDrugs(),
              new Narrative(Sentences.DISCHARGE),
              new DeniedDiseases(),
              new Told(Told.OF_DRUGS));
      case REFERRAL_LETTER ->
          List.of(
              new Medications(),
              new Signature("from"),
              new Narrative(ReferralSentences.ALL),
              new ToldDays(),
              new Told(Told.OF_BLOOD_THINNERS));
    };
  }

  private static List<SectionFacts> atTheTop(DocumentType type, Labels labels) {
    return switch (type) {
      case INVOICE ->
          List.of(
              new Letterhead("seller", labels),
              new Recipient("buyer"),
              new LetterDate("issueDate"));
      case LAB_REPORT ->
          List.of(new Letterhead("laboratory", labels), new NameAbove(), new PatientLine());
      case DISCHARGE_SUMMARY ->
          List.of(new Letterhead("hospital", labels), new NameAbove(), new PatientLine());
      case REFERRAL_LETTER ->
          List.of(
              new Letterhead("from", labels),
              new Recipient("to"),
              new LetterDate("letterDate"),
              new TitledUrgency(),
              new NameAbove(),
              new PatientLine());
    };
  }

  private static List<SectionFacts> everywhere(DocumentType type) {
    return switch (type) {
      case INVOICE ->
          List.of(
              new ImpossibleDates(),
              new Garbled(),
              new Remarks(),
              new Notices(type),
              new OtherAccounts(),
              new StatedCurrencies());
      case LAB_REPORT ->
          List.of(
              new ImpossibleDates(),
              new PatientMentions(),
              new PatientNumbers(),
              new EmptyFields(),
              new OfOneSex(type),
              new RetoldResults(),
              new Garbled(),
              new Remarks(),
              new Notices(type));
      case DISCHARGE_SUMMARY, REFERRAL_LETTER ->
          List.of(
              new ImpossibleDates(),
              new VitalSigns(),
              new PatientMentions(),
              new PatientNumbers(),
              new EmptyFields(),
              new OfOneSex(type),
              new Sides(),
              new ForeignSides(),
              new Greeted(),
              new AllergySentences(),
              new LengthOfStay(),
              new ToldDischarge(),
              new Garbled(),
              new Remarks(),
              new Notices(type));
    };
  }

  public List<Fact> extract(SectionGroup group) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    LabelledFacts labelled = new LabelledFacts(labels, group.notation());
    for (Section section : group.sections()) {
      labelled.of(section).stream()
          .map(fact -> taken(fact, group.notation()))
          .forEach(fact -> add(fact.in(section.heading()), facts));
    }
    List<Fact> holders =
        facts.values().stream().filter(fact -> isAccountHolder(fact, facts.values())).toList();
    facts.values().removeAll(holders);
    Set<String> announced = new HashSet<>();
    facts.values().forEach(fact -> announced.add(fact.name()));
    announced.removeAll(SAID_AGAIN);
    if (group.index() == 0) {
      addAll(top(group.sections()), atTheTop, group, announced, facts);
    }
    for (Section section : group.sections()) {
      addAll(section, others, group, announced, facts);
      addAll(section, everywhere, group, announced, facts);
    }
    if (group.notation().dateOrder().perhaps()) {
      facts.values().stream()
          .filter(fact -> Dates.twoWays(fact.text()) && !fact.value().isObject())
          .findFirst()
          .ifPresent(fact -> add(likely(fact, group.notation()), facts));
    }
    List<Fact> all = Needless.without(NameParts.ofPatients(List.copyOf(facts.values())));
    return bounded(withOthers(all, lines(group), group.notation()));
  }

  // What the whole of the facts leaves open is known when all are there.
  private List<Fact> withOthers(List<Fact> facts, List<Line> lines, Notation notation) {
    if (type != DocumentType.INVOICE) {
      return facts;
    }
    List<Fact> taxed = TaxRows.completed(facts, lines, notation);
    List<Fact> items = Needless.withoutOtherTables(taxed);
    List<Fact> all = new ArrayList<>(SumProof.completed(items, lines, notation));
    all.addAll(OtherSums.of(lines, all, notation));
    return all;
  }

  // Behind prélèvement or sample a laboratory writes what it is, or when it was taken.
  private static Fact taken(Fact fact, Notation notation) {
    return fact.name().equals("specimen")
        ? Dates.first(fact.text(), notation)
            .filter(date -> date.start() == 0)
            .map(date -> fact.dated("collectedAt", date.value()))
            .orElse(fact)
        : fact;
  }

  // Whose account it is that is paid to.
  private static boolean isAccountHolder(Fact party, Collection<Fact> facts) {
    return party.name().equals("buyer")
        && party.label() != null
        && ACCOUNT_HOLDER.matcher(party.label()).matches()
        && facts.stream()
            .anyMatch(
                fact ->
                    fact.name().equals("iban")
                        && fact.page() == party.page()
                        && Math.abs(fact.line() - party.line()) <= BESIDE_ACCOUNT);
  }

  private static List<Line> lines(SectionGroup group) {
    return group.sections().stream().flatMap(section -> section.lines().stream()).toList();
  }

  private static Fact likely(Fact date, Notation notation) {
    String order = notation.dateOrder().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Fact(
        PERHAPS,
        JsonNodeFactory.instance.textNode(order),
        date.text(),
        date.page(),
        date.line(),
        null,
        date.section());
  }

  // What a label announces needs no guess beside it.
  private static void addAll(
      Section section,
      List<SectionFacts> finders,
      SectionGroup group,
      Set<String> announced,
      Map<String, Fact> facts) {
    for (SectionFacts finder : finders) {
      for (Fact fact : finder.of(section, group.notation())) {
        if (!announced.contains(fact.name()) && !isSaidElse(fact, facts)) {
          add(fact.in(section.heading()), facts);
        } else if (fact.name().equals("patientName")
            && (finder instanceof PatientLine
                ? !isBesideName(fact, facts)
                : isOfPatient(fact, section))
            && !NO_PATIENT.matcher(fact.value().asText()).find()
            && isSomebodyElse(fact, facts)) {
          add(fact.named("patientMentioned").in(section.heading()), facts);
        }
      }
    }
  }

  // Right of a letterhead the patient has labels, line by line.
  private static boolean isBesideName(Fact name, Map<String, Fact> facts) {
    return facts.values().stream()
        .filter(fact -> fact.name().equals("patientName") && fact.label() != null)
        .anyMatch(fact -> fact.page() == name.page() && Math.abs(fact.line() - name.line()) <= 1);
  }

  // Doe, Jane is Jane Doe: the name that a label gives needs no mention.
  private static boolean isSomebodyElse(Fact name, Map<String, Fact> facts) {
    Set<String> words = words(name);
    return facts.values().stream()
        .filter(fact -> fact.name().equals("patientName"))
        .map(Extractor::words)
        .noneMatch(other -> other.containsAll(words) || words.containsAll(other));
  }

  private static Set<String> words(Fact name) {
    return Arrays.stream(
            FORM_OF_ADDRESS.matcher(name.value().asText()).replaceAll("").split("[^\\p{L}]+"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  // A name beside a form of address or a birth is a person's.
  private static boolean isOfPatient(Fact name, Section section) {
    boolean words = name.value().asText().matches("(?u).*\\p{Ll}{2}.*");
    return section.lines().stream()
        .filter(line -> line.page() == name.page())
        .anyMatch(
            line ->
                (line.number() == name.line() && OF_PERSON.matcher(line.text()).find())
                    || (words
                        && line.number() == name.line() + 1
                        && NameAbove.BELOW.matcher(line.text().strip()).matches()));
  }

  // A day behind the label of another date is not the letter's, who is addressed not the sender.
  private static boolean isSaidElse(Fact fact, Map<String, Fact> facts) {
    boolean sender = fact.name().matches("seller|from|hospital|laboratory");
    if (sender
        && facts.values().stream()
            .anyMatch(
                other ->
                    other.name().matches("buyer|to")
                        && other.label() != null
                        && !ACCOUNT_HOLDER.matcher(other.label()).matches()
                        && other.value().equals(fact.value()))) {
      return true;
    }
    return fact.name().matches("letterDate|issueDate|admissionDate|dischargeDate")
        && facts.values().stream()
            .anyMatch(
                other ->
                    other.label() != null
                        && !other.name().equals(fact.name())
                        && other.page() == fact.page()
                        && other.line() == fact.line()
                        && other.value().equals(fact.value()));
  }

  // The letterhead may be a heading, and its lines sections of their own.
  private static Section top(List<Section> sections) {
    List<Line> lines = new ArrayList<>();
    for (Section section : sections) {
      for (Line line : section.lines()) {
        if (line.page() == 1 && line.number() <= TOP_ROWS) {
          lines.add(line);
        }
      }
    }
    return new Section(0, null, null, lines);
  }

  // The same value of the same name is one fact, at its first place; two rows of a table are two.
  private static void add(Fact fact, Map<String, Fact> facts) {
    boolean rows = fact.name().equals("lineItem") || fact.name().equals("tax");
    String row = rows ? fact.page() + ":" + fact.line() : "";
    facts.putIfAbsent(fact.name() + "\n" + Json.write(fact.value()) + "\n" + row, fact);
  }

  private static List<Fact> bounded(List<Fact> facts) {
    if (facts.size() <= MOST_FACTS) {
      return facts;
    }
    int omitted = facts.size() - MOST_FACTS + 1;
    List<Fact> kept = new ArrayList<>(facts.subList(0, MOST_FACTS - 1));
    Fact last = kept.getLast();
    kept.add(
        new Fact(
            OMITTED,
            JsonNodeFactory.instance.numberNode(omitted),
            "",
            last.page(),
            last.line(),
            null,
            null));
    return kept;
  }
}
