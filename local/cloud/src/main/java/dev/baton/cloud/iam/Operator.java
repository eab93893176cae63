package dev.baton.cloud.iam;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a condition compares one value of a call with one of the policy: IAM user guide, "IAM JSON
 * policy elements: Condition operators".
 *
 * @param negated whether it holds when none of the policy's values compares
 */
record Operator(Comparison comparison, boolean negated) {

  /** Compares a value of the policy with one of the call. */
  interface Comparison {
    boolean holds(String wanted, String given);
  }

  private static final Map<String, Operator> ALL =
      Map.ofEntries(
          is("StringEquals", String::equals),
          isNot("StringNotEquals", String::equals),
          is("StringEqualsIgnoreCase", String::equalsIgnoreCase),
          isNot("StringNotEqualsIgnoreCase", String::equalsIgnoreCase),
          is("StringLike", Wildcard::matches),
          isNot("StringNotLike", Wildcard::matches),
          is("ArnEquals", Wildcard::matchesArn),
          is("ArnLike", Wildcard::matchesArn),
          isNot("ArnNotEquals", Wildcard::matchesArn),
          isNot("ArnNotLike", Wildcard::matchesArn),
          is("Bool", String::equalsIgnoreCase),
          is("BinaryEquals", String::equals),
          is("IpAddress", Operator::inNetwork),
          isNot("NotIpAddress", Operator::inNetwork),
          is("NumericEquals", (wanted, given) -> compareNumbers(given, wanted, 0, 0)),
          isNot("NumericNotEquals", (wanted, given) -> compareNumbers(given, wanted, 0, 0)),
          is("NumericLessThan", (wanted, given) -> compareNumbers(given, wanted, -1, -1)),
          is("NumericLessThanEquals", (wanted, given) -> compareNumbers(given, wanted, -1, 0)),
          is("NumericGreaterThan", (wanted, given) -> compareNumbers(given, wanted, 1, 1)),
          is("NumericGreaterThanEquals", (wanted, given) -> compareNumbers(given, wanted, 0, 1)),
          is("DateEquals", (wanted, given) -> compareDates(given, wanted, 0, 0)),
          isNot("DateNotEquals", (wanted, given) -> compareDates(given, wanted, 0, 0)),
          is("DateLessThan", (wanted, given) -> compareDates(given, wanted, -1, -1)),
          is("DateLessThanEquals", (wanted, given) -> compareDates(given, wanted, -1, 0)),
          is("DateGreaterThan", (wanted, given) -> compareDates(given, wanted, 1, 1)),
          is("DateGreaterThanEquals", (wanted, given) -> compareDates(given, wanted, 0, 1)));

  /** The operator of a name; null for one that IAM does not have. */
  static @Nullable Operator of(String name) {
    return ALL.get(name);
  }

  private static Map.Entry<String, Operator> is(String name, Comparison comparison) {
    return Map.entry(name, new Operator(comparison, false));
  }

  private static Map.Entry<String, Operator> isNot(String name, Comparison comparison) {
    return Map.entry(name, new Operator(comparison, true));
  }

  private static boolean compareNumbers(String given, String wanted, int least, int most) {
    try {
      int sign = new BigDecimal(given).compareTo(new BigDecimal(wanted));
      return sign >= least && sign <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean compareDates(String given, String wanted, int least, int most) {
    try {
      int sign = Integer.signum(date(given).compareTo(date(wanted)));
      return sign >= least && sign <= most;
    } catch (DateTimeParseException | NumberFormatException e) {
      return false;
    }
  }

  private static Instant date(String text) {
    boolean epoch = text.chars().allMatch(Character::isDigit);
    return epoch
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
  }

  private static boolean inNetwork(String network, String address) {
    try {
      int slash = network.indexOf('/');
      byte[] base = octets(slash < 0 ? network : network.substring(0, slash));
      byte[] given = octets(address);
      int bits = slash < 0 ? base.length * 8 : Integer.parseInt(network.substring(slash + 1));
      if (base.length != given.length || bits > base.length * 8) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i % 8);
        if ((base[i / 8] & mask) != (given[i / 8] & mask)) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException | NumberFormatException e) {
      return false;
    }
  }

  private static byte[] octets(String address) throws UnknownHostException {
    boolean literal = address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    if (!literal) {
      throw new UnknownHostException(address);
    }
    return InetAddress.getByName(address).getAddress();
  }
}
