package dev.baton.documents.values;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts the currencies that a document writes. */
final class CurrencyVotes {
  private static final Pattern AUSTRALIA = Pattern.compile("\\b(?:ABN|Pty)\\b");
  private static final Pattern CANADA =
      Pattern.compile("\\b(?:HST|QST|Ontario|Qu[eé]bec|Canada)\\b");

  /** What only papers from India say. */
  private static final Pattern INDIA = Pattern.compile("\\b(?:GSTIN|IGST|CGST|IFSC)\\b");

  private static final Pattern RUPEES = Pattern.compile("\\b(?:Rs|Rupees)\\b");

  private final Map<String, Integer> votes = new HashMap<>();
  private int dollarSigns;
  private boolean australia;
  private boolean canada;
  private boolean india;
  private boolean rupees;

  void add(String line) {
    australia |= AUSTRALIA.matcher(line).find();
    canada |= CANADA.matcher(line).find();
    india |= INDIA.matcher(line).find();
    rupees |= RUPEES.matcher(line).find();
    Matcher matcher = Currencies.PATTERN.matcher(line);
    while (matcher.find()) {
      if (matcher.group().equals("$")) {
        dollarSigns++;
      } else {
        votes.merge(Currencies.iso(matcher.group()), 1, Integer::sum);
      }
    }
    Matcher named = Currencies.NAMED.matcher(line);
    while (named.find()) {
      votes.merge(Currencies.named(named.group()), 1, Integer::sum);
    }
  }

  /** The one that is written at least three times as often as all others; null without such. */
  @Nullable String usual() {
    if (dollarSigns > 0) {
      votes.merge(dollar(), dollarSigns, Integer::sum);
      dollarSigns = 0;
    }
    if (votes.isEmpty() && india && rupees) {
      return "INR";
    }
    int all = votes.values().stream().mapToInt(Integer::intValue).sum();
    for (Map.Entry<String, Integer> vote : votes.entrySet()) {
      if (vote.getValue() * 4 >= all * 3) {
        return vote.getKey();
      }
    }
    return null;
  }

  // A bare dollar is the one that is named elsewhere, else that of the country that shows.
  private String dollar() {
    for (String named : Currencies.DOLLARS) {
      if (votes.containsKey(named)) {
        return named;
      }
    }
    return australia ? "AUD" : canada ? "CAD" : "USD";
  }
}
