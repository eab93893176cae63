package dev.baton.documents.extraction;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that forms print for people to write beside: {@code Practice / address}. */
final class FormWords {
  private static final Set<String> WORDS =
      Set.of(
          // What joins them.
          "and",
          "or",
          "of",
          "to",
          "und",
          "et",
          "y",
          "en",
          "e",
          "address",
          "appointment",
          "bring",
          "clinic",
          "clinician",
          "code",
          "comments",
          "consultant",
          "date",
          "department",
          "designation",
          "doctor",
          "email",
          "fax",
          "follow",
          "up",
          "hospital",
          "instructions",
          "location",
          "name",
          "no",
          "number",
          "phone",
          "physician",
          "place",
          "position",
          "practice",
          "provider",
          "remarks",
          "service",
          "signature",
          "speciality",
          "specialty",
          "stamp",
          "surgery",
          "telephone",
          "tel",
          "test",
          "tests",
          "time",
          "title",
          "when",
          "where",
          "who",
          "with",
          // German
          "anschrift",
          "arzt",
          "datum",
          "fachrichtung",
          "ort",
          "praxis",
          "stempel",
          "telefon",
          "uhrzeit",
          "unterschrift",
          // French, Spanish, Italian, Dutch
          "adresse",
          "cachet",
          "heure",
          "lieu",
          "médecin",
          "nom",
          "téléphone",
          "fecha",
          "firma",
          "hora",
          "lugar",
          "médico",
          "sello",
          "teléfono",
          "luogo",
          "medico",
          "ora",
          "telefono",
          "timbro",
          "adres",
          "handtekening",
          "naam",
          "plaats",
          "telefoon",
          "tijd");

  /** What a heading's value may be called below it. */
  private static final Pattern GENERIC =
      Pattern.compile("(?iu)(?:type|name|kind|nature|description|art|bezeichnung)\\s*:?");

  /** Nothing, or the title of somebody whose name is not there. */
  private static final Pattern NOBODY = Pattern.compile("(?i)(?:(?:dr|prof)\\b\\.?)?");

  private FormWords() {}

  /** Whether a text says what kind of value stands beside it. */
  static boolean name(String text) {
    return GENERIC.matcher(text).matches() || only(text);
  }

  /** Whether a text has no other words, so that it is no value. */
  static boolean only(String text) {
    return NOBODY.matcher(without(text)).matches();
  }

  /** What stands behind such words at the beginning of a text. */
  static String without(String text) {
    String rest = text.strip();
    while (!rest.isEmpty()) {
      int end = 0;
      while (end < rest.length() && Character.isLetter(rest.charAt(end))) {
        end++;
      }
      if (end > 0 && !WORDS.contains(rest.substring(0, end).toLowerCase(Locale.ROOT))) {
        return rest;
      }
      int next = Math.max(end, 1);
      if (end == 0 && Character.isDigit(rest.charAt(0))) {
        return rest;
      }
      rest = rest.substring(next).strip();
    }
    return rest;
  }
}
