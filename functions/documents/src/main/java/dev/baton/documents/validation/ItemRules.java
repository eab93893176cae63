package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the rows of an invoice and its customer must not be: billed twice, not yet done, two. */
final class ItemRules {
  /** The number that a list gives its item. */
  private static final Pattern POSITION =
      Pattern.compile(
          "(?iu)^\\d{1,3}[.)]?\\s(?!(?:jan|feb|mar|mär|apr|ma[iy]|jun|jul|aug|sep|oct|okt|nov|de[cz])\\p{L}*\\b)");

  private static final Pattern CUSTOMER =
      Pattern.compile(
          "(?iu)(?:bill(?:ed)?|invoiced?|sold) to|customer(?: name)?|client(?: name)?|buyer");
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?iu)(?:(?:customer|client) )?(?:account|a/?c|a c|number|no)(?: no| number)?");
  private static final Pattern CODE = Pattern.compile("(?U)(?=.*\\d)[\\p{Lu}\\d/.-]{3,}");

  /** A whole quantity and two sums of money, apart from each other, at the end of a row. */
  private static final Pattern ENDING =
      Pattern.compile(
          "(?<![\\d.,])\\d{1,4}\\s+(?:\\p{Sc}\\s?)?\\d[\\d.,']*[.,]\\d{2}\\s+(?:\\p{Sc}\\s?)?\\d[\\d.,']*[.,]\\d{2}(?:\\s?\\p{Sc})?$");

  private static final int LEAST_ITEMS = 3;

  private ItemRules() {}

  static void check(Facts facts, List<Remark> findings) {
    repeated(facts, findings);
    late(facts, findings);
    negative(facts, findings);
    multiplied(facts, findings);
    customers(facts, findings);
  }

  // The same on the same day for the same price is one service, billed twice.
  private static void repeated(Facts facts, List<Remark> findings) {
    Map<String, Fact> first = new HashMap<>();
    List<Fact> again = new ArrayList<>();
    for (Fact item : facts.named("lineItem")) {
      String row = POSITION.matcher(item.text().strip()).replaceFirst("").replaceAll("\\s+", " ");
      Fact other = first.putIfAbsent(row, item);
      if (other != null && item.value().path("description").asText().length() > 2) {
        again.add(other);
        again.add(item);
      }
    }
    if (!again.isEmpty()) {
      findings.add(Remark.minor("item-repeated", "The same item stands there twice.", again));
    }
  }

  // One day, not from one to another: what a row was done on.
  private static void late(Facts facts, List<Remark> findings) {
    Optional<LocalDate> issued = facts.day("issueDate");
    if (issued.isEmpty()) {
      return;
    }
    List<Fact> late =
        facts.named("lineItem").stream()
            .filter(
                item -> {
                  List<Found> days = Dates.all(item.text(), Notation.UNKNOWN);
                  return days.size() == 1
                      && days.getFirst().start() == 0
                      && days.getFirst().value().asText().length() >= 10
                      && days.getFirst().value().asText().compareTo(issued.get().toString()) > 0;
                })
            .toList();
    if (!late.isEmpty()) {
      findings.add(
          Remark.minor("dates-out-of-order", "An item is of a day after the issueDate.", late));
    }
  }

  private static void negative(Facts facts, List<Remark> findings) {
    List<Fact> negative =
        facts.named("lineItem").stream()
            .filter(item -> item.value().path("quantity").decimalValue().signum() < 0)
            .toList();
    if (!negative.isEmpty()) {
      findings.add(Remark.minor("quantity-negative", "An item is less than none.", negative));
    }
  }

  // Where each row ends with a quantity, a price and their product, one whose figures do not make
  // it.
  private static void multiplied(Facts facts, List<Remark> findings) {
    List<Fact> items = facts.named("lineItem");
    List<Fact> odd =
        items.stream()
            .filter(item -> item.value().path("quantity").isNull())
            .filter(item -> ENDING.matcher(item.text()).find())
            .toList();
    boolean others =
        items.stream()
            .filter(item -> !odd.contains(item))
            .allMatch(
                item ->
                    item.value().path("quantity").isNumber()
                        && item.value().path("unitPrice").isObject()
                        && ENDING.matcher(item.text()).find());
    if (!odd.isEmpty() && others && items.size() >= LEAST_ITEMS && odd.size() * 2 < items.size()) {
      findings.add(
          Remark.minor(
              "item-disagrees", "Quantity and price of an item do not make its amount.", odd));
    }
  }

  // Head and slip of an invoice are for one customer.
  private static void customers(Facts facts, List<Remark> findings) {
    List<Fact> names = new ArrayList<>();
    List<Fact> accounts = new ArrayList<>();
    for (Fact fact : facts.named("buyer")) {
      boolean code = CODE.matcher(fact.value().asText()).matches();
      if (fact.label() != null && code && ACCOUNT.matcher(fact.label()).matches()) {
        accounts.add(fact);
      } else if (fact.label() != null && !code && CUSTOMER.matcher(fact.label()).matches()) {
        names.add(fact);
      }
    }
    boolean one = names.stream().allMatch(name -> Facts.alike(names.getFirst(), name));
    if (!one || distinct(accounts) > 1) {
      names.addAll(accounts);
      findings.add(Remark.major("contradiction", "The document gives more than one buyer.", names));
    }
  }

  private static long distinct(List<Fact> facts) {
    return facts.stream().map(Fact::value).map(JsonNode::asText).distinct().count();
  }
}
