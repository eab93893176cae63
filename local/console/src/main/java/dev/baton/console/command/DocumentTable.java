package dev.baton.console.command;

import dev.baton.console.Terminal;
import dev.baton.console.live.Table;
import dev.baton.console.session.Row;
import java.util.List;
import java.util.Locale;

/** The table at the end of a run of documents. */
final class DocumentTable {
  private DocumentTable() {}

  static void print(List<Row> rows, Terminal terminal) {
    Table table =
        new Table("document", "type", "confidence", "route", "entities", "status", "transitions");
    for (Row row : rows) {
      boolean scored = row.outcome().path("confidence").isNumber();
      double confidence = row.outcome().path("confidence").asDouble();
      table.row(
          row.label(),
          orDash(row.type()),
          scored ? String.format(Locale.ROOT, "%.3f", confidence) : "-",
          route(row),
          String.valueOf(row.entitiesStored()),
          row.status() == null ? "-" : row.status(),
          String.valueOf(row.transitions()));
    }
    terminal.out().println();
    table.print(terminal);
  }

  /** The route, with the reason where the route alone does not say it. */
  private static String route(Row row) {
    boolean told = !row.route().equals("manual") && !row.route().equals("refused");
    return orDash(row.route())
        + (told && row.executionArn() != null ? "" : ": " + row.reasonCode());
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
