package dev.baton.documents.values;

import dev.baton.documents.values.Notation.DateOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What speaks for the order of day and month where no date of figures shows it: how the dates with
 * names of months are written, and the country of addresses, numbers and sums.
 */
final class DateStyle {
  private static final String MONTH =
      "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}{0,6}\\.?";
  private static final Pattern DAY_THEN_MONTH =
      Pattern.compile("(?iu)(?<![\\d-])\\d{1,2}(?:st|nd|rd|th)? " + MONTH + ",? \\d{4}");
  private static final Pattern MONTH_THEN_DAY =
      Pattern.compile("(?iu)\\b" + MONTH + " \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "£|€|\\bNHS\\b|\\bGP\\b|\\bABN\\b|\\bVAT\\b|\\b[A-Z]{1,2}\\d[A-Z\\d]?"
              + " \\d[A-Z]{2}\\b|(?i:haemo|oedema|paed|anaesth)|\\bHSE\\b|\\bCo\\."
              + " (?:Antrim|Armagh|Carlow|Cavan|Clare|Cork|Derry|Donegal|Down|Dublin|Durham|Fermanagh|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim|Limerick|Longford|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Tyrone|Waterford|Westmeath|Wexford|Wicklow)\\b|\\b(?:Pty|plc|GmbH|Surgery|Infirmary|Ltd)\\b");

  /** Registers and taxes of countries where the day always stands first. */
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "\\bKvK\\b|\\bBTW\\b|\\bHRB \\d|\\bUSt\\b|\\bB\\.V\\.|\\bS\\.r\\.l\\.|\\bSIRET\\b");

  private static final Pattern SAID_DAY = Pattern.compile("(?i)\\bDD[./-]MM[./-]YY");
  private static final Pattern SAID_MONTH = Pattern.compile("(?i)\\bMM[./-]DD[./-]YY");

  private static final Pattern STATES =
      Pattern.compile("\\b[A-Z]{2} \\d{5}(?:-\\d{4})?\\b|\\bEIN\\b|\\b(?:LLC|USA|SSN|ZIP)\\b");

  // One date may be somebody else's habit, unless the country has it, too.
  private static final int ENOUGH = 2;

  private int dayThenMonth;
  private int monthThenDay;
  private int elsewhere;
  private int dayFirst;
  private int saidDay;
  private int saidMonth;
  private int states;

  void add(String line) {
    dayThenMonth += count(DAY_THEN_MONTH, line);
    monthThenDay += count(MONTH_THEN_DAY, line);
    elsewhere += count(ELSEWHERE, line);
    dayFirst += count(DAY_FIRST, line);
    states += count(STATES, line);
    saidDay += count(SAID_DAY, line);
    saidMonth += count(SAID_MONTH, line);
  }

  /** The order that style and country agree on; perhaps so where the country does not speak. */
  DateOrder order() {
    if (saidDay > 0 != saidMonth > 0) {
      return saidDay > 0 ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }
    if (dayFirst > 0 && states == 0 && monthThenDay == 0) {
      return DateOrder.DAY_FIRST;
    }
    boolean dayCountry = elsewhere > 0 && states == 0;
    boolean monthCountry = states > 0 && elsewhere == 0;
    boolean day = dayThenMonth >= (dayCountry ? 1 : ENOUGH) && monthThenDay == 0;
    boolean month = monthThenDay >= (monthCountry ? 1 : ENOUGH) && dayThenMonth == 0;
    if ((day && monthCountry) || (month && dayCountry)) {
      return DateOrder.UNKNOWN;
    }
    if (day) {
      return dayCountry ? DateOrder.DAY_FIRST : DateOrder.PERHAPS_DAY_FIRST;
    }
    if (month) {
      return monthCountry ? DateOrder.MONTH_FIRST : DateOrder.PERHAPS_MONTH_FIRST;
    }
    return DateOrder.UNKNOWN;
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
