package dev.baton.console.cost;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was used, by the keys of the price list.
 *
 * @param documents how many documents it took
 * @param perRun what all these documents used together
 * @param perMonth what is used however many documents there are
 * @param keyCalls calls of services that keep data under the key, by caller and service
 * @param express what the executions that never wait would use as express ones
 */
public record Usage(
    int documents,
    Map<String, Double> perRun,
    Map<String, Double> perMonth,
    Map<String, Double> keyCalls,
    Map<String, Double> express) {

  /** How much of something one document uses. */
  double perDocument(String key) {
    return perRun.getOrDefault(key, 0.0) / documents;
  }

  /** Amounts by key, added up; owned by one thread. */
  static final class Sums {
    private final Map<String, Double> sums = new TreeMap<>();

    void add(String key, double amount) {
      sums.merge(key, amount, Double::sum);
    }

    Map<String, Double> all() {
      return new TreeMap<>(sums);
    }
  }
}
