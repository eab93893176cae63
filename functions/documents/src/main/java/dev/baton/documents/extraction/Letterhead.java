package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.TableHeader;
import dev.baton.documents.values.Notation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sender of a document, who stands at its top without a label: of the first lines the one that
 * most looks like the name of a company, a hospital or a practice.
 */
record Letterhead(String name, Labels labels) implements SectionFacts {
  private static final int LINES = 8;
  private static final Pattern TITLE =
      Pattern.compile(
          "(?iu).*\\b(invoice|rechnung|facture|bill|reports?|laborbefund|entlassungsbrief|überweisung|summary"
              + "|letter|referral|statement|page|seite|copy|original|confidential|date|dear|patient|re|to|from"
              + "|tel|phone|fax|www|email|results?|frau|herrn?|form)\\b.*");
  private static final Pattern ORGANISATION =
      Pattern.compile(
          "(?iu).*(?:\\b(?:ltd|limited|llc|llp|inc|plc|gmbh|ag|kg|gbr|ohg|e\\.\\s?k|(?<=(?:&|and)"
              + " )co|co(?!\\.?"
              + " \\p{L}+\\s*$)|corp|company|s\\.?a\\.?s?|s\\.?r\\.?l|b\\.?v|n\\.?v|pty|sons|group|services"
              + "|hospital|infirmary|clinic|clinics|klinik|klinikum|krankenhaus|spital|clínica|medical|health|trust|centre|center|surgery|practice|praxis|physicians"
              + "|laborator(?:y|ies)|labs?|labor|pathology|diagnostics|supplies|supply|works|studio|consulting|partners|sarl|sas|eurl|srl|s\\.p\\.a|spa|as|ab|oy|aps|bvba|university|college|associates|institut\\w*|foundation|solicitors|stores?|shop|garage|werkstatt|cabinet|clinique|hôpital|hospitalier|laboratoire|laboratorio|ospedale|ziekenhuis|kantonsspital|mvz|zentrum|gemeinschaftspraxis|hausarztpraxis|council|stadtwerke|versorgung|technik|technologies|systems|solutions|software|logistics|catering|gartenbau|elektro|dental|dentists?|dentistry|opticians?|optometr\\p{L}+|physio\\p{L}*|pharmacy|vets?|veterinary|bakery|plumbing|plumbers?|heating|joinery|builders?|building|roofing|cleaning|landscap\\p{L}+|nursery|nurseries|gardens?|printing|printers?|press|design|motors?|taxis?|transport|haulage|couriers?|kitchens?|hotel|inn|farm|dairy|foods|hire|rentals?|repairs?|electric\\p{L}*|engineering|engineers|security|training|photography|media|energy|water|telecom\\p{L}*|hosting|estates?|properties|partnership|translations?|interpreting)\\b|s\\.r\\.l\\.|\\w+(?:spital|klinik|labor|praxis|krankenhaus)\\b).*");
  private static final Pattern PERSON = Pattern.compile("(?:Dr|Prof|PD|Dott|Dra)\\b\\.? \\p{Lu}");

  /** A row of what is charged for. */
  private static final Pattern PRICED = Pattern.compile("\\d[.,]\\d{2}(?:\\s*\\S{1,3})?\\s*$");

  private static final Pattern BARE = Pattern.compile("[·•|*=_~/–—-]+");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\s*\\([^)]*\\d[^)]*\\)\\s*$");
  private static final Pattern PARTS = Pattern.compile("\\s+[·•|*]\\s+|\\s+[-–—]\\s+|,\\s+(?=\\d)");

  @Override
  public List<Fact> of(Section top, Notation notation) {
    int seen = 0;
    int most = 0;
    List<Fact> best = List.of();
    Fact addressee = addressee(top, notation);
    for (Line line : top.lines()) {
      boolean addressed = addressee != null && line.number() == addressee.line();
      List<Cell> all = Cell.of(line.text());
      if (addressed && all.size() == 1) {
        break;
      }
      List<Cell> cells = without(addressed ? addressee : null, all);
      boolean parted = cells.size() < all.size();
      if (cells.isEmpty()) {
        continue;
      }
      if (seen++ >= LINES) {
        break;
      }
      if (!best.isEmpty() && isAddressed(List.of(line))) {
        break;
      }
      if (PRICED.matcher(line.text()).find() || (seen > 1 && TableHeader.is(cells))) {
        continue;
      }
      for (Cell cell : cells.subList(0, Math.min(2, cells.size()))) {
        String text = nameIn(cell);
        boolean named = isName(text) && !NoParty.isDay(cell.text()) && !labels.begins(text);
        boolean stands = cells.size() <= 2 || parted || leads(cell, cells, line);
        int score = stands && named ? score(text, line, best.isEmpty()) : 0;
        if (score > most) {
          most = score;
          best = List.of(Fact.at(line, name, JsonNodeFactory.instance.textNode(text), cell.text()));
        }
      }
    }
    return best;
  }

  // Whom it is addressed to is not who sends it.
  private @Nullable Fact addressee(Section top, Notation notation) {
    return isAddressed(top.lines())
        ? null
        : new Recipient(name).of(top, notation).stream().findFirst().orElse(null);
  }

  private static List<Cell> without(@Nullable Fact addressee, List<Cell> cells) {
    String recipient = addressee == null ? null : addressee.text();
    return cells.stream()
        .filter(cell -> !BARE.matcher(cell.text()).matches())
        .filter(cell -> !cell.text().strip().equals(recipient))
        .toList();
  }

  // Without what stands behind it; nothing where all of it is an address.
  private String nameIn(Cell cell) {
    String bare = IN_BRACKETS.matcher(PARTS.split(cell.text())[0]).replaceFirst("").strip();
    String text = NoParty.without(bare);
    boolean address = NoParty.is(bare) && !isSender(text);
    return address
            || (bare.contains(",") && NoParty.is(bare.substring(0, bare.indexOf(',')).strip()))
        ? ""
        : text;
  }

  // A label says whom it is for: then no block of an address has to.
  private boolean isAddressed(List<Line> lines) {
    return lines.stream()
        .flatMap(line -> Cell.of(line.text()).stream())
        .flatMap(cell -> labels.in(cell.text()).stream())
        .anyMatch(
            match ->
                match.start() == 0
                    && match.strength() != Labels.Strength.RUNNING
                    && match.field().name().matches("buyer|to"));
  }

  /** Whether it is called as companies and institutions are. */
  static boolean isOrganisation(String text) {
    return ORGANISATION.matcher(text).matches();
  }

  // First in its line: right of it a label with its value, or what bars set apart.
  private boolean leads(Cell cell, List<Cell> cells, Line line) {
    boolean label = cells.size() == 3 && labels.begins(cells.get(1).text());
    boolean barred = line.text().contains("|") && isOrganisation(cell.text());
    return cell.start() == cells.getFirst().start() && (label || barred);
  }

  private int score(String text, Line line, boolean first) {
    return (first ? 2 : 1) + (line.emphasized() ? 2 : 0) + (isSender(text) ? 3 : 0);
  }

  private boolean isSender(String text) {
    return isOrganisation(text) || (name.equals("from") && PERSON.matcher(text).lookingAt());
  }

  private static boolean isName(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    return letters >= 4
        && text.length() <= 70
        && letters * 10 >= text.length() * 7L
        && Character.isUpperCase(text.charAt(0))
        && !text.contains(":")
        && !text.contains("@")
        && !text.endsWith(",")
        && (!text.endsWith(".")
            || text.toLowerCase(Locale.ROOT)
                .matches(".*\\b(ltd|inc|co|llc|corp|e\\.\\s?k|\\w\\.\\w|\\w\\.\\w\\.\\w)\\."))
        && text.split("\\s+").length <= 8
        && !TITLE.matcher(text).matches()
        && !NoParty.is(text);
  }
}
