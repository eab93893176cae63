package dev.baton.tests.evaluation;

import dev.baton.tests.evaluation.Medium.Pair;
import dev.baton.tests.evaluation.Medium.Table;
import dev.baton.tests.evaluation.SecondGenerator.Draft;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes an invoice; about a third have a fault that a person must see. */
final class InvoiceDraft {
  private static final List<String> GOODS =
      List.of(
          "Oak shelf, oiled",
          "Steel bracket",
          "Site survey",
          "Poster A2, matt",
          "Pallet transport",
          "Roof tile, slate grey",
          "Licence, per seat",
          "Linen cloth, 3 m",
          "Sound system hire",
          "Glazing putty",
          "Smoked trout, crate",
          "Annual maintenance");
  private static final List<String> IBANS =
      List.of(
          "DE75 5121 0800 1245 1261 99",
          "GB33 BUKB 2020 1555 5555 55",
          "CH93 0076 2011 6238 5295 7");

  private InvoiceDraft() {}

  static String write(Chance chance, Draft draft) {
    String seller = chance.company();
    String buyer =
        chance.of(
            "Fairmile Primary School", "Otterburn Estates", "Kestrel Clinic", "Mrs. Hanna Weiss");
    String currency = chance.of("EUR", "GBP", "USD", "CHF");
    int fault = chance.between(0, 11);
    Medium medium = draft.medium;
    medium.letterhead(seller, chance.town());
    draft.states("seller", seller);
    medium.title(chance.of("Invoice", "Tax invoice", "Sales invoice"));
    medium.pairs(facts(chance, draft, buyer, fault));
    totals(chance, draft, currency, fault);
    if (chance.percent(60)) {
      bank(chance, draft);
    }
    medium.paragraph(
        chance.of(
            "Thank you for your order.",
            "Goods remain our property until paid in full.",
            "Questions? Call our office."));
    return "invoice";
  }

  private static List<Pair> facts(Chance chance, Draft draft, String buyer, int fault) {
    LocalDate issued = chance.day();
    LocalDate due = fault == 1 ? issued.minusDays(20) : issued.plusDays(30);
    List<Pair> facts = new ArrayList<>();
    if (fault == 2) {
      draft.spoiled("it has no number");
    } else {
      facts.add(number(chance, draft));
    }
    facts.add(
        draft.pair(
            chance.of("Invoice date", "Date of issue", "Date", "Issued on", "Billing date"),
            chance.written(issued)));
    draft.states("issueDate", issued.toString());
    facts.add(
        draft.pair(
            chance.of("Due date", "Payment due", "Pay by", "Due", "Payable until"),
            chance.written(due)));
    draft.states("dueDate", due.toString());
    if (fault == 1) {
      draft.spoiled("it is due before it was issued");
    }
    facts.add(
        draft.stated(
            "buyer",
            chance.of("Bill to", "Customer", "Billed to", "Client", "Invoice to", "Sold to"),
            buyer));
    if (chance.percent(50)) {
      facts.add(
          draft.pair(
              chance.of("Your order", "PO number", "Purchase order"), "PO-" + chance.digits(4)));
    }
    return facts;
  }

  private static Pair number(Chance chance, Draft draft) {
    return draft.stated(
        "invoiceNumber",
        chance.of(
            "Invoice number",
            "Invoice no.",
            "Invoice #",
            "Invoice ref",
            "Document no.",
            "Our invoice"),
        chance.of("", "INV-", "F", "26/") + chance.digits(5));
  }

  private static void totals(Chance chance, Draft draft, String currency, int fault) {
    BigDecimal net = table(chance, draft, fault);
    BigDecimal rate =
        chance.of(new BigDecimal("0.19"), new BigDecimal("0.20"), new BigDecimal("0.07"));
    BigDecimal tax = net.multiply(rate).setScale(2, RoundingMode.HALF_UP);
    BigDecimal total = net.add(tax);
    if (fault == 3) {
      total = total.add(new BigDecimal("90.00"));
      draft.spoiled("the total is ninety too high");
    }
    String percent = rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    List<Pair> totals = new ArrayList<>();
    totals.add(
        draft.pair(
            chance.of("Subtotal", "Net", "Net total", "Total before tax", "Net amount"),
            chance.written(net)));
    totals.add(
        draft.pair(
            chance.of("VAT " + percent, "Tax (" + percent + ")", percent + " VAT", "Sales tax"),
            chance.written(tax)));
    totals.add(
        draft.pair(
            chance.of(
                "Total", "Total due", "Amount due", "Grand total", "Balance due", "Invoice total"),
            currency + " " + chance.written(total)));
    draft.states("subtotal", net + " " + currency);
    draft.states("tax", tax + " " + currency);
    draft.states("total", total + " " + currency);
    draft.medium.totals(totals);
  }

  private static BigDecimal table(Chance chance, Draft draft, int fault) {
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
    Collections.shuffle(order, new Random(chance.between(0, 1_000)));
    boolean amountLast = chance.percent(80);
    order.add(amountLast ? 3 : 0, 3);
    List<String> header =
        List.of(
            chance.of("Description", "Item", "Service", "Product"),
            chance.of("Qty", "Quantity", "Units"),
            chance.of("Price", "Unit price", "Rate", "Each"),
            chance.of("Amount", "Line total", "Total"));
    List<List<String>> rows = new ArrayList<>();
    BigDecimal net = BigDecimal.ZERO;
    int count = chance.between(1, 6);
    for (int i = 0; i < count; i++) {
      String goods = GOODS.get((i * 5 + chance.between(0, 4)) % GOODS.size());
      int quantity = chance.between(1, 24);
      BigDecimal price = chance.cents(210, 48_000);
      BigDecimal amount = price.multiply(BigDecimal.valueOf(quantity));
      net = net.add(amount);
      if (fault == 4 && i == 0) {
        net = net.subtract(new BigDecimal("12.00"));
        draft.spoiled("the items do not make the net sum");
      }
      draft.states("lineItem", goods + " = " + amount);
      rows.add(
          List.of(goods, String.valueOf(quantity), chance.written(price), chance.written(amount)));
    }
    draft.medium.table(
        new Table(
            order.stream().map(header::get).toList(),
            rows.stream().map(row -> order.stream().map(row::get).toList()).toList(),
            order.stream().map(column -> column > 0).toList()));
    return net;
  }

  private static void bank(Chance chance, Draft draft) {
    String iban = chance.of(IBANS);
    draft.states("iban", iban.replace(" ", ""));
    String bic = chance.of("COBADEFFXXX", "BUKBGB22", "POFICHBEXXX");
    draft.states("bic", bic);
    draft.medium.heading(chance.of("Payment details", "Bank details", "How to pay"));
    draft.medium.paragraph(
        "IBAN " + iban + "   " + chance.of("BIC", "SWIFT", "BIC/SWIFT") + " " + bic);
  }
}
