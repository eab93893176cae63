package dev.baton.documents.values;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.measure.IncommensurableException;
import javax.measure.Unit;
import javax.measure.format.MeasurementParseException;
import systems.uom.ucum.format.UCUMFormat;
import systems.uom.ucum.internal.format.TokenException;
import systems.uom.ucum.internal.format.TokenMgrError;

/**
 * Units of measure by the Unified Code for Units of Measure: what documents write becomes its code
 * where it is a unit at all. The ways of writing are the resource units.json.
 */
public final class Ucum {
  private static final Pattern POWER =
      Pattern.compile("(?:x|×)?10(?:\\^|\\*\\*?|e)?(\\d{1,2})(?=/|$)(.*)");

  /** What a D-dimer is counted in, of fibrinogen or of itself, behind its unit. */
  private static final Pattern EQUIVALENTS = Pattern.compile("(?i)[({]?(?:FEU|D-?DU)[)}]?$");

  /** A power that no unit has: the library multiplies step by step and runs out of stack. */
  private static final Pattern POWERED = Pattern.compile("\\p{L}[+-]?\\d{2}");

  private static final Pattern COUNTED = Pattern.compile("10\\*\\d{1,2}(/.*)?");
  private static final int LONGEST = 24;
  private static final JsonNode WRITTEN = written();

  /**
   * Units that are known as such without the library, which takes a tenth of a second to load: most
   * documents have no others.
   */
  static final Set<String> COMMON =
      Set.of(
          "kg",
          "g",
          "mg",
          "ug",
          "ng",
          "pg",
          "L",
          "dL",
          "mL",
          "uL",
          "fL",
          "mm",
          "cm",
          "s",
          "min",
          "h",
          "d",
          "%",
          "/L",
          "/uL",
          "mol/L",
          "mmol/L",
          "umol/L",
          "nmol/L",
          "pmol/L",
          "kg/L",
          "g/L",
          "mg/L",
          "ug/L",
          "ng/L",
          "pg/L",
          "g/dL",
          "mg/dL",
          "ug/dL",
          "ng/dL",
          "g/mL",
          "mg/mL",
          "ug/mL",
          "ng/mL",
          "pg/mL",
          "U/L",
          "mU/L",
          "kU/L",
          "mmol/mol",
          "mg/g",
          "mg/mmol",
          "L/L",
          "mL/min",
          "mm/h",
          "kPa",
          "mmol",
          "umol");

  /** Weights by the powers of ten that they are of a gram. */
  static final Map<String, Integer> WEIGHTS =
      Map.of("kg", 3, "g", 0, "mg", -3, "ug", -6, "ng", -9, "pg", -12);

  private Ucum() {}

  /** The code of a unit as it was written, empty where there is no such unit. */
  public static Optional<String> code(String written) {
    String plain =
        written
            .replaceAll("\\s", "")
            .replace('µ', 'u')
            .replace('μ', 'u')
            .replace("²", "2")
            .replace("^2", "2")
            .replace("³", "3");
    plain = digits(EQUIVALENTS.matcher(plain).replaceFirst(""));
    String lower = plain.toLowerCase(Locale.ROOT);
    // In capitals a thousand and a million times a million: G/L is no gram.
    if (plain.matches("[GT]/L")) {
      return Optional.of(plain.startsWith("G") ? "10*9/L" : "10*12/L");
    }
    Matcher power = POWER.matcher(lower);
    if (power.matches()) {
      String rest = power.group(2);
      lower = "10*" + power.group(1) + rest;
      plain = lower.replaceFirst("(?<=/[a-z]{0,2})l$", "L");
    }
    if (WRITTEN.has(lower)) {
      return Optional.of(WRITTEN.get(lower).textValue());
    }
    // Litres are written in both ways, and capitals carelessly.
    for (String code : new String[] {litres(plain), plain, litres(lower)}) {
      if (isUnit(code)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /** The value in another unit, empty where they do not measure the same. */
  public static Optional<BigDecimal> converted(BigDecimal value, String from, String to) {
    Integer power = WEIGHTS.get(from);
    Integer wanted = WEIGHTS.get(to);
    return power != null && wanted != null
        ? Optional.of(value.scaleByPowerOfTen(power - wanted))
        : Library.converted(value, from, to);
  }

  private static String litres(String unit) {
    return unit.replaceAll("(?<![a-zA-Z])([munpdcf]?)l(?![a-zA-Z])", "$1L");
  }

  private static String digits(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c);
      plain.append(digit < 0 ? c : (char) ('0' + digit));
    }
    return plain.toString();
  }

  private static boolean isUnit(String code) {
    Matcher counted = COUNTED.matcher(code);
    if (counted.matches()) {
      String rest = counted.group(1);
      return rest == null || isKnown(rest);
    }
    return !code.isEmpty() && !code.matches("\\d.*") && isKnown(code);
  }

  private static boolean isKnown(String code) {
    return COMMON.contains(code)
        || (!POWERED.matcher(code).find() && Library.parsed(code).isPresent());
  }

  private static JsonNode written() {
    try (InputStream stream = Ucum.class.getResourceAsStream("units.json")) {
      if (stream == null) {
        throw new IllegalStateException("units.json is not in the jar");
      }
      return Json.read(stream, JsonNode.class);
    } catch (IOException e) {
      throw new IllegalStateException("units.json cannot be read", e);
    }
  }

  /** What reads every unit of the code. */
  static final class Library {
    private static final Map<String, Optional<Unit<?>>> PARSED = new ConcurrentHashMap<>();

    private Library() {}

    static Optional<Unit<?>> parsed(String code) {
      return code.length() > LONGEST
          ? Optional.empty()
          : PARSED.computeIfAbsent(code, Library::parse);
    }

    static Optional<BigDecimal> converted(BigDecimal value, String from, String to) {
      Unit<?> one = parsed(from).orElse(null);
      Unit<?> other = parsed(to).orElse(null);
      if (one == null || other == null || from.contains("*") || to.contains("*")) {
        return Optional.empty();
      }
      try {
        Number number = one.getConverterToAny(other).convert(value);
        return Optional.of(new BigDecimal(number.toString()));
      } catch (IncommensurableException e) {
        return Optional.empty();
      }
    }

    private static Optional<Unit<?>> parse(String code) {
      try {
        return Optional.of(UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE).parse(code));
      } catch (MeasurementParseException
          | TokenException
          | TokenMgrError
          | IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }
}
