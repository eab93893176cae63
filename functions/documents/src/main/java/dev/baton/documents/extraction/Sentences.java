package dev.baton.documents.extraction;

import dev.baton.documents.extraction.Narrative.Kind;
import dev.baton.documents.extraction.Narrative.Sentence;
import java.util.ArrayList;
import java.util.List;

/** The sentences in which reports and summaries say what others put behind labels. */
final class Sentences {
  /** A doctor or patient with a form of address. */
  static final String PERSON =
      "((?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|PD)\\.?(?: Dr\\.?| med\\.?)* \\p{Lu}[\\p{L}'.-]+(?:"
          + " \\p{Lu}[\\p{L}'-]+){0,3})";

  static final String NAME =
      "(?:(?:Mr|Mrs|Ms|Miss|Master|Herrn?|Frau|Mme|M|Mlle|Sr|Sra|Don|Doña|Sig|Sig\\.ra|Dhr|Mevr)\\.?"
          + " )?\\p{Lu}[\\p{L}'’-]+(?:,? (?:\\p{Lu}(?:[\\p{L}'’-]+|\\.)|van|von|de|der"
          + "|den|dos|da|di|la|el|bin|al)){1,4}";

  private static final String BORN =
      "(?i:dob\\b|d\\.o\\.b|born|b\\.|\\*|geb\\.|geboren|née?\\(?e?\\)? le|nacid[oa]|nat[oa]"
          + " il|date of birth|aged?\\b)";

  private static final String NUMBER =
      "(?i:CHI|NHS|MRN|MR#|hosp(?:ital)?|record|patient (?:no|number|id)|chart|unit no|case"
          + " no|fall(?:-?nr)?|IPP|file|ref|ID|no)";

  /** A person, followed by the date of birth, the age or a number. */
  private static final String PATIENT =
      "(?<!\\bby )("
          + NAME
          + ")(?<!\\b(?:van|von|de|der|den|dos|da|di|la|el|bin|al|NP|MD|RN|DO|PA|FNP|DNP))(?:,?"
          + " \\(|, | [-–—] | |,)(?:"
          + BORN
          + "|"
          + NUMBER
          + "\\b[^.;]{0,12}\\d|\\d{1,2}(?:[./-]\\d{1,2}[./-]| \\p{L}{3,9}\\.? )\\d{4})";

  /** A person whom a letter or report says it is about. */
  private static final String ABOUT =
      "(?i:\\b(?:re|patiente?|patientin|paciente|paziente|subject|regarding|concerning|betr(?:\\.|eff)?|objet|concerne|discharge"
          + " of|admission of|referral of|referral for|referral|results (?:for|of|on)|report"
          + " (?:on|for)|your patient|our patient|my patient|above patient|this"
          + " patient|über|adresse|vous adresse|(?:please |kindly |to |for |you"
          + " )?(?:see(?:ing)?|review(?:ing)?|assess(?:ing)?|accept(?:ing)?)|refer(?:ring)?|introduce|ich"
          + " überweise(?: ihnen)?|stelle ihnen|derivo a|remito a|invio)\\b)(?i:[:,]? ?[-–—]?"
          + " ?(?:this |my patient |our patient |the above |the patient |herrn |frau |unseren"
          + " patienten |unsere patientin |den patienten |die patientin )?)("
          + NAME
          + ")(?=[\\s,.;(–-]|$)";

  private static final String RECORD =
      "(?iu:\\b(?:CHI|NHS(?: no| number)?|MRN|MR#|hosp(?:ital)?\\.? (?:no|number)|(?:our"
          + " )?record(?: no| number)?|(?:patient|unit|case|file|chart|clinic|account|practice)"
          + " (?:no|number|id|ref)|tax code|codice fiscale|c\\.f\\.|personal"
          + " (?:no|number|id)|national (?:no|number|id)|(?<=\\d{4}[,;¦"
          + " ]{1,4})(?:no|nr|number)|chart|versicherten-nr|fall-?nr|fallnummer|pat(?:ienten)?-?\\.?-?nr|dossier|IPP|insurance"
          + " (?:no|number)|(?:our |your )?ref(?:erence)? (?:no|number)|our"
          + " ref|(?<!,\\s)id)\\b\\.?[:#]? ?)((?=(?:[A-Z0-9/._"
          + " -]*\\d){3})(?!\\d+\\.\\d{1,2}(?![\\d.]))[A-Z0-9][A-Z0-9/._-]*[A-Z0-9](?: \\d[\\d"
          + " /-]{1,14}\\d)?|[A-Z]{1,3} ?\\d[\\d .-]{2,17}\\d)(?![./]\\d)";

  /** A number between a patient's name and the date of birth. */
  private static final String BEFORE_BIRTH =
      NAME
          + ", ((?=[A-Z0-9/-]*\\d{3})[A-Z0-9]+(?:[-/ ][A-Z0-9]+){0,3}),? "
          + "(?i:dob|d\\.o\\.b|born|b\\.|geb\\.|date of birth)";

  /** A number in brackets behind a patient's name, which is neither a year nor a doctor's. */
  private static final String IN_BRACKETS =
      "(?<!Dr\\.? |Prof\\.? |\\p{L}, )\\b(?!Dr|Prof)"
          + NAME
          + " [(\\[]((?!(?:19|20)\\d{2}\\W|GMC|NPI|LANR|\\d{1,2}[./-]\\d{1,2}[./-])[A-Z]{0,4}[-/"
          + " ]?(?=[A-Z0-9/-]*\\d{3})[A-Z0-9]+(?:[-/][A-Z0-9]+){0,3})[)\\]]";

  private static final String DAY =
      "\\d{1,2}(?:st|nd|rd|th|er|\\.)?[ ./-](?:\\p{L}{3,9}|\\d{1,2})[ ./-]\\d{2,4}|\\p{L}{3,9}"
          + " \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}-\\d{2}-\\d{2}";
  private static final String FROM =
      "(?iu)\\b(?:from|between|since|vom|zwischen dem|du|del|dal|van|desde(?: el)?|admitted(?:"
          + " on)?)\\s+";
  private static final String UNTIL =
      "[^.]{0,60}?\\b(?:to|until|till|and|through|bis|au|al|tot|hasta|discharged)\\b(?:[^.\\d]|\\.(?=\\d)){0,40}?";
  private static final String NEAR =
      "(?:(?!birth|\\bborn|\\bdob|\\bgeb|naissance|\\bnée?\\b|nacim|diagnos)[^.\\d¦]){0,40}?";
  private static final String STAY =
      "(?iu)\\b(?:stay|stayed|aufenthalt|inpatient|séjour|estancia|degenza|opname|episode)\\b[^.\\d¦]{0,24}";
  private static final String TO = "\\s*(?:-|–|—|to|until|till|bis|au|al|tot)\\s*";
  private static final String CAME =
      "(?iu)\\b(?:admitted|admission|hospitali[sz]ed|came (?:in|to"
          + " us)|aufgenommen|aufnahme|eingewiesen|hospitalisée?|admise?|entrée|ingresó|ingresad[oa]|ricoverat[oa]|opgenomen)\\b"
          + NEAR;
  private static final String WENT =
      "(?iu)\\b(?:discharge(?:d|(?! (?:team|letter|summary|planning|nurse|lounge|clinic)))|went"
          + " home|sent home|left"
          + " us|entlassen|entlassung|sortie?|sorti|alta|dimess[oa]|ontslagen)\\b"
          + NEAR;

  /** That a patient is to be seen again. */
  private static final String AGAIN =
      "\\b(?:follow[- ]?up|will come to (?:our|the)|please see (?:him|her|them) (?:again"
          + " )?for|outpatient clinic|review in|will be (?:seen|reviewed)|see (?:his|her|their)"
          + " gp|gp to|family doctor to|wiedervorstellung|kontrolle)";

  /** Of whom a text tells, who should be its patient. */
  private static final String MENTIONED =
      "\\b((?:Mr|Mrs|Ms|Miss|Herr|Frau|Mme)\\.? \\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?)"
          + " (?:was|is|has|had|underwent|presented|presents|came|remained|made|reports|complains|denies|wurde|stellte|litt|kam|hat|war|a"
          + " été|présente)\\b";

  private static final Sentence BIRTH =
      new Sentence(
          "birthDate",
          Kind.DATE,
          "(?iu)(?:\\b(?:born|dob|d\\.o\\.b\\.?|b\\.|date of"
              + " birth|geb\\.|geboren|née?(?:\\(e\\))?|nacid[oa]|nat[oa])[:\\s]+|\\*\\s?(?=\\d))(?:on"
              + " |am |le |el |il )?(.{6,24})");

  private static final Sentence BIRTH_BESIDE_NAME =
      new Sentence(
          "birthDate",
          Kind.DATE,
          "(?u)\\b(?i:re|patient|referral|subject|betreff|objet)\\b\\W{1,4}"
              + NAME
              + ",? \\(?(\\d{1,2}.{5,18})");

  /** Who a paper is about. */
  static final List<Sentence> WHO =
      List.of(
          new Sentence("patientName", Kind.PERSON, PATIENT),
          new Sentence("patientName", Kind.PERSON, ABOUT),
          new Sentence(
              "patientName",
              Kind.PERSON,
              "(" + NAME + ")(?: is|,) an? \\d{1,3}[- ](?:year|month|week)s?[- ]old\\b"),
          new Sentence("patientId", Kind.ID, RECORD),
          new Sentence(
              "patientId",
              Kind.ID,
              "(?i)^\\W*(?:re|sub|subject|ref|regarding)\\b.{4,90}?\\b(?:reg|regn|regd|registration)\\.?"
                  + " (?:no|number)\\b[.:]? ?((?=[A-Z\\d/-]*\\d{3})[A-Z\\d][A-Z\\d/-]{3,20})"),
          new Sentence("patientId", Kind.ID, IN_BRACKETS),
          new Sentence("patientId", Kind.ID, BEFORE_BIRTH),
          BIRTH,
          BIRTH_BESIDE_NAME,
          new Sentence(
              "birthDate",
              Kind.DATE,
              "(?u)(?:^|¦ )"
                  + NAME
                  + ",? [(](\\d{1,2}[./ -].{2,14}?\\d{4}|\\d{4}-\\d{2}-\\d{2})[)]"),
          new Sentence("patientMentioned", Kind.PERSON, MENTIONED),
          new Sentence(
              "patientMentioned",
              Kind.PERSON,
              "(?:(?i:les?|le|vi|ihnen|vous|u|wir|ich|je|hierbij))"
                  + " (?:(?i:remito|derivo|env[ií]o|invio|überweisen?|adresse|adressons|verwijs))"
                  + " (?:(?i:a|al paciente|a la paciente|il paziente|la paziente|den patienten|die"
                  + " patientin|votre patiente?|uw patiënt|Ihnen|je|ik) )?"
                  + "(?:D\\.|Dña\\.|Sra?\\.|Don|Doña|Mme|Mlle|M\\.|Frau|Herrn?|mevr\\.|mevrouw|dhr\\.|[Ss]ig\\.(?:ra)?|[Ss]ignora?)"
                  + " (\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2})"));

  static final List<Sentence> LABORATORY =
      with(
          WHO,
          new Sentence(
              "collectedAt",
              Kind.DATE,
              "(?iu)\\b(?:taken|collected|drawn|obtained|sampled|abgenommen|entnommen|prélevée?|prélèvement)\\b(?:(?!report|receiv|issued|printed|authori|validat|born|dob|birth)[^.\\d¦]){0,40}?\\b(?:on|at|am|le|du)?[\\s:]*(\\d.{6,26})"),
          new Sentence(
              "reportedAt",
              Kind.DATE,
              "(?iu)\\b(?:reported|report"
                  + " of|issued|authori[sz]ed|validated|released|verified|final(?:i[sz]ed)?|berichtet|befundet|édité|validé)\\b(?:(?!collect|receiv|taken|drawn|born|dob|birth)[^.\\d¦]){0,24}?\\b(?:on|at|am|le)?[\\s:]*(\\d.{6,26})"),
          new Sentence(
              "specimen",
              Kind.TEXT,
              "(?iu)\\b((?:(?:random|spot|early morning|first[-"
                  + " ]void|fasting|edta|venous|capillary|arterial|citrated?|fluoride|heparini[sz]ed|lithium"
                  + " heparin|24[- ]h(?:our)?|clotted|whole|mid-?stream)"
                  + " ){0,2}(?:serum|plasma|urine|cerebrospinal fluid|stool|sputum|blood|sang"
                  + " veineux|sang total|sérum|vollblut|urin|suero|sangre"
                  + " total|siero|sangue|bloed|urines)(?:,? \\(?(?:edta|sst|gel|lithium"
                  + " heparin|heparin|fluoride|citrate|mid-?stream|early morning|random|24[-"
                  + " ]h(?:our)?|clean catch)\\)?(?!\\p{L})){0,2})(?: sample|"
                  + " specimen)?\\b(?=\\.?[^.]{0,60}\\b(?:taken|collected|drawn|obtained|received|sample|specimen|reported|prélevé|prélèvement|entnommen|entnahme|extraíd[ao]|extracción|prelevat[oa]|prelievo|afgenomen|afname)\\b|\\s*(?:,|$))"));

  static final List<Sentence> DISCHARGE =
      with(
          WHO,
          new Sentence(
              "admissionDate",
              Kind.DATE,
              "(?i)\\b(?:admitted|hospitali[sz]ed)\\b(?:(?! and discharg| and sent"
                  + " home)[^.]|(?<=\\b(?:dr|prof|mr|mrs|ms|\\p{L}))\\.){0,60}?\\b(?:on|from)"
                  + " (.{6,20})"),
          new Sentence(
              "dischargeDate",
              Kind.DATE,
              "(?i)\\b(?:discharged|went home|left (?:the )?hospital|returned"
                  + " home)\\b[^.]{0,60}?\\bon (.{6,20})"),
          new Sentence(
              "admissionDate",
              Kind.DATE,
              "(?iu)\\b(?:from|between|vom|du|del|dal) (\\d[^.]{0,4}?.{5,18}?)"
                  + " (?:to|until|till|and|bis(?: zum)?|au|al|-|–) \\d"),
          new Sentence(
              "dischargeDate",
              Kind.DATE,
              "(?iu)\\b(?:from|between|vom|du|del|dal) \\d.{5,22}? (?:to|until|till|and|bis(?:"
                  + " zum)?|au|al|-|–) (\\d.{5,20})"),
          new Sentence(
              "admissionDate", Kind.DATE, FROM + "(" + DAY + ")" + UNTIL + "(?:" + DAY + ")"),
          new Sentence(
              "dischargeDate", Kind.DATE, FROM + "(?:" + DAY + ")" + UNTIL + "(" + DAY + ")"),
          new Sentence("admissionDate", Kind.DATE, STAY + "(" + DAY + ")" + TO + "(?:" + DAY + ")"),
          new Sentence("dischargeDate", Kind.DATE, STAY + "(?:" + DAY + ")" + TO + "(" + DAY + ")"),
          new Sentence(
              "admissionDate",
              Kind.DATE,
              "(?:^|[.:]\\s+|\\n)In (" + DAY + "),? (?:home|out|discharged|left)\\b"),
          new Sentence(
              "dischargeDate",
              Kind.DATE,
              "(?:^|[.:]\\s+|\\n)In (?:" + DAY + "),? (?:home|out|discharged|left) (" + DAY + ")"),
          new Sentence("admissionDate", Kind.DATE, CAME + "(" + DAY + ")"),
          new Sentence("dischargeDate", Kind.DATE, WENT + "(" + DAY + ")"),
          new Sentence(
              "procedure",
              Kind.TEXT,
              "(?iu)(?:^|[.] )(?:an?|the) ([^.,;]{4,60}?) was (?:performed|carried out|done)\\b"),
          new Sentence(
              "procedure",
              Kind.TEXT,
              "(?iu)\\b(?:underwent|es erfolgte(?:n)?|durchgeführt wurde|a bénéficié d.|se"
                  + " realizó|sottopost[oa] a|onderging)(?:"
                  + " (?:an?|the|eine?[rn]?|die|der|une?|een))?\\s+([^.,;]{4,80}?)(?=\\s(?:on|and|under|without|which|am|und|le|el|il|op|y|et)\\b|[.,;])"),
          new Sentence(
              "followUp",
              Kind.TEXT,
              "(?i)((?:[^.]{0,60}"
                  + AGAIN
                  + ")(?:[^.]|(?<=\\b(?:Dr|Mr|Mrs|Ms|St|Prof))\\.){5,200}\\.)",
              "(?i)" + AGAIN));

  private Sentences() {}

  /** All of them, those of one kind of paper first. */
  static List<Sentence> with(List<Sentence> some, Sentence... more) {
    List<Sentence> all = new ArrayList<>(List.of(more));
    all.addAll(some);
    return List.copyOf(all);
  }
}
