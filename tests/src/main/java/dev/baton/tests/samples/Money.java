package dev.baton.tests.samples;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How a sample writes sums of money. */
record Money(Locale locale) {
  static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  String of(BigDecimal amount) {
    return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(locale)).format(amount);
  }
}
