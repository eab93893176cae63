package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.TableHeader;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Currencies;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import dev.baton.documents.values.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an invoice's table: a description and figures, the last of which is the row's sum.
 * Which figure is the quantity and which the price is decided by what multiplies to the sum.
 */
final class LineItems implements SectionFacts {
  private static final Pattern SUMMARY =
      Pattern.compile(
          "(?iU)^\\W*(?:(?:zzgl|zuzüglich|inkl|incl|including|plus|add|davon)\\b\\.?\\s*)?(?:\\d{1,2}(?:[.,]\\d{1,2})?\\s?%\\s*)?(?:sub-?\\s?total|zwischentotal|\\w*total|net|netto\\w*|gross|brutto\\w*|\\w*(?:betrag|summe)|vat|tax|(?:(?:state|local|county|city|provincial|and)"
              + " ){0,3}sales tax|gst|mwst|ust|umsatzsteuer"
              + "|mehrwertsteuer|taxable|[cis]gst|utgst|amount|balance|grand|zwischensumme|gesamt|summe|rechnungsbetrag|less|paid|deposit|discount|rabatt|payment|carried|brought|shipping|freight|carriage|please|due|iban|invoice|fees"
              + " and|to pay|zu"
              + " zahlen|tva|iva|btw|moms|hst|pst|qst|sous-total|montant|remise|acompte|échéance|règlement)\\b.*");
  private static final BigDecimal EXACT = new BigDecimal("0.001");
  private static final BigDecimal ROUNDING = new BigDecimal("0.011");
  private static final Pattern DISCOUNT =
      Pattern.compile("(?iu)\\W*(?:less|discount|rabatt|nachlass|remise|skonto|rebate|sconto)\\b");
  private static final Pattern CARRIED =
      Pattern.compile(
          "(?iU)\\b(?:carried|brought|übertrag|à reporter|report à nouveau|riporto|suma (?:y sigue"
              + "|anterior)|te transporteren)\\b");

  /** A row that hands on what the page has come to, and nothing that was done or delivered. */
  private static final Pattern CARRYING =
      Pattern.compile(
          "(?iU)^\\W*(?:(?:sub-?\\s?total|total|amount|balance)\\W+)?(?:(?:carried|brought)"
              + " (?:forward|over|down|to|from)\\b|übertrag\\b|à reporter\\b|report à"
              + " nouveau\\b|report(?=\\W*\\d)|riporto\\b|suma (?:y sigue|anterior)\\b|te"
              + " transporteren\\b).*");

  private static final Pattern FIGURE =
      Pattern.compile("(?<![\\w.,/-])[-−]?(" + Numbers.WRITTEN + ")(?!\\s?%|[\\w/]|[.,-]\\d)");
  private static final Pattern MONEY_END =
      Pattern.compile(
          ".*\\d[.,]\\d{2}\\)?\\s*(?:[€$£]|[A-Z]{3})?\\s*(?:[A-Z*]|\\d{1,2}(?:[.,]\\d)?\\s?%)?\\s*$");

  private static final int LONGEST_NAME = 90;

  /** A quantity, its unit and a price, and nothing that says of what. */
  private static final Pattern QUANTITY_FIRST =
      Pattern.compile(
          "(?u)\\s*\\d{1,5}(?:[.,]\\d{1,2})?\\s+(?:\\p{L}{1,12}\\.?\\s*)?(?:x|×|@|à|at)\\s+\\S.*\\d[.,]\\d{2}.*");

  /** How many of what at which price. */
  private static final Pattern COUNT =
      Pattern.compile(
          "(?u)\\d+(?:[.,]\\d+)?\\s*\\p{L}{0,12}\\.?\\s*(?:@|x|×|à|at)\\s*\\S{0,4}\\s?[\\d.,]+\\s*");

  private static final Pattern ABOVE = Pattern.compile("^(?:\\d{1,3}[.)]\\s+|[-*•·]\\s+)");

  /** In front of a price, and behind how many of it. */
  private static final Pattern TIMES =
      Pattern.compile(
          "@|\\d\\s*(?:\\p{L}{1,12}\\.?\\s*)?(?:\\b[xX]\\b|×|\\bat\\b|\\bà\\b)\\s*(?:"
              + Currencies.WRITTEN
              + ")?\\s*\\d[\\d.,']*[.,]\\d{2}\\b");

  private static final Pattern POSITION = Pattern.compile("^\\s*\\d{1,3}[.)]?\\s+(?=\\p{L})");

  private static final Pattern FIGURES_BEHIND =
      Pattern.compile(
          "(?::?\\s*\\d[\\d.,]*\\s*[x×@]\\s*[^=]{1,16}=?|(?:\\s+[-−]?(?:[€$£]\\s?)?"
              + Numbers.WRITTEN
              + "(?:\\s?(?:%|[€$£]|x|pcs|h|hrs))?)+\\s*(?:[€$£]|[A-Z]{3})?)$");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    Table table = Table.under(section.tableHeader());
    List<Fact> facts = new ArrayList<>();
    List<Fact> listed = new ArrayList<>();
    boolean after = false;
    Line above = null;
    for (Line written : section.lines()) {
      Line before = above;
      Line line = named(written, before);
      above = written;
      if (TableHeader.is(Cell.of(line.text()))) {
        table = Table.under(line);
        after = false;
      } else {
        boolean carrying = CARRYING.matcher(line.text()).matches();
        Fact item = carrying ? null : item(line, table, after, notation);
        if (item != null && isSumOf(item, facts)) {
          table = Table.NONE;
          item = null;
        } else if (item != null) {
          facts.add(BegunItem.whole(item, line, before));
        } else if (carrying || SUMMARY.matcher(line.text()).matches()) {
          facts.addAll(proven(line, facts, listed, notation));
          discount(line, notation).ifPresent(facts::add);
          listed.clear();
          table = carrying || isCarried(line.text()) ? table : Table.NONE;
        } else {
          listed(line, notation).ifPresent(listed::add);
        }
        after = item != null;
      }
    }
    return facts;
  }

  // "3 visits x $132.00 ..... $396.00": what was done stands in the line above.
  private static Line named(Line line, @Nullable Line above) {
    if (above == null
        || above.blank()
        || !Amounts.all(above.text(), Notation.UNKNOWN).isEmpty()
        || !QUANTITY_FIRST.matcher(line.text()).matches()
        || above.text().strip().endsWith(":")) {
      return line;
    }
    String name = ABOVE.matcher(above.text().strip()).replaceFirst("");
    boolean said = name.length() <= LONGEST_NAME && name.matches("(?u).*\\p{L}{3}.*");
    return said && Cell.of(above.text()).size() <= 2
        ? new Line(line.page(), line.number(), name + "  " + line.text(), line.emphasized())
        : line;
  }

  // A row without quantity and price that is the sum of those above it is no item.
  private static boolean isSumOf(Fact row, List<Fact> items) {
    BigDecimal sum =
        items.stream()
            .map(item -> item.value().at("/amount/amount").decimalValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return items.size() >= 2
        && row.value().path("quantity").isNull()
        && near(sum, row.value().at("/amount/amount").decimalValue());
  }

  // What is taken off before the net amount.
  private static Optional<Fact> discount(Line line, Notation notation) {
    return Amounts.last(line.text(), notation)
        .filter(sum -> DISCOUNT.matcher(line.text()).lookingAt())
        .filter(sum -> sum.value().get("amount").decimalValue().signum() < 0)
        .map(sum -> Fact.at(line, "discount", sum.value(), line.text()));
  }

  /** Whether a line ends with a sum of money. */
  static boolean isPriced(Line line) {
    return MONEY_END.matcher(line.text()).matches();
  }

  /** What one page hands on to the next. */
  static boolean isCarried(String words) {
    return CARRIED.matcher(words).find();
  }

  static boolean isSummary(String words) {
    return SUMMARY.matcher(words).matches();
  }

  // Words and a sum in a line are an item when they and the others make the sum below them.
  private static List<Fact> proven(
      Line summary, List<Fact> items, List<Fact> listed, Notation notation) {
    Optional<Found> stated = Amounts.last(summary.text(), notation);
    if (listed.isEmpty() || stated.isEmpty()) {
      return List.of();
    }
    BigDecimal sum =
        Stream.concat(items.stream(), listed.stream())
            .map(item -> item.value().at("/amount/amount").decimalValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return near(sum, stated.get().value().get("amount").decimalValue())
        ? List.copyOf(listed)
        : List.of();
  }

  private static Optional<Fact> listed(Line line, Notation notation) {
    List<Cell> cells = Cell.of(line.text());
    String name = cells.isEmpty() ? "" : cells.getFirst().text().replaceFirst("^[-*•·]\\s+", "");
    if (cells.size() < 2
        || cells.size() > 3
        || name.chars().filter(Character::isLetter).count() < 3
        || !MONEY_END.matcher(line.text()).matches()) {
      return Optional.empty();
    }
    return Amounts.last(line.text(), notation)
        .map(
            sum -> {
              ObjectNode value = JsonNodeFactory.instance.objectNode().put("description", name);
              value.putNull("quantity").putNull("unitPrice").set("amount", sum.value());
              BigDecimal amount = sum.value().get("amount").decimalValue();
              if (isMispriced(line.text().substring(0, sum.start()), amount, notation)) {
                value.put("disagrees", true);
              }
              return Fact.at(line, "lineItem", value, line.text());
            });
  }

  /** Where a row stands: under a header of items or not, with known columns or not. */
  private record Table(boolean items, @Nullable Columns columns) {
    static final Table NONE = new Table(false, null);

    static Table under(@Nullable Line header) {
      return header == null || !isItemHeader(header)
          ? NONE
          : new Table(true, Columns.ofItems(header));
    }
  }

  private static @Nullable Fact item(Line line, Table table, boolean after, Notation notation) {
    Fact item = table.columns() == null ? null : row(line, table.columns(), notation);
    boolean summary = SUMMARY.matcher(line.text()).matches();
    if (item != null && (!summary || item.value().path("unitPrice").isObject())) {
      return item;
    }
    return summary ? null : written(line, table.items(), after, notation);
  }

  // What stands under the columns; a sum without a quantity and a price is an item too.
  private static @Nullable Fact row(Line line, Columns columns, Notation notation) {
    Map<Columns.Role, String> cells = columns.of(line);
    Optional<Found> sum = sum(cells.get(Columns.Role.AMOUNT), notation);
    String name = cells.getOrDefault(Columns.Role.NAME, "").strip();
    if (sum.isEmpty() || name.chars().filter(Character::isLetter).count() < 2) {
      return null;
    }
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("description", name);
    BigDecimal quantity = figure(cells.get(Columns.Role.VALUE), notation);
    BigDecimal price = figure(cells.get(Columns.Role.PRICE), notation);
    value.put("quantity", quantity);
    value.set("unitPrice", price == null ? null : money(price, sum.get()));
    value.set("amount", sum.get().value());
    if (quantity != null
        && price != null
        && !cells.containsKey(Columns.Role.PREVIOUS)
        && !near(quantity.multiply(price), sum.get().value().get("amount").decimalValue())) {
      value.put("disagrees", true);
    } else if ((quantity == null || price == null) && !cells.containsKey(Columns.Role.PREVIOUS)) {
      multiplied(line.text(), sum.get(), value, notation);
    }
    return Fact.at(line, "lineItem", value, line.text());
  }

  // Where the columns do not tell quantity and price, two figures in front of the sum may make it.
  private static void multiplied(String text, Found sum, ObjectNode value, Notation notation) {
    int end = text.lastIndexOf(sum.text());
    String before = text.substring(0, Math.max(0, end));
    List<BigDecimal> figures = figures(POSITION.matcher(before).replaceFirst(""), notation);
    Product product = product(figures(before, notation), sum.value().get("amount").decimalValue());
    if (product != null) {
      value.put("quantity", product.quantity());
      value.set("unitPrice", money(product.price(), sum));
    } else if (figures.size() == 2 && figures.getFirst().scale() < 2 && couldMultiply(figures)) {
      value.put("disagrees", true);
    }
  }

  private static Optional<Found> sum(@Nullable String text, Notation notation) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<Found> written = Amounts.last(text, notation);
    return written.isPresent() ? written : Amounts.whole(text, notation);
  }

  private static @Nullable BigDecimal figure(@Nullable String text, Notation notation) {
    boolean grouped = text != null && text.strip().matches("\\d{1,3}(?: \\d{3})+");
    List<BigDecimal> figures =
        text == null
            ? List.of()
            : figures(grouped ? text.strip().replace(" ", "") : text, notation);
    return figures.size() == 1 ? figures.getFirst() : null;
  }

  private static boolean near(BigDecimal product, BigDecimal sum) {
    BigDecimal rounded = product.setScale(2, RoundingMode.HALF_UP);
    boolean exact = product.stripTrailingZeros().scale() <= 2;
    BigDecimal allowed = exact ? EXACT : ROUNDING;
    return rounded.subtract(sum).abs().compareTo(allowed) <= 0;
  }

  private static boolean isItemHeader(Line line) {
    return line.text()
        .matches(
            "(?i).*\\b(desc\\w*|items?|qty|quantity|article|service|product|menge|bezeichnung|artikel|beschreibung|hours|particulars|details|leistung|désignation|work|part|task|activity|goods|title|position|line"
                + " total|montant|days)\\b.*");
  }

  // Without known columns: a description and figures of which two multiply to the last one.
  private static @Nullable Fact written(
      Line line, boolean inTable, boolean after, Notation notation) {
    String text = line.text();
    List<Found> amounts = Amounts.all(text, notation);
    if (amounts.isEmpty() || !MONEY_END.matcher(text).matches()) {
      return null;
    }
    Found sum = amounts.getLast();
    String before = text.substring(0, sum.start());
    List<BigDecimal> figures = figures(before, notation);
    String description = description(before);
    Product product = product(figures, sum.value().get("amount").decimalValue());
    if (description.length() < 2
        || (product == null && !inTable && !(after && Cell.of(text).size() == 2))
        || (!inTable && !after && figures.size() < 2)) {
      return null;
    }
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("description", description);
    value.put("quantity", product == null ? null : product.quantity());
    value.set("unitPrice", product == null ? null : money(product.price(), sum));
    value.set("amount", sum.value());
    if (product == null && couldMultiply(figures)) {
      value.put("disagrees", true);
    }
    return Fact.at(line, "lineItem", value, text);
  }

  // A quantity and a price in front of the sum: they should have made it.
  private static boolean couldMultiply(List<BigDecimal> figures) {
    return figures.size() >= 2 && figures.getLast().scale() == 2;
  }

  /**
   * Whether a quantity and the price behind an @ or a sign of multiplication do not make the sum
   * behind them.
   */
  static boolean isMispriced(String before, BigDecimal amount, Notation notation) {
    List<BigDecimal> figures = figures(before, notation);
    return TIMES.matcher(before).find()
        && couldMultiply(figures)
        && figures.stream().noneMatch(figure -> figure.scale() > 2)
        && product(figures, amount) == null;
  }

  private static ObjectNode money(BigDecimal amount, Found like) {
    ObjectNode money = like.value().deepCopy();
    return money.put("amount", amount);
  }

  private static List<BigDecimal> figures(String text, Notation notation) {
    List<BigDecimal> figures = new ArrayList<>();
    Matcher matcher = FIGURE.matcher(text);
    while (matcher.find()) {
      BigDecimal figure = Numbers.parse(matcher.group(1), notation);
      figures.add(matcher.group().startsWith(matcher.group(1)) ? figure : figure.negate());
    }
    return figures;
  }

  /** Two figures that multiply to the sum of the row. */
  private record Product(BigDecimal quantity, BigDecimal price) {}

  private static @Nullable Product product(List<BigDecimal> figures, BigDecimal sum) {
    for (int i = figures.size() - 1; i > 0; i--) {
      for (int j = i - 1; j >= 0; j--) {
        BigDecimal product = figures.get(i).multiply(figures.get(j));
        if (near(product, sum) && sum.signum() != 0) {
          // The price has decimals or is the later figure.
          boolean earlierIsPrice = figures.get(j).scale() == 2 && figures.get(i).scale() < 2;
          return earlierIsPrice
              ? new Product(figures.get(i), figures.get(j))
              : new Product(figures.get(j), figures.get(i));
        }
      }
    }
    return null;
  }

  // The longest cell with letters in it; an item number before it is none.
  private static String description(String text) {
    String best = "";
    for (Cell cell : Cell.of(text)) {
      String words =
          cell.text()
              .replaceFirst("^(?:[-*•·]\\s+)?(?:\\d{1,3}[.)]?\\s+(?=\\p{L}))?(?:[xX×]\\s+)?", "");
      if (words.chars().anyMatch(Character::isLetter)
          && words.length() > best.length()
          && !COUNT.matcher(cell.text()).matches()) {
        best = words;
      }
    }
    // Where all stands in one cell, the figures behind the words are no part of them.
    boolean single = Cell.of(text).size() == 1;
    return (single ? FIGURES_BEHIND.matcher(best).replaceFirst("") : best).strip();
  }
}
