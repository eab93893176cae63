package dev.baton.tests.samples;

import dev.baton.tests.samples.Grid.Column;
import dev.baton.tests.samples.Sheet.Style;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Two invoices: one in order over two pages, one with a sum that does not add up. */
final class Invoices {
  private static final List<String> GOODS =
      List.of(
          "Copy paper A4, 80 g, box of five reams",
          "Desk lamp, brushed steel",
          "Ring binder, 8 cm, black",
          "Whiteboard markers, set of four",
          "Laser toner, black, high yield",
          "Envelopes C5, box of 500",
          "Ergonomic chair, fabric, grey",
          "Monitor arm, single",
          "USB-C docking station",
          "Label tape 12 mm, white",
          "Stapler, full strip",
          "Archive boxes, pack of ten",
          "Notebook A5, squared, 160 pages",
          "Ballpoint pens, box of 50",
          "Document trays, set of three",
          "Cable ties, reusable, 100 pieces",
          "Keyboard, quiet keys",
          "Wall calendar",
          "First aid refill kit",
          "Coffee filters, 1,000 pieces",
          "Hand soap refill, 5 l",
          "Waste bin, 30 l",
          "Door stop, rubber",
          "Batteries AA, pack of 24",
          "Extension lead, six sockets, 5 m");

  private Invoices() {}

  /** An American supplier, 25 lines, sales tax and freight. */
  static byte[] brightwater(Random random) {
    Color blue = new Color(0x1B, 0x4F, 0x8A);
    Sheet sheet =
        new Sheet(
            "Invoice BW-2026-0417",
            "Brightwater Office Supply, Inc. - Federal EIN 84-2291763",
            417);
    Style small = Style.of(Sheet.PLAIN, 8.5f).in(Color.DARK_GRAY);
    Style plain = Style.of(Sheet.PLAIN, 9.5f);
    Style bold = Style.of(Sheet.BOLD, 9.5f);
    sheet.mark(Sheet.LEFT, 26, blue);
    sheet.text(
        Sheet.LEFT + 36, "Brightwater Office Supply, Inc.", Style.of(Sheet.BOLD, 16).in(blue));
    sheet.textEndingAt(Sheet.RIGHT, "INVOICE", Style.of(Sheet.BOLD, 20).in(blue)).down(15);
    sheet.line(Sheet.LEFT + 36, "2280 Harbor Avenue, Portland, OR 97217", small);
    sheet
        .line(Sheet.LEFT + 36, "(503) 555-0142   billing@brightwater.example", small)
        .down(6)
        .rule(1.2f, blue)
        .down(22);

    float top = sheet.y();
    sheet.line(Sheet.LEFT, "Bill To", bold);
    for (String line :
        List.of(
            "Cedar Ridge Dental Group",
            "Attn: Accounts Payable",
            "901 Maple Street, Suite 300",
            "Boise, ID 83702")) {
      sheet.line(Sheet.LEFT, line, plain);
    }
    float under = sheet.y();
    sheet.at(top);
    String[][] facts = {
      {"Invoice Number", "BW-2026-0417"},
      {"Invoice Date", "January 28, 2026"},
      {"Due Date", "February 27, 2026"},
      {"PO Number", "CR-11873"},
      {"Payment Terms", "Net 30"}
    };
    for (String[] fact : facts) {
      sheet.text(350, fact[0] + ":", bold).line(450, fact[1], plain);
    }
    sheet.at(Math.min(under, sheet.y())).down(16);

    Money money = new Money(Locale.US);
    Grid grid =
        new Grid(
                sheet,
                9,
                List.of(
                    new Column("Item", Sheet.LEFT, false),
                    new Column("Description", 92, false),
                    new Column("Qty", 385, true),
                    new Column("Unit Price", 460, true),
                    new Column("Amount", Sheet.RIGHT, true)))
            .head();
    BigDecimal net = BigDecimal.ZERO;
    for (int i = 0; i < GOODS.size(); i++) {
      int quantity = 1 + random.nextInt(12);
      BigDecimal price = Money.cents(395 + random.nextInt(18_000));
      BigDecimal amount = price.multiply(BigDecimal.valueOf(quantity));
      net = net.add(amount);
      grid.row(
          String.valueOf(1001 + i * 7),
          GOODS.get(i),
          String.valueOf(quantity),
          money.of(price),
          money.of(amount));
    }
    BigDecimal tax = net.multiply(new BigDecimal("0.06")).setScale(2, RoundingMode.HALF_UP);
    BigDecimal freight = Money.cents(14_850);
    sheet.keep(120).down(6);
    total(sheet, "Subtotal", money.of(net), plain);
    total(sheet, "Sales Tax (6%)", money.of(tax), plain);
    total(sheet, "Shipping", money.of(freight), plain);
    total(sheet, "Total Due", "$" + money.of(net.add(tax).add(freight)), Style.of(Sheet.BOLD, 11));
    sheet
        .down(14)
        .line(
            Sheet.LEFT,
            "Please make checks payable to Brightwater Office Supply, Inc. or pay by ACH.",
            small);
    sheet.line(
        Sheet.LEFT,
        "Questions about this invoice? Call our billing team. Thank you for your business.",
        small);
    return sheet.bytes();
  }

  /** A German supplier whose total is a hundred euros more than its parts. */
  static byte[] keller(Random random) {
    Color green = new Color(0x2E, 0x6B, 0x3F);
    Sheet sheet =
        new Sheet(
            "Rechnung 2026-00318",
            "Keller Gartenbau GmbH - Amtsgericht Freiburg HRB 70418 - USt-IdNr. DE812465093",
            318);
    Style plain = Style.of(Sheet.PLAIN, 10);
    Style bold = Style.of(Sheet.BOLD, 10);
    sheet
        .textEndingAt(Sheet.RIGHT, "Keller Gartenbau GmbH", Style.of(Sheet.BOLD, 17).in(green))
        .down(16);
    sheet
        .textEndingAt(Sheet.RIGHT, "Lindenweg 12, 79104 Freiburg", Style.of(Sheet.PLAIN, 9))
        .down(14);
    sheet.rule(0.8f, green).down(40);
    for (String line :
        List.of("Hotel Seeblick KG", "Frau Petra Brandt", "Uferstraße 4", "78462 Konstanz")) {
      sheet.line(Sheet.LEFT, line, plain);
    }
    sheet.down(26).line(Sheet.LEFT, "Rechnung", Style.of(Sheet.BOLD, 16)).down(4);
    String[][] facts = {
      {"Rechnungsnummer:", "2026-00318"},
      {"Rechnungsdatum:", "14.01.2026"},
      {"Fällig am:", "28.01.2026"},
      {"Kunde:", "Hotel Seeblick KG"},
      {"Kundennummer:", "K-20871"}
    };
    for (String[] fact : facts) {
      sheet.text(Sheet.LEFT, fact[0], bold).line(170, fact[1], plain);
    }
    sheet.down(14);
    Money money = new Money(Locale.GERMANY);
    Grid grid =
        new Grid(
                sheet,
                9.5f,
                List.of(
                    new Column("Pos.", Sheet.LEFT, false),
                    new Column("Bezeichnung", 92, false),
                    new Column("Menge", 370, true),
                    new Column("Einzelpreis", 455, true),
                    new Column("Betrag", Sheet.RIGHT, true)))
            .head();
    List<String> work =
        List.of(
            "Winterschnitt der Hecken, Facharbeiterstunden",
            "Neupflanzung Hainbuche, 120 cm",
            "Kompost, lose geliefert, je Kubikmeter",
            "Abfuhr von Grüngut, je Tonne",
            "Anfahrt, pauschal");
    BigDecimal net = BigDecimal.ZERO;
    for (int i = 0; i < work.size(); i++) {
      int quantity = i == work.size() - 1 ? 1 : 3 + random.nextInt(20);
      BigDecimal price = Money.cents(1_800 + random.nextInt(52) * 100L);
      BigDecimal amount = price.multiply(BigDecimal.valueOf(quantity));
      net = net.add(amount);
      grid.row(
          String.valueOf(i + 1),
          work.get(i),
          String.valueOf(quantity),
          money.of(price),
          money.of(amount));
    }
    BigDecimal tax = net.multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP);
    sheet.down(8);
    total(sheet, "Zwischensumme", money.of(net) + " €", plain);
    total(sheet, "MwSt. 19 %", money.of(tax) + " €", plain);
    total(
        sheet,
        "Gesamtbetrag",
        money.of(net.add(tax).add(Money.cents(10_000))) + " €",
        Style.of(Sheet.BOLD, 11));
    sheet
        .down(20)
        .line(
            Sheet.LEFT,
            "Bitte überweisen Sie den Gesamtbetrag auf das unten genannte Konto.",
            plain);
    sheet.text(Sheet.LEFT, "IBAN:", bold).line(100, "DE89 3704 0044 0532 0130 00", plain);
    sheet.text(Sheet.LEFT, "BIC:", bold).line(100, "COBADEFFXXX", plain);
    return sheet.bytes();
  }

  private static void total(Sheet sheet, String label, String amount, Style style) {
    sheet
        .text(370, label, style)
        .textEndingAt(Sheet.RIGHT, amount, style)
        .down(style.size() * 1.6f);
  }
}
