package dev.baton.tests.evaluation;

import dev.baton.documents.extraction.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What makes an invoice wrong: its sums, its rows, its bank data, its name. */
final class InvoiceMutations {
  private static final Pattern CURRENCY = Pattern.compile("[€$£]|\\b(?:EUR|USD|GBP|CHF|INR)\\b");
  private static final Pattern CALLED =
      Pattern.compile("(?iu)(?:tax )?invoice|rechnung|facture|factura|fattura|factuur");
  private static final Pattern SUM = Pattern.compile("\\d[\\d.,' ]*[.,]\\d{2}(?!\\d)");

  private static final List<String> OTHER_PAPERS =
      List.of(
          "Quotation",
          "Proforma invoice",
          "Credit note",
          "Payment reminder",
          "Purchase order",
          "Delivery note",
          "Statement of account",
          "Order confirmation",
          "Receipt",
          "Estimate");

  private InvoiceMutations() {}

  static void add(CleanText text) {
    for (String name : List.of("total", "subtotal", "tax")) {
      for (Fact sum : text.named(name)) {
        text.replace(name + " a cent off", sum, CleanText::last);
        text.replace(name + " with another first digit", sum, CleanText::first);
        text.replace(name + " with digits swapped", sum, CleanText::swapped);
      }
    }
    everywhere(text);
    rows(text);
    bank(text);
    said(text);
    for (String paper : OTHER_PAPERS) {
      text.add("called " + paper, CALLED.matcher(text.text()).replaceAll(paper), true);
    }
    if (CALLED.matcher(text.text()).find()) {
      text.add("titled Proforma", titled(text.text(), "PRO FORMA"), true);
      text.add("titled Credit note", titled(text.text(), "CREDIT NOTE"), true);
    }
  }

  private static String titled(String text, String title) {
    return title + "\n\n" + text;
  }

  // The same wrong total wherever it is told.
  private static void everywhere(CleanText text) {
    for (Fact total : text.named("total")) {
      Matcher figure = SUM.matcher(total.text());
      if (figure.find()) {
        String wrong = CleanText.first(figure.group());
        text.add("the total wrong everywhere", text.text().replace(figure.group(), wrong));
        String cent = CleanText.last(figure.group());
        text.add("the total a cent off everywhere", text.text().replace(figure.group(), cent));
      }
      text.replace("negative total", total, written -> written.replaceFirst("(\\d)", "-$1"));
      text.replace(
          "total in another currency",
          total,
          written ->
              CURRENCY.matcher(written).find()
                  ? CURRENCY.matcher(written).replaceAll(other(written))
                  : written);
    }
  }

  private static String other(String written) {
    return written.matches(".*(?:£|GBP).*") ? "USD " : "GBP ";
  }

  private static void rows(CleanText text) {
    List<Fact> items = text.named("lineItem");
    if (items.isEmpty()) {
      return;
    }
    Fact item = items.getLast();
    text.line("an item a cent off", item.line(), line -> lastSum(line, CleanText::last));
    text.line("an item with another digit", item.line(), line -> lastSum(line, CleanText::first));
    text.line("an item is gone", item.line(), line -> "");
    text.line("an item twice", item.line(), line -> line + "\n" + line);
    if (item.value().path("quantity").isNumber() && item.value().path("unitPrice").isObject()) {
      text.line("another price", item.line(), InvoiceMutations::otherPrice);
    }
  }

  private static String otherPrice(String line) {
    Matcher sum = SUM.matcher(line);
    return sum.find() && SUM.matcher(line.substring(sum.end())).find()
        ? line.substring(0, sum.start()) + CleanText.first(sum.group()) + line.substring(sum.end())
        : line;
  }

  private static String lastSum(String line, UnaryOperator<String> change) {
    Matcher sum = SUM.matcher(line);
    int start = -1;
    int end = -1;
    while (sum.find()) {
      start = sum.start();
      end = sum.end();
    }
    return start < 0
        ? line
        : line.substring(0, start) + change.apply(line.substring(start, end)) + line.substring(end);
  }

  private static void bank(CleanText text) {
    for (Fact iban : text.named("iban")) {
      text.replace("IBAN with another digit", iban, CleanText::last);
      text.replace("IBAN with digits swapped", iban, CleanText::swapped);
    }
  }

  private static void said(CleanText text) {
    text.append("another invoice number", "Invoice number: ZX-998877");
    text.append("another total", "Total due: 99,871.35");
    text.append("another amount to pay", "Please pay 99,871.35 by bank transfer.");
    text.append("another seller's bank", "IBAN: DE00 1234 5678 9012 3456 78");
    Map<Fact, UnaryOperator<String>> zero = new HashMap<>();
    text.named("total").forEach(t -> zero.put(t, w -> w.replaceAll("\\d", "0")));
    text.replaceAll("total of nothing", zero);
    text.append("says it is no invoice", "This is not an invoice.");
    text.append("says it was paid in error", "This invoice was cancelled on 3 March 2026.");
    text.append("replaced", "This invoice replaces invoice 4711 of last month.");
  }
}
