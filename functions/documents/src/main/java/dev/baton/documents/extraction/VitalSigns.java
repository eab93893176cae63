package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vital signs that nobody has, as they are told in a course or an examination. */
public final class VitalSigns implements SectionFacts {
  /** The name of these facts; their value is what was written. */
  public static final String NAME = "impossibleVitalSign";

  private static final Pattern TEMPERATURE =
      Pattern.compile(
          "(?iu)\\btemp(?:erature?|eratur|érature|eratura|eratuur)?\\b[^\\d.;]{0,16}(?<value>\\d{2,3}(?:[.,]\\d)?)\\s?°?\\s?C\\b");
  private static final Pattern SATURATION =
      Pattern.compile(
          "(?iu)\\b(?:spo2|sats|saturations?|sättigung|saturación)\\b[^\\d.;]{0,20}(?<value>\\d{2,3})\\s?%");
  private static final Pattern PRESSURE =
      Pattern.compile(
          "(?iu)\\b(?:bp|blood"
              + " pressure|rr|ta|blutdruck|bloeddruk)\\b[^\\d.;]{0,12}(?<value>\\d{2,3})\\s?/\\s?(?<other>\\d{2,3})\\b");

  /** Degrees Celsius between which somebody lives. */
  private static final double COLDEST = 20;

  private static final double HOTTEST = 44;
  private static final double WHOLE = 100;

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      Matcher temperature = TEMPERATURE.matcher(line.text());
      while (temperature.find()) {
        double degrees = value(temperature, "value");
        add(degrees < COLDEST || degrees > HOTTEST, temperature, line, facts);
      }
      Matcher saturation = SATURATION.matcher(line.text());
      while (saturation.find()) {
        add(value(saturation, "value") > WHOLE, saturation, line, facts);
      }
      Matcher pressure = PRESSURE.matcher(line.text());
      while (pressure.find()) {
        add(value(pressure, "value") < value(pressure, "other"), pressure, line, facts);
      }
    }
    return facts;
  }

  private static double value(Matcher sign, String group) {
    return Double.parseDouble(sign.group(group).replace(',', '.'));
  }

  private static void add(boolean impossible, Matcher sign, Line line, List<Fact> facts) {
    if (impossible) {
      facts.add(Fact.at(line, NAME, TextNode.valueOf(sign.group()), sign.group()));
    }
  }
}
