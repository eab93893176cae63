package dev.baton.tests.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Draws what a document says and how it writes it; one seed gives one document. */
final class Chance {
  private static final List<String> DATES =
      List.of(
          "d MMMM yyyy", "MMMM d, yyyy", "dd-MMM-yyyy", "yyyy-MM-dd", "dd.MM.yyyy", "d MMM yyyy");

  private final Random random;
  private final DateTimeFormatter dates;
  private final boolean commas;

  Chance(long seed) {
    random = new Random(seed);
    dates = DateTimeFormatter.ofPattern(of(DATES), Locale.ENGLISH);
    commas = percent(25);
  }

  @SafeVarargs
  final <T> T of(T... some) {
    return some[random.nextInt(some.length)];
  }

  <T> T of(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  LocalDate day() {
    return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(180));
  }

  LocalDate birthday() {
    return LocalDate.of(1935, 1, 1).plusDays(random.nextInt(25_000));
  }

  String written(LocalDate date) {
    return dates.format(date);
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(i == 0 ? between(1, 9) : between(0, 9));
    }
    return digits.toString();
  }

  BigDecimal cents(int least, int most) {
    return BigDecimal.valueOf(between(least, most), 2);
  }

  /** A sum in the notation of this document. */
  String written(BigDecimal amount) {
    DecimalFormatSymbols symbols =
        DecimalFormatSymbols.getInstance(commas ? Locale.GERMANY : Locale.US);
    return new DecimalFormat("#,##0.00", symbols).format(amount.setScale(2, RoundingMode.HALF_UP));
  }

  /** A figure with this many decimals in the notation of this document. */
  String figure(BigDecimal value) {
    return commas ? value.toPlainString().replace('.', ',') : value.toPlainString();
  }

  String person() {
    return of(PERSONS);
  }

  String doctor() {
    return "Dr. " + of(DOCTORS);
  }

  String company() {
    return of(COMPANIES);
  }

  String town() {
    return of(TOWNS);
  }

  private static final List<String> PERSONS =
      List.of(
          "Amelia Thornton",
          "Bogdan Ilic",
          "Chidi Nwosu",
          "Dorothea Lang",
          "Esteban Ruiz",
          "Freya Lindholm",
          "George Abara",
          "Hilde Brandt",
          "Ivan Petrov",
          "Josephine Clarke",
          "Kwame Boateng",
          "Lucia Ferri",
          "Marek Novotny",
          "Nora Gallagher",
          "Oscar Van Dyke");
  private static final List<String> DOCTORS =
      List.of(
          "Sanjay Mehta",
          "Ruth Okello",
          "Pavel Horak",
          "Linnea Berg",
          "Thomas Achebe",
          "Claire Dubois");
  private static final List<String> COMPANIES =
      List.of(
          "Ardent Fixtures Ltd",
          "Bluebell Print Works",
          "Corvus Logistics GmbH",
          "Dunmore Ceramics",
          "Elmwood Joinery Co.",
          "Foxglove Software Inc.",
          "Greystone Roofing LLC",
          "Hartwell Textiles",
          "Inverleith Foods plc",
          "Juniper Event Services");
  private static final List<String> TOWNS =
      List.of(
          "12 Bridge Street, Perth",
          "48 Kiln Lane, Stroud",
          "7 Rosenweg, Bern",
          "310 Oak Ave, Tulsa");
}
