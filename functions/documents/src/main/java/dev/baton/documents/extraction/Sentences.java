package dev.baton.documents.extraction;

import dev.baton.documents.extraction.Narrative.Kind;
import dev.baton.documents.extraction.Narrative.Sentence;
import java.util.List;

/** The sentences in which letters and summaries say what others put behind labels. */
final class Sentences {
  private static final String PERSON =
      "((?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|PD)\\.?(?: Dr\\.?| med\\.?)* \\p{Lu}[\\p{L}'.-]+(?:"
          + " \\p{Lu}[\\p{L}'-]+){0,3})";

  /** A person, followed by the date of birth or the age. */
  private static final String PATIENT =
      "((?:(?:Mr|Mrs|Ms|Miss|Master|Herrn?|Frau|Mme|M)\\.? )?\\p{Lu}[\\p{L}'-]+(?:"
          + " (?:\\p{Lu}[\\p{L}.'-]*|van|von|de|der|den|la|el|bin|al)){1,4})(?:,? \\(|, |"
          + " )(?i:dob|d\\.o\\.b|born|b\\.|geb\\.|geboren|date of birth|aged?) ";

  private static final String RECORD =
      "(?i:\\b(?:CHI|NHS(?: no| number)?|MRN|hosp(?:ital)?\\.? (?:no|number)|record"
          + " (?:no|number)|patient (?:no|number)|versicherten-nr|patient id|insurance"
          + " (?:no|number))\\b\\.?:? ?)([A-Z]{0,4}[ -]?\\d[\\d .-]{2,17}\\d)";

  static final List<Sentence> REFERRAL =
      List.of(
          new Sentence("to", Kind.TEXT, "\\bDear " + PERSON),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?i)((?:[^.]{0,60}\\b(?:thank you for (?:seeing|reviewing|accepting)|(?:i|we)"
                  + " (?:would be|am|are|should be) (?:very )?grateful|(?:i am|we are|i'm)"
                  + " (?:writing to refer|referring|writing to ask)|please (?:see|review|assess)|i"
                  + " (?:would like to )?refer\\b|kindly"
                  + " see))(?:[^.?]|(?<=\\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|approx))\\.){10,400}[.?])"),
          new Sentence(
              "question",
              Kind.TEXT,
              "(?iu)((?:could you|would you|can you|please (?:advise|assess|consider|could)|i would"
                  + " (?:appreciate|value) your|we would (?:appreciate|value) your|your"
                  + " opinion)[^.?]{5,300}[.?])"),
          new Sentence("question", Kind.TEXT, "(?u)(?:^|[.:?!]\\s+)(\\p{Lu}[^.?!]{6,200}\\?)"),
          new Sentence(
              "patientName",
              Kind.TEXT,
              "(?i:(?:seeing|refer(?:ring)?|reviewing|assess) (?:this |my patient |our patient |the"
                  + " above )?)((?:Mr|Mrs|Ms|Miss|Master)\\.? \\p{Lu}[\\p{L}'-]+(?:"
                  + " \\p{Lu}[\\p{L}'-]+){0,2})"),
          new Sentence("patientName", Kind.TEXT, PATIENT),
          new Sentence("patientId", Kind.ID, RECORD),
          new Sentence(
              "birthDate",
              Kind.DATE,
              "(?i)\\b(?:born|dob|d\\.o\\.b\\.?|date of birth)[:\\s]+(?:on )?(.{6,24})"),
          new Sentence(
              "urgency",
              Kind.TWO_WEEKS,
              "(?i)\\b(two[- ]week[- ](?:wait|rule)|2ww|urgent suspected cancer)\\b"),
          new Sentence(
              "urgency",
              Kind.EMERGENCY,
              "(?i)\\b(as an emergency|emergency (?:referral|assessment)|same[-"
                  + " ]day|immediately|today)\\b"),
          new Sentence(
              "urgency",
              Kind.URGENT,
              "(?i)(?<!no particular )\\b(urgent(?:ly)?"
                  + " (?:referral|review|assessment|appointment|basis)|urgently|as (?:an"
                  + " )?urgent)\\b"),
          new Sentence(
              "urgency",
              Kind.ROUTINE,
              "(?i)\\b(routine (?:referral|review|assessment|appointment|basis|(?:outpatient"
                  + " )?(?:slot|clinic|visit))|routinely|non-urgent|not urgent|no (?:particular"
                  + " )?urgency)\\b"),
          new Sentence(
              "from",
              Kind.TEXT,
              "(?i:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|with)"
                  + " (?:regards|wishes)|sincerely|regards),?\\s+"
                  + PERSON));

  static final List<Sentence> DISCHARGE =
      List.of(
          new Sentence(
              "admissionDate",
              Kind.DATE,
              "(?i)\\b(?:admitted|hospitali[sz]ed)\\b[^.]{0,60}?\\b(?:on|from)" + " (.{6,20})"),
          new Sentence(
              "dischargeDate",
              Kind.DATE,
              "(?i)\\b(?:discharged|went home|left (?:the )?hospital|returned"
                  + " home)\\b[^.]{0,60}?\\bon (.{6,20})"),
          new Sentence("patientName", Kind.TEXT, PATIENT),
          new Sentence("patientId", Kind.ID, RECORD),
          new Sentence(
              "followUp",
              Kind.TEXT,
              "(?i)((?:[^.]{0,60}\\b(?:follow[- ]?up|outpatient clinic|review in|will be"
                  + " (?:seen|reviewed)|see (?:his|her|their)"
                  + " gp|wiedervorstellung|kontrolle))[^.]{5,200}\\.)"));

  static final List<Sentence> INVOICE =
      List.of(
          new Sentence(
              "dueDate",
              Kind.DATE,
              "(?iu)\\b(?:pay(?:able|ment)?|due|remit|transfer|settle[dm]?\\w*|zahlen|überweisen|begleichen|zahlbar|fällig|régler|payable)\\b[^.]{0,60}?\\b(?:by|before|until|on|no"
                  + " later than|bis(?: zum| spätestens)?|am|avant le|jusqu'au) (.{6,20})"),
          new Sentence(
              "issueDate",
              Kind.DATE,
              "(?iu)\\b(?:invoice|rechnung|facture)\\b[^.]{0,40}?\\b(?:of|dated|vom|du|issued(?:"
                  + " on)?) (.{6,20})"));

  private Sentences() {}
}
