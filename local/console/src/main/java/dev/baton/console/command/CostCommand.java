package dev.baton.console.command;

import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.build.Synthesis;
import dev.baton.console.cost.Bill;
import dev.baton.console.cost.CostEstimate;
import dev.baton.console.cost.PriceList;
import dev.baton.console.cost.Retention;
import dev.baton.console.cost.Usage;
import dev.baton.console.live.Table;
import dev.baton.console.project.Project;
import dev.baton.console.session.DataFolder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code baton cost}: what a month of documents would cost on AWS. */
@Command(
    name = "cost",
    description = {
      "Price a month on AWS: the sample documents run here, what they use is metered and priced at",
      "the list prices of the dated file prices.json (local/console/.../cost)."
    },
    mixinStandardHelpOptions = true)
final class CostCommand implements Callable<Integer> {
  private static final double PERCENT = 100;

  private final Project project;
  private final Terminal terminal;

  @Option(
      names = "--documents",
      paramLabel = "N",
      description = "Documents a month, mixed as the samples are; default: 10000.")
  long documents = 10_000;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Whose retention counts (config/stages); default: prod.")
  String stage = "prod";

  @Option(names = "--json", description = "Print one JSON object and nothing else.")
  boolean json;

  CostCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (documents < 1) {
      throw Failure.usage("--documents must be at least 1");
    }
    Retention kept = Retention.of(project.root().resolve("config/stages"), stage);
    PriceList prices = PriceList.read();
    Path assembly = new Synthesis(project, terminal).ensure();
    terminal.err().println("baton: running the samples twice, to warm up and to measure");
    Usage usage;
    try (DataFolder data = DataFolder.openEmpty(project.root().resolve(".baton/cost"))) {
      Path samples = project.root().resolve("events/samples/document-processing");
      usage = new CostEstimate(samples, assembly).measure(prices, kept, data);
    }
    Bill bill = new Bill(usage, prices, documents);
    if (json) {
      terminal.out().println(bill.json(usage, prices, kept));
    } else {
      print(bill, prices);
    }
    return 0;
  }

  private void print(Bill bill, PriceList prices) {
    Table table = new Table("service", "what", "quantity", "a document", "USD", "share %");
    for (Bill.Line line : bill.lines()) {
      table.row(
          line.price().service(),
          line.price().unit(),
          number(line.quantity()),
          line.fixed() ? "-" : text("%.7f", line.usd() / documents),
          text("%.2f", line.usd()),
          text("%.1f", line.usd() / bill.total() * PERCENT));
    }
    table.print(terminal);
    terminal.out().println();
    say(
        "A month of %,d documents: USD %.2f, of which %.2f are paid without any document.",
        documents, bill.total(), bill.fixed());
    Bill.Line most = bill.dominant();
    say(
        "A document more: USD %.6f; %s (%s) is %.0f %% of it.",
        bill.perDocument(),
        most.price().service(),
        most.price().unit(),
        most.usd() / documents / bill.perDocument() * PERCENT);
    say("Express executions for what waits for nobody would save USD %.2f.", bill.expressSavings());
    say(
        "List prices of %s, written down %s; not compared with AWS's own pages: %s.",
        prices.region(), prices.asOf(), String.join(", ", prices.unchecked()));
    say("Not priced: %s.", String.join("; ", prices.notPriced()));
  }

  private void say(String sentence, Object... values) {
    terminal.out().println(text(sentence, values));
  }

  private static String number(double quantity) {
    return quantity >= 100 ? text("%.0f", quantity) : text("%.3f", quantity);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
