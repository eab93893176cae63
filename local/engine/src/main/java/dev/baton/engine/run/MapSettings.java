package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.Setting;
import dev.baton.asl.text.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Evaluates the numbers of a Map: its concurrency and the failures it tolerates. */
final class MapSettings {
  private MapSettings() {}

  /** How many failed items a run may have. */
  record Tolerance(long count, double percentage) {
    /** Whether so many failures are too many; a limit that is not set tolerates none by itself. */
    boolean exceededBy(long failed, long total) {
      if (failed == 0) {
        return false;
      }
      boolean byCount = count > 0 && failed > count;
      boolean byPercentage = percentage > 0 && 100.0 * failed > percentage * total;
      return byCount || byPercentage || (count == 0 && percentage == 0);
    }
  }

  /** How many iterations may run at once; 0 for any number. */
  static int concurrency(Track track, MapState state, JsonNode input) {
    Setting setting = state.maxConcurrency();
    long concurrency =
        setting == null
            ? 0
            : whole(setting, "MaxConcurrency", Settings.value(track, setting, input));
    note(track, "maxConcurrency", concurrency);
    return (int) Math.min(Integer.MAX_VALUE, concurrency);
  }

  /** A limit on items or bytes; the given one when there is no such field. */
  static long limit(
      Track track, @Nullable Setting setting, String name, JsonNode input, long otherwise) {
    if (setting == null) {
      return otherwise;
    }
    long limit = whole(setting, name, Settings.value(track, setting, input));
    return limit == 0 ? otherwise : limit;
  }

  private static void note(Track track, String name, long value) {
    Probe probe = track.run.probe();
    if (probe != null) {
      probe.noteNumber(name, value);
    }
  }

  static Tolerance tolerance(Track track, MapState state, JsonNode input) {
    Setting count = state.toleratedFailureCount();
    Setting percentage = state.toleratedFailurePercentage();
    long most = 0;
    double percent = 0;
    if (count != null) {
      most = whole(count, "ToleratedFailureCount", Settings.value(track, count, input));
      note(track, "toleratedFailureCount", most);
    }
    if (percentage != null) {
      percent = percentage(track, percentage, input);
      Probe probe = track.run.probe();
      if (probe != null) {
        probe.noteNumber("toleratedFailurePercentage", percent);
      }
    }
    return new Tolerance(most, percent);
  }

  private static double percentage(Track track, Setting setting, JsonNode input) {
    JsonNode value = Settings.value(track, setting, input);
    BigDecimal number = number(value);
    if (number == null) {
      throw notA("float", setting, value);
    }
    double percentage = number.doubleValue();
    if (percentage < 0 || percentage > 100) {
      throw Wording.runtime("ToleratedFailurePercentage must be between 0 and 100.");
    }
    return percentage;
  }

  private static long whole(Setting setting, String name, JsonNode value) {
    BigDecimal number = number(value);
    if (number == null || number.stripTrailingZeros().scale() > 0) {
      throw notA("integer", setting, value);
    }
    if (number.signum() < 0) {
      throw Wording.runtime(name + " cannot be negative.");
    }
    return number.longValue();
  }

  /** A number, also one that is written in a string. */
  private static @Nullable BigDecimal number(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue();
    }
    if (value.isTextual()) {
      try {
        return new BigDecimal(value.textValue());
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return null;
  }

  private static RuntimeException notA(String type, Setting setting, JsonNode value) {
    String sentence =
        "The %s field refers to value \"%s\" which is not a valid %s: %s"
            .formatted(setting.field(), Json.plain(value), type, setting.text());
    return setting.value() instanceof PathExpression
        ? Wording.runtime(sentence)
        : Wording.query(setting.field(), sentence);
  }
}
