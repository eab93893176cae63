package dev.baton.documents.extraction;

import java.util.regex.Pattern;

/** How units of laboratory results and doses are written. */
final class Units {
  /** A unit of a laboratory result. */
  static final String RESULT =
      "(?:(?:[mµμunpkcdf]|micro|milli)?(?:g|mol|eq|Eq|osm|Osm|kat|L|l|IU|UI|U|Units?|mg|cells|copies|GPL|MPL)"
          + "\\s?/\\s?(?:(?:[mµμdcunf])?[Ll]|kg|min|mL/min|h|hr|24\\s?h|day|[µu]L|mm3|mm³|g|mol|mmol|m2|hpf|HPF|lpf)"
          + "(?:\\s?/\\s?1\\.73\\s?m(?:2|²|\\^2))?|mL/min(?:/1\\.73\\s?m(?:2|²|\\^2))?"
          + "|(?:x\\s?|×\\s?)?10(?:\\^|\\*|E|e)?\\d{1,2}\\s?/\\s?(?:[µum]?[Ll]|mm3)|10[⁰¹²³⁴⁵⁶⁷⁸⁹]+/[µum]?[Ll]"
          + "|[KkMG]\\s?/\\s?[µuUm]?[Ll]|Tsd\\.?/[µu]l|Mio\\.?/[µu]l|cells/[µu]L|(?:cells)?/c(?:u\\s?)?mm|/[µu][Ll]|/HPF|/hpf|/mm3"
          + "|mm/\\s?(?:h(?:r|eure)?|uur|std|ora|[1l]h)|mmHg|kPa|fL|fl|pg|ratio|INR|sec(?:onds)?|s|%|‰|mg/24h|g/24h|mosm/kg|titer|°C|copies/mL)"
          + "(?![\\p{L}\\d])";

  static final Pattern RESULT_PATTERN = Pattern.compile(RESULT);

  /** A dose: a figure and its unit. */
  static final Pattern DOSE =
      Pattern.compile(
          "(?<![\\w.,])(\\d{1,3}(?:[,.]\\d{3})+(?=\\s?(?i:units?|IU|IE|UI|U)\\b)|\\d+(?:[.,]\\d+)?)(?:/\\d+(?:[.,]\\d+)?)?\\s?((?iu:mcg|microgs?|micrograms?|mikrogramm|microgrammes?|µg|μg|ug|mg|milligrams?|g|grams?|ml|IU|IE|UI|I\\.\\s?[EU]\\.|units?|einheiten|unités|unidades|U|mmol|mEq"
              + "|puffs?|hübe|hub|bouffées|drops?|tropfen|gouttes|gtt|tablets?|tabs?|tabletten?|tbl|capsules?|caps?|comprimés?|comprimidos?|sachets?|patch(?:es)?|ampoules?|spr(?:ay|ühstöße)s?)|%)(?![\\p{L}\\d])(/(?:\\d+\\s?)?(?i:ml|h|hr|hour|dose|actuation|d|day|kg))?");

  private Units() {}
}
