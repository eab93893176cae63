package dev.baton.documents.values;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a document writes numbers and dates, as its unambiguous ones show; it decides those that
 * could be read in two ways.
 *
 * @param currency the ISO code of the only or clearly usual currency, null where there is none
 */
public record Notation(Decimal decimal, DateOrder dateOrder, @Nullable String currency) {
  /** Which sign starts the decimals. */
  public enum Decimal {
    POINT,
    COMMA,
    UNKNOWN
  }

  /** Whether 03/12/2026 is in December or in March. */
  public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /** Only the style of the other dates speaks for it. */
    PERHAPS_DAY_FIRST,
    /** Only the style of the other dates speaks for it. */
    PERHAPS_MONTH_FIRST,
    UNKNOWN;

    /** Whether a person should look at a date that was read so. */
    public boolean perhaps() {
      return this == PERHAPS_DAY_FIRST || this == PERHAPS_MONTH_FIRST;
    }
  }

  /** A notation of which nothing is known. */
  public static final Notation UNKNOWN = new Notation(Decimal.UNKNOWN, DateOrder.UNKNOWN, null);

  /** Collects what the lines of a document show. */
  public static final class Evidence {
    private static final Pattern COMMA =
        Pattern.compile("(?<![\\d.,])(?:\\d{1,3}(?:\\.\\d{3})+|\\d{1,6}),\\d{1,2}(?![\\d.,]*\\d)");
    private static final Pattern POINT =
        Pattern.compile("(?<![\\d.,])(?:\\d{1,3}(?:,\\d{3})+|\\d{1,6})\\.\\d{1,2}(?![\\d.,]*\\d)");
    private static final Pattern SLASH_DATE =
        Pattern.compile("(?<![\\d/-])(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/-])");

    // In these languages the month never comes first.
    private static final Pattern DAY_FIRST_LANGUAGE =
        Pattern.compile(
            "(?U)(?<!\\p{L})\\p{Ll}\\p{L}*[àâçéèêëîïôùûœäöüßñóíúìò]\\p{L}*|(?iU)\\b(?:prélèvement|prélevée?|édité|prescripteur|résultats?|valeurs|référence|honoraires|patiënte|entnahme\\w*|rechnung\\w*|facture|datum|échéance|geb\\.|entlass\\w+|befund\\w*|überweisung\\w*|tva|mwst|patientin|né\\(?e?\\)?"
                + " le|née?|betrag|montant|désignation|aufnahme\\w*|diagnosen|und|des|für|avec|pour|chez|diagnostic"
                + "|patiente?|traitement|sortie|d'entrée|urée|paciente|fecha|ingreso|alta|diagnóstico|tratamiento|nacimiento"
                + "|meses|fattura|scadenza|imponibile|iva|quantità|importo|totale|spett\\.le|paziente|nato|dimissione|ricovero"
                + "|een|voor|geen|naar|niet|wordt|sinds|uw|geachte|zonder|factuur|bedrag|btw|ontslag\\w*|opname|huisarts|patiënt|het|fatura|paciente|mit|bei|wegen|der|die|una|del|della|il|el|los|las|les|aux)\\b");
    private static final int LANGUAGE_LINES = 3;
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{3}");
    private static final int NEAR = 4;
    private static final int LONGEST_DATE = 40;
    private static final int ISO_DAY = 10;

    private final CurrencyVotes currencies = new CurrencyVotes();
    private int commas;
    private int points;
    private int dayFirst;
    private int monthFirst;
    private int dayFirstLanguage;
    private final DateStyle style = new DateStyle();

    public void add(String line) {
      commas += count(COMMA, line);
      points += count(POINT, line);
      currencies.add(line);
      style.add(line);
      dayFirstLanguage += DAY_FIRST_LANGUAGE.matcher(line).find() ? 1 : 0;
      Matcher date = SLASH_DATE.matcher(line);
      while (date.find()) {
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(3));
        dayFirst += first > 12 && first <= 31 && second <= 12 ? 1 : 0;
        monthFirst += second > 12 && second <= 31 && first <= 12 ? 1 : 0;
        String day = told(line, date.end());
        dayFirst += day.endsWith(monthAndDay(second, first)) ? 1 : 0;
        monthFirst += day.endsWith(monthAndDay(first, second)) ? 1 : 0;
        weekday(line, date);
      }
    }

    // Both ways a date may be read can be the same day of the week.
    private void weekday(String line, Matcher date) {
      int first = Integer.parseInt(date.group(1));
      int second = Integer.parseInt(date.group(3));
      int year = Integer.parseInt(date.group(4));
      Weekdays.beside(line, date.start(), date.end())
          .ifPresent(
              day -> {
                boolean dayThenMonth = Weekdays.isOn(day, year, second, first);
                boolean monthThenDay = Weekdays.isOn(day, year, first, second);
                dayFirst += dayThenMonth && !monthThenDay ? 1 : 0;
                monthFirst += monthThenDay && !dayThenMonth ? 1 : 0;
              });
    }

    private static String monthAndDay(int month, int day) {
      return "-" + Digits.padded(month, 2) + "-" + Digits.padded(day, 2);
    }

    // The same day in words right behind its figures: 02/12/2026 (Feb 12, 2026).
    private static String told(String line, int from) {
      String behind = line.substring(from, Math.min(line.length(), from + LONGEST_DATE));
      return Dates.first(behind, Notation.UNKNOWN)
          .filter(date -> date.start() <= NEAR && LETTERS.matcher(date.text()).find())
          .map(date -> date.value().asText())
          .filter(date -> date.length() >= ISO_DAY)
          .map(date -> date.substring(0, ISO_DAY))
          .orElse("");
    }

    public Notation notation() {
      Decimal decimal =
          commas > 3 * points
              ? Decimal.COMMA
              : points > 3 * commas ? Decimal.POINT : Decimal.UNKNOWN;
      DateOrder order =
          monthFirst == 0 && (dayFirst > 0 || dayFirstLanguage >= LANGUAGE_LINES)
              ? DateOrder.DAY_FIRST
              : monthFirst > 0 && dayFirst == 0
                  ? DateOrder.MONTH_FIRST
                  : monthFirst > 0 ? DateOrder.UNKNOWN : style.order();
      return new Notation(decimal, order, currencies.usual());
    }

    private static int count(Pattern pattern, String line) {
      int count = 0;
      Matcher matcher = pattern.matcher(line);
      while (matcher.find()) {
        count++;
      }
      return count;
    }
  }
}
