package dev.baton.documents.extraction;

import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Notation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds an invoice's items and sums by what adds up, whatever its words are: rows are items when
 * the row below them is their sum, and what follows leads with taxes and charges to the total. It
 * is asked where labels and columns left items or total open.
 */
final class SumProof {
  private static final BigDecimal CENT = new BigDecimal("0.004");
  private static final int MOST_ROWS = 400;
  private static final int FARTHEST = 80;
  private static final int BEHIND = 5;

  private SumProof() {}

  /** The facts with what the sums prove in place of what was missing or did not add up. */
  static List<Fact> completed(List<Fact> facts, List<Line> lines, Notation notation) {
    boolean items = has(facts, "lineItem");
    if (items && has(facts, "total") && addsUp(facts)) {
      return facts;
    }
    List<SumRow> rows = SumRow.of(lines, notation);
    Proof proof = proof(rows.subList(0, Math.min(MOST_ROWS, rows.size())));
    List<Fact> all = new ArrayList<>(facts);
    if (proof == null) {
      if (!items) {
        making(rows, facts).forEach(row -> all.add(row.item()));
      }
      return all;
    }
    if (!items || !addsUp(facts)) {
      List<Fact> read = all.stream().filter(fact -> fact.name().equals("lineItem")).toList();
      all.removeAll(read);
      proof.items().forEach(row -> all.add(itemOf(row, read)));
    }
    if (!proof.total().equals(proof.net())
        && !has(facts, "subtotal")
        && !LineItems.isCarried(proof.net().words())) {
      all.add(proof.net().named("subtotal"));
    }
    if (!has(facts, "total") && !LineItems.isCarried(proof.total().words())) {
      all.add(proof.total().named("total"));
      if (!has(facts, "tax")) {
        proof.between().forEach(row -> all.add(row.named("tax")));
      }
    }
    return all;
  }

  // What columns told of a row, its quantity and its price, is not forgotten.
  private static Fact itemOf(SumRow row, List<Fact> read) {
    return read.stream()
        .filter(fact -> fact.page() == row.line().page() && fact.line() == row.line().number())
        .filter(fact -> near(fact.value().at("/amount/amount").decimalValue(), row.amount()))
        .findFirst()
        .orElseGet(row::item);
  }

  // A row right above or below those that make a sum belongs to them, and then they do not.
  private static boolean isApart(List<SumRow> rows, int from, int to) {
    return !isRow(rows, from - 1, from) && !isRow(rows, to + 1, to);
  }

  private static boolean isRow(List<SumRow> rows, int at, int beside) {
    if (at < 0 || at >= rows.size()) {
      return false;
    }
    Line one = rows.get(at).line();
    Line other = rows.get(beside).line();
    return one.page() == other.page()
        && Math.abs(one.number() - other.number()) == 1
        && rows.get(at).amount().signum() != 0
        && rows.get(at).words().chars().filter(Character::isLetter).count() >= 2
        && !LineItems.isSummary(rows.get(at).words());
  }

  /** Items, the row that is their sum, and the rows from there to the total. */
  private record Proof(List<SumRow> items, SumRow net, List<SumRow> between, SumRow total) {}

  private static @Nullable Proof proof(List<SumRow> rows) {
    for (int net = 1; net < rows.size(); net++) {
      int first = firstOf(rows, net);
      if (first >= 0) {
        List<SumRow> items = rows.subList(first, net);
        for (int total = rows.size() - 1; total > net; total--) {
          List<SumRow> between = rows.subList(net + 1, total);
          if (between.size() <= BEHIND
              && near(sum(between).add(rows.get(net).amount()), rows.get(total).amount())) {
            return new Proof(items, rows.get(net), between, rows.get(total));
          }
        }
        return new Proof(items, rows.get(net), List.of(), rows.get(net));
      }
    }
    return null;
  }

  // Rows one below the other that make a sum which is told somewhere else.
  private static List<SumRow> making(List<SumRow> rows, List<Fact> facts) {
    List<BigDecimal> told =
        facts.stream()
            .filter(fact -> fact.name().equals("subtotal") || fact.name().equals("total"))
            .map(fact -> fact.value().path("amount").decimalValue())
            .toList();
    for (int last = 1; last < Math.min(MOST_ROWS, rows.size()); last++) {
      BigDecimal sum = rows.get(last).amount();
      boolean words = !LineItems.isSummary(rows.get(last).words());
      for (int i = last - 1; words && i >= Math.max(0, last - FARTHEST); i--) {
        if (LineItems.isSummary(rows.get(i).words())) {
          break;
        }
        sum = sum.add(rows.get(i).amount());
        BigDecimal items = sum;
        if (told.stream().anyMatch(total -> near(items, total)) && isApart(rows, i, last)) {
          return rows.subList(i, last + 1);
        }
      }
    }
    return List.of();
  }

  // The first of the rows that make up this one; two at least, or one where the words say sum.
  private static int firstOf(List<SumRow> rows, int net) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = net - 1; i >= Math.max(0, net - FARTHEST); i--) {
      if (LineItems.isSummary(rows.get(i).words()) || rows.get(i).amount().signum() == 0) {
        return -1;
      }
      sum = sum.add(rows.get(i).amount());
      boolean enough = net - i >= 2 || LineItems.isSummary(rows.get(net).words());
      if (enough && near(sum, rows.get(net).amount()) && !isRow(rows, i - 1, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean addsUp(List<Fact> facts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Fact fact : facts) {
      if (fact.name().equals("lineItem")) {
        sum = sum.add(fact.value().at("/amount/amount").decimalValue());
      }
    }
    BigDecimal items = sum;
    return facts.stream()
        .filter(fact -> fact.name().equals("subtotal") || fact.name().equals("total"))
        .anyMatch(fact -> near(items, fact.value().path("amount").decimalValue()));
  }

  private static boolean has(List<Fact> facts, String name) {
    return facts.stream().anyMatch(fact -> fact.name().equals(name));
  }

  private static BigDecimal sum(List<SumRow> rows) {
    return rows.stream().map(SumRow::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean near(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(CENT) <= 0;
  }
}
