package dev.baton.documents.values;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Counts the currencies that a document writes. */
final class CurrencyVotes {
  private final Map<String, Integer> votes = new HashMap<>();

  void add(String line) {
    Matcher matcher = Currencies.PATTERN.matcher(line);
    while (matcher.find()) {
      votes.merge(Currencies.iso(matcher.group()), 1, Integer::sum);
    }
  }

  /** The one that is written at least three times as often as all others; null without such. */
  @Nullable String usual() {
    int all = votes.values().stream().mapToInt(Integer::intValue).sum();
    for (Map.Entry<String, Integer> vote : votes.entrySet()) {
      if (vote.getValue() * 4 >= all * 3) {
        return vote.getKey();
      }
    }
    return null;
  }
}
