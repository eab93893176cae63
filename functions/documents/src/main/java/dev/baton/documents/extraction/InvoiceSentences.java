package dev.baton.documents.extraction;

import dev.baton.documents.extraction.Narrative.Kind;
import dev.baton.documents.extraction.Narrative.Sentence;
import java.util.List;

/** The sentences in which a bill says what others put behind labels. */
final class InvoiceSentences {
  private static final String MONEY =
      "([€$£]\\s?\\d[\\d.,'’]*\\d|\\d[\\d.,'’]*[.,]\\d{2}\\s?(?:€|[A-Z]{3}\\b)|(?:EUR|USD|GBP|CHF)\\s?\\d[\\d.,'’]*\\d)";

  static final List<Sentence> ALL =
      List.of(
          new Sentence(
              "buyer",
              Kind.PERSON,
              "(?u)^(?:Dear|Hello|Hi|Guten Tag|Bonjour|Sehr"
                  + " geehrte[rs]?|Chère?|Gentile|Estimad[oa]) ("
                  + Sentences.NAME
                  + ")(?=[\\s,!:]|$)"),
          new Sentence(
              "buyer",
              Kind.TEXT,
              "^(?i:(?:tax |vat )?(?:invoice|bill|rechnung|facture)\\b[^,;:]{0,12}\\d[^ ,;:]{0,12}"
                  + " (?:for|to|für|an|pour)) (\\p{Lu}[^.:;,\\d]{4,60})$"),
          new Sentence(
              "buyer",
              Kind.TEXT,
              "(?u)\\b(?i:invoice|bill)\\b[^:;]{0,24}\\d[^:;]{4,40} for"
                  + " (\\p{Lu}[^.:;,\\d]{4,60}(?i: ltd| limited| llc| inc| gmbh| plc| centre|"
                  + " clinic| hospital)\\b)"),
          new Sentence(
              "seller",
              Kind.TEXT,
              "(?u)^(?i:subject|re|betreff)\\s*:.*\\b(?i:invoice|bill|rechnung)\\b.*\\d.*"
                  + " (?i:from|von) (\\p{Lu}[^.:;,\\d]{3,60}?)(?:$|\\s+(?:To|From|Date|Sent|Cc):)"),
          new Sentence(
              "subtotal",
              Kind.AMOUNT,
              "(?iu)" + MONEY + " (?:before|excluding|without) (?:vat|tax|gst)\\b"),
          new Sentence(
              "tax",
              Kind.AMOUNT,
              "(?iu)\\b(?:vat|gst|sales tax|mwst|ust)(?: (?:at|of) [\\d.,]+ ?%)? (?:comes"
                  + " to|amounts to|is|beträgt) "
                  + MONEY),
          new Sentence("total", Kind.AMOUNT, "(?iu)\\b(?:sum|amount) to pay is " + MONEY),
          new Sentence(
              "total",
              Kind.AMOUNT,
              "(?iu)\\b(?:the sum of|that makes|comes to|adds up to|total(?:ling|s|ing)?(?!"
                  + " (?:iva|vat|gst|tva|mwst|ust|btw|tax)\\b)(?: of)?|amount(?:s|ing)?"
                  + " (?:of|to|due of)|gesamtbetrag von|betrag von|somme de|montant de|importe"
                  + " de|importo di)\\b[^.]{0,90}?([€$£]\\s?\\d[\\d.,'’"
                  + " ]*\\d|\\d[\\d.,'’]*[.,]\\d{2}\\s?(?:€|[A-Z]{3}\\b)|(?:EUR|USD|GBP|CHF)\\s?\\d[\\d.,'’]*\\d)(?!"
                  + " (?:before|excluding|without) (?:vat|tax|gst))"),
          new Sentence(
              "dueDate",
              Kind.DATE,
              "(?iu)\\bpa(?:y\\p{L}*|id)\\b[^.]{0,60}?\\bat the latest(?: on| by)? (.{6,20})"),
          new Sentence(
              "dueDate",
              Kind.DATE,
              "(?iu)\\b(?:pay(?:able|ment)?|due|remit|transfer|settle[dm]?\\w*|zahlen|überweisen|begleichen|zahlbar|fällig|régler|payable|without"
                  + " deduction|ohne abzug)\\b[^.]{0,60}?\\b(?:by|before|until|on|no later"
                  + " than|bis(?: zum| spätestens)?|am|avant le|jusqu'au) (.{6,20})"),
          new Sentence(
              "dueDate",
              Kind.DATE,
              "(?iu)\\b(?:pay(?:able|ment)?|settle\\w*|terms|net|zahlbar)\\b[^.]{0,30}\\b(?:days|tagen?|jours|weeks)\\b[^\\d]{0,24}(\\d.{5,20})"),
          new Sentence(
              "dueDate",
              Kind.DATE,
              "(?iu)\\b(?:within|net) \\d{1,3}(?: days)?,? (?:(?:i\\.e\\.|that is|so)[,:]?"
                  + " )?(?:by|on or before|until) (.{6,20})"),
          new Sentence(
              "issueDate",
              Kind.DATE,
              "(?iu)\\b(?:invoice|bill|rechnung|liquidation|honorarnote|facture|fattura|factura|factuur|faktura)\\b.{0,40}?\\b(?:of|dated|vom|du|del|de"
                  + " fecha|van|issued(?: on)?) (\\d.{5,19}|\\p{L}{3,9} \\d.{4,14})"));

  private InvoiceSentences() {}
}
