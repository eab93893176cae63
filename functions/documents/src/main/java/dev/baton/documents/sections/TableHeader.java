package dev.baton.documents.sections;

import dev.baton.documents.reading.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells the header of a table by its words. */
public final class TableHeader {
  private static final Set<String> WORDS =
      Set.of(
          "description",
          "item",
          "items",
          "qty",
          "quantity",
          "price",
          "amount",
          "total",
          "rate",
          "hours",
          "unit",
          "units",
          "test",
          "analyte",
          "result",
          "results",
          "value",
          "reference",
          "range",
          "flag",
          "flags",
          "interval",
          "vat",
          "tax",
          "pos",
          "no",
          "article",
          "service",
          "product",
          "menge",
          "preis",
          "einzelpreis",
          "gesamt",
          "gesamtpreis",
          "betrag",
          "beschreibung",
          "bezeichnung",
          "artikel",
          "component",
          "investigation",
          "parameter",
          "medication",
          "dose",
          "frequency",
          "route",
          "drug",
          "ref",
          "limits",
          "previous",
          "name",
          "determination",
          "method",
          "code",
          "duration",
          "net",
          "gross",
          "line",
          "sku",
          "cost",
          "einheit",
          "ust",
          "mwst",
          "normal",
          "specimen",
          "examination",
          "strength",
          "instructions",
          "days",
          "montant",
          "désignation",
          "quantité",
          "prix",
          "untersuchung",
          "ergebnis",
          "referenzbereich",
          "referenz",
          "normbereich",
          "wert",
          "each",
          "qté",
          "leistung",
          "ep",
          "gp",
          "std",
          "anzahl",
          "gst",
          "part",
          "labor",
          "particulars",
          "details",
          "goods",
          "standard",
          "biological",
          "observed",
          "assay",
          "parameters",
          "investigations",
          "tests",
          "abn",
          "note",
          "values",
          "drugs",
          "medicine",
          "dosage",
          "ordered",
          "extended",
          "extension",
          "ln",
          "sl",
          "uom",
          "hsn",
          "copies",
          "title",
          "remark",
          "remarks",
          "rating",
          "ext",
          "sum",
          "position",
          "marker",
          "fee",
          "procedure",
          "adj",
          "résultats",
          "unités",
          "référence",
          "valeurs",
          "anz",
          "lower",
          "upper",
          "limit",
          "low",
          "high",
          "min",
          "max",
          "mark",
          "today");

  // Results of several days stand under their dates.
  private static final String DAY =
      "(?:\\p{L}{4,12} )?\\(?(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}["
          + " -]\\p{L}{3,9}\\.?[ -]\\d{2,4})(?: \\d{2}:\\d{2})?\\)?";

  private TableHeader() {}

  /** Two cells or more, most of whose words name columns, and no figures. */
  public static boolean is(List<Cell> cells) {
    if (cells.size() < 2) {
      return false;
    }
    int known = 0;
    int named = 0;
    for (Cell cell : cells) {
      if (cell.text().length() > 32
          || (cell.text().matches(".*\\d{2,}.*") && !cell.text().matches(DAY))
          || cell.text().endsWith(":")) {
        return false;
      }
      boolean any = false;
      for (String word : cell.text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
        any |= WORDS.contains(word);
      }
      known += any ? 1 : 0;
      named += !any && cell.text().matches(DAY) ? 0 : 1;
    }
    return known >= 2 && known * 3 >= named * 2;
  }
}
