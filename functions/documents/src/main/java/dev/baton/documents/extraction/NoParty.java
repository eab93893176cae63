package dev.baton.documents.extraction;

import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Notation;
import java.util.regex.Pattern;

/** What stands where a company or a person could, and is none: an address, a label, a day. */
final class NoParty {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?iu)(?:p\\.?\\s?o\\.? box|postfach|(?:unit|studio|flat|apartment|shop)\\s?\\d|suite"
              + " \\d|floor|fachärzt\\p{L}+|facharzt|general"
              + " practitioners?|vat|tax|ust|steuer|tel|fax|phone|telefon|attn|z\\.\\s?hd)\\b.*|(?u)\\d+[a-zA-Z]?[,.]?"
              + " \\p{Lu}.*(?<!Ltd|LLC|Inc|GmbH|plc)|.*\\b[A-Z]{2}"
              + " \\d{5}\\b.*|.*\\b[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}\\b.*|\\d{4,5}"
              + " \\p{Lu}.*|(?iu).*\\b(?:street|road|rd|avenue|ave|lane|drive|square|terrace|boulevard|blvd|parkway)\\.?"
              + " ?\\d*[a-z]?|(?iu)(?:via|rue|calle|corso|piazza|plaza|viale|ul\\.)"
              + " .*\\d.*|(?u)\\p{Lu}\\p{Ll}{5,}(?<!Studio|Station|Klinik|Clinic)"
              + " \\d{1,3}[a-z]?|(?iu).*(?:straße|strasse|gasse|platz|weg|allee|str\\.) \\d+"
              + " ?[a-z]?\\b.*");

  private static final Pattern LABEL =
      Pattern.compile(
          "(?iu)(?:service |billing |delivery |postal"
              + " )?(?:document|address|adresse|anschrift|currency|währung|devise|date|datum|qty|quantity|menge|quantité|désignation|description|bezeichnung|beschreibung|items?|details|reference|ref|number|nr|no|pos|pay"
              + " by|payable until|issued"
              + " on|due|total|zwischentotal|subtotal|name|contact|phone|(?:refer(?:red|ral)?)"
              + " (?:to|from|by)|secondary care|primary care|email|account|terms|spett\\.le|an"
              + " die|to|from|re|betreff|period|page|copy.*|billing|invoicing|accounts?(?:"
              + " receivable| department| office)?|noreply|no-reply|referring"
              + " provider|patient|specimen|general"
              + " practitioner|(?:customer|client|billing|delivery|supplier|patient)(?:.s)?"
              + " (?:address|name|number|no|id|ref\\p{L}*)|premises|vehicle|property|(?:semi-|non-)?urgent|routine|soon|emergency|referral(?:"
              + " letter)?|letter of referral|discharge (?:summary|letter)|laboratory report|r e p"
              + " o r t|site|(?:carried|brought) forward|sold to|bill to|ship"
              + " to|concepto|omschrijving|services?|überweisung|the (?:[\\p{L}]+"
              + " )?(?:manager|secretary|director|bursar|owner|tenant)|[A-Z]{3,6}"
              + " \\d{4,8}|[A-Z]{2,5}-\\d{3,8}|[\\p{L} ]{3,30} for invoice \\S*\\d\\S*|(?:tax"
              + " )?invoice \\S*\\d\\S*)[.:]?");

  /** The beginning of a sentence, of a greeting or of another field. */
  private static final Pattern BEGUN =
      Pattern.compile(
          "(?iu)(?:dear|respected|hello|hi|thanks|thank you|with thanks|not|no|non|sehr"
              + " geehrte\\p{L}*|liebe[r]?|who|when|where|what|why|how|attn|attention|specialist"
              + " in|consultant in)\\b.*|(?!c/o)[^:]{3,24}:\\s.*");

  /** Where somebody is, in whose name nothing says who it is. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?u)(?!.*\\b(?:Ltd|Limited|LLC|Inc|GmbH|AG|KG|SARL|plc|PLC|Pty|B\\.?V|Trust|Council|School|Surgery|Clinic|Practice|Hospital|Centre|Center|Hotel|Church|Society|Association|Klinik|Praxis)\\b)(?:[\\p{L}'’"
              + " -]{3,40}\\b(?:Road|Street|Avenue|Lane|Drive|Terrace|Rd|St),.*|(?:Am|An der|Im|Auf"
              + " dem|Zum|Zur) \\p{Lu}[\\p{L}-]+ \\d+"
              + " ?[a-z]?|\\p{Lu}[\\p{L}-]*(?:straat|laan|weg|plein|gracht|kade)(?: \\d.*|,.*)|.*"
              + " \\d{6}|.*\\b(?:[Tt]rading|[Ii]ndustrial|[Bb]usiness|[Rr]etail|[Ee]nterprise)"
              + " (?:[Ee]state|[Pp]ark)(?:,.*)?|.*\\b[Ii]ndustrial [\\p{L}-]+ [Ee]state|Zone"
              + " (?:artisanale|industrielle|d['’]activités?)\\b.*|Gewerbe(?:park|gebiet)\\b.*|[\\p{L}'’"
              + " ]{3,24} (?:House|Mill|Forge|Cottage|Farm|Chambers|Wharf), \\p{Lu}[\\p{L} ]+)");

  /** What people are, departments, numbers of registers, and ends of letters. */
  private static final Pattern NOBODY =
      Pattern.compile(
          "(?iu)(?:solicitors|barristers|accountants|architects|attorneys at law|sworn"
              + " translators?|translations?|the creamery|accounts"
              + " (?:payable|receivable)\\b.*|service"
              + " comptabilité|comptabilité|buchhaltung|t\\.a\\.v\\..*|de"
              + " administratie|administration|customer (?:po|no|number)|deliver(?:ed|y)"
              + " (?:at|to)|receiving\\b.*|verwijsbrief|ontslagbrief|arztbrief|verwijzing|referring"
              + " (?:facility|practice|doctor|clinician)\\b.*|yours"
              + " (?:sincerely|faithfully|truly)\\b.*|.*\\?|(?:abn|acn|vat|ust-?id|siret|gstin|nip|kvk|btw)\\b.*\\d.*)");

  /** A patient, with the day of birth. */
  private static final Pattern BORN =
      Pattern.compile(
          "(?iu)\\b(?:geb|geboren|born|dob|d\\.o\\.b|née?|nat[oa]|nacid[oa])\\b\\.?[^\\d]{0,8}\\d");

  /** Who is called like a street is a person all the same. */
  private static final Pattern PERSON =
      Pattern.compile(
          "(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Herrn?|Frau|Mme)\\b\\.? \\p{Lu}[^\\d]*$");

  private NoParty() {}

  static boolean is(String text) {
    String plain = text.strip();
    boolean person = PERSON.matcher(plain).lookingAt();
    return plain.endsWith(":")
        || FormWords.only(plain)
        || LABEL.matcher(plain).matches()
        || BEGUN.matcher(plain).matches()
        || BORN.matcher(plain).find()
        || NOBODY.matcher(plain).matches()
        || (!person && isPlace(plain))
        || (!person && ADDRESS.matcher(plain).matches())
        || isDayAlone(plain);
  }

  /** Whether a text is the address of somebody who is not named in it. */
  static boolean isPlace(String text) {
    return PLACE.matcher(text.strip()).matches();
  }

  /** The text without the address behind a name. */
  static String without(String text) {
    String rest = text;
    while (is(rest) && rest.indexOf(',') > 0) {
      rest = rest.substring(0, rest.lastIndexOf(',')).strip();
    }
    return rest;
  }

  private static boolean isDayAlone(String text) {
    return Dates.first(text, Notation.UNKNOWN).filter(date -> date.start() == 0).isPresent();
  }

  // A place with the day of a letter, or a day alone.
  static boolean isDay(String text) {
    return Dates.first(text, Notation.UNKNOWN).isPresent();
  }
}
