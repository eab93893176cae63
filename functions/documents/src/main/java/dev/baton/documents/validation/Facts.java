package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Fact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The facts of a document, asked for by name; the most telling label comes first. */
final class Facts {
  private static final Pattern TIMED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");
  private static final int DAY_LENGTH = 10;

  private final DocumentType type;
  private final List<Fact> all;

  Facts(DocumentType type, List<Fact> all) {
    this.type = type;
    this.all = all;
  }

  List<Fact> all() {
    return all;
  }

  /** Those that another document contributed. */
  List<Fact> linked() {
    return all.stream().filter(Fact::isLinked).toList();
  }

  List<Fact> named(String name) {
    return all.stream()
        .filter(fact -> fact.name().equals(name))
        .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
        .toList();
  }

  Optional<Fact> best(String name) {
    return named(name).stream().findFirst();
  }

  boolean has(String name) {
    return best(name).isPresent();
  }

  int rank(Fact fact) {
    return type.rank(fact.name(), fact.label());
  }

  /** The facts of this name that say something else than the best one, behind an equal label. */
  List<Fact> contradicting(String name) {
    List<Fact> named = named(name);
    if (named.isEmpty() || named.getFirst().label() == null) {
      return List.of();
    }
    Fact best = named.getFirst();
    return named.stream()
        .filter(fact -> rank(fact) == rank(best) && !same(fact.value(), best.value()))
        .toList();
  }

  /** The facts of this name that no label of the same document may say in another way. */
  List<Fact> differing(String name) {
    boolean told = name.equals("birthDate");
    List<Fact> named = named(name).stream().filter(fact -> told || fact.label() != null).toList();
    boolean one = named.stream().allMatch(fact -> alike(named.getFirst(), fact));
    return one ? List.of() : named;
  }

  // Jane Doe is Doe, Jane Mary, and J. Doe may be her.
  static boolean alike(Fact one, Fact other) {
    if (!one.value().isTextual() || !other.value().isTextual()) {
      return same(one.value(), other.value());
    }
    Set<String> first = Set.copyOf(normalized(one.value()));
    Set<String> second = Set.copyOf(normalized(other.value()));
    return first.containsAll(second) || second.containsAll(first);
  }

  /** The facts of this name with their best one, where they name more than one day. */
  List<Fact> onOtherDays(String name) {
    List<Fact> dated = named(name).stream().filter(fact -> fact.value().isTextual()).toList();
    boolean one = dated.stream().map(fact -> normalized(fact.value())).distinct().count() <= 1;
    return one ? List.of() : dated;
  }

  Optional<BigDecimal> amount(String name) {
    return best(name).map(Fact::value).map(Facts::amountOf);
  }

  /** The day of the best fact of this name, where it has one and only one. */
  Optional<LocalDate> day(String name) {
    return best(name).flatMap(Facts::dayOf);
  }

  /** Whether both are on one day, and the one at an earlier time than the other. */
  boolean isEarlierThatDay(String one, String other) {
    Optional<String> first = best(one).map(fact -> fact.value().asText());
    Optional<String> second = best(other).map(fact -> fact.value().asText());
    return first.isPresent()
        && second.isPresent()
        && TIMED.matcher(first.get()).matches()
        && TIMED.matcher(second.get()).matches()
        && first.get().regionMatches(0, second.get(), 0, DAY_LENGTH)
        && first.get().compareTo(second.get()) < 0;
  }

  /** The day of a fact; empty where it has none, or no day of the calendar. */
  static Optional<LocalDate> dayOf(Fact fact) {
    String text = fact.value().asText();
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.substring(0, DAY_LENGTH)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static BigDecimal amountOf(JsonNode value) {
    return value.path("amount").decimalValue();
  }

  private static boolean same(JsonNode one, JsonNode other) {
    if (one.has("amount") && other.has("amount")) {
      return amountOf(one).compareTo(amountOf(other)) == 0;
    }
    if (one.isTextual() && other.isTextual()) {
      return normalized(one).equals(normalized(other));
    }
    return one.equals(other);
  }

  // Doe, Jane and Ms Jane Doe are one person; a date with a time is the date.
  private static List<String> normalized(JsonNode value) {
    String text = value.textValue().toLowerCase(Locale.ROOT);
    if (text.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
      return List.of(text.substring(0, 10));
    }
    return Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() > 1 && !word.matches("mr|mrs|ms|miss|dr|prof|herr|frau"))
        .sorted()
        .toList();
  }
}
