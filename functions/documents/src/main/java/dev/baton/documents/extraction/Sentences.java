package dev.baton.documents.extraction;

import dev.baton.documents.extraction.Narrative.Kind;
import dev.baton.documents.extraction.Narrative.Sentence;
import java.util.ArrayList;
import java.util.List;

/** The sentences in which letters and summaries say what others put behind labels. */
final class Sentences {
  private static final String PERSON =
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
          + ")(?<!\\b(?:van|von|de|der|den|dos|da|di|la|el|bin|al))(?:,? \\(|, | [-–—] | |,)(?:"
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

  private static final String SENTENCE =
      "(?:[^.?]|(?<=\\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|approx|b|geb|d\\.o))\\.|\\.(?=\\d)){10,400}";

  /** What a letter asks another doctor for. */
  private static final String WISH =
      "(?:i|we)(?:'d| would| should) (?:very much )?(?:appreciate|welcome|value) your (?:kind"
          + " )?(?:help|opinion|advice|assessment|input|view|thoughts)";

  private static final String REQUEST =
      "\\b(?:thank(?:s|"
          + " you)(?: very much)? for (?:agreeing to"
          + " )?(?:see|seeing|reviewing|accepting|assessing)|(?:i|we) (?:would be|am|are|should be)"
          + " (?:very |most )?(?:grateful|obliged|glad|thankful)|(?:i am|we are|i'm) (?:writing to"
          + " refer|referring|writing to ask|sending)|(?:could|can|would) you (?:please |kindly"
          + " )?(?:see|review|assess|evaluate)|please (?:see|review|assess|evaluate|find|accept)|i"
          + " (?:would like to )?refer\\b|kindly see|je vous adresse|ich überweise|wir"
          + " überweisen|ich stelle ihnen|remito|derivo|le invio|ik"
          + " verwijs)";

  /** With what stands before it; where it gives no reason itself, the next sentence does. */
  private static final String ASKING =
      "(?:"
          + WISH
          + "|[^.]{0,60}"
          + REQUEST
          + "(?:[^.?]{0,90}\\.(?=\\s+(?:She|He|They|The patient|Her|His|Mrs?|Ms|For"
          + " (?:the (?:last|past)|\\p{L}+ (?:days|weeks|months|years))|Over the|Since)\\b))?)";

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
      "(?iu)\\b(?:discharged?|went home|sent home|left"
          + " us|entlassen|entlassung|sortie?|sorti|alta|dimess[oa]|ontslagen)\\b"
          + NEAR;

  /** That a patient is to be seen again. */
  private static final String AGAIN =
      "\\b(?:follow[- ]?up|outpatient clinic|review in|will be (?:seen|reviewed)|see"
          + " (?:his|her|their) gp|gp to|family doctor to|wiedervorstellung|kontrolle)";

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

  private static final List<Sentence> WHO =
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
          new Sentence("patientMentioned", Kind.PERSON, MENTIONED));

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
                  + " specimen)?\\b(?=\\.?[^.]{0,60}\\b(?:taken|collected|drawn|obtained|received|sample|specimen|reported)\\b|\\s*(?:,|$))"));

  static final List<Sentence> REFERRAL =
      with(
          WHO,
          new Sentence(
              "letterDate",
              Kind.DATE,
              "(?iu)\\b(?:submitted|written|dictated|typed|sent)(?: on)? (\\d.{6,20})"),
          new Sentence("to", Kind.TEXT, "\\bDear " + PERSON),
          new Sentence(
              "to",
              Kind.TEXT,
              "^\\s*Dear (?i:colleagues?|team|doctors?|sirs?|madam|all) (?:at|of|in)(?: the)?"
                  + " (\\p{Lu}[^,.:;]{3,60})"),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?iu)\\b(?:reasons? for (?:the |this |my |your |our"
                  + " )?(?:referral|consultation|request)|grund (?:der|für die|meiner|unserer)"
                  + " (?:zuweisung|überweisung|vorstellung)|anlass der"
                  + " (?:zuweisung|überweisung)|motif de (?:la |ma"
                  + " )?(?:consultation|demande)|motivo de (?:la )?(?:consulta|derivación)|motivo"
                  + " (?:della|dell)\\W?\\p{L}+)"
                  + " (?:is|are|was|were|ist|sind|war|est|sont|es|è|son)[: ]+([^.?]{6,300})"),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?iu)\\b(?:i am|we are) referring [^.?]{3,60}? for"
                  + " (?:assessment|evaluation|review|investigation) of ([^.?]{6,300})"),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?iu)\\b(?:presents|presented|comes) with (?:an? )?([^.?]{6,300})"),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?iu)(?:\\b(?:is|was|are) (?:being )?|^|[.] )(?:referred|sent)(?: to you| on| over)?"
                  + " (?:for|with|because of|on account of) ([^.?]{6,300})"),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?iu)^((?:this|my|our|a)(?: \\p{L}+)? \\d{1,3}[- ]year[- ]old\\b[^.]{10,300}\\.)"),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?i)(" + ASKING + SENTENCE + "[.?])",
              "(?i)" + WISH + "|" + REQUEST),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?iu)\\b(?:wegen|aufgrund|zur abklärung|bei verdacht auf|mit verdacht auf|pour"
                  + " (?=une?|des?|suspicion|avis|bilan|douleur)|en raison d|por"
                  + " (?=dolor|sospecha|presentar|un[ao]?)|per"
                  + " (?=sospett|dolor|valutaz|un))([^.?]{6,300})"),
          new Sentence(
              "question",
              Kind.TEXT,
              "(?iu)((?:could you|would you|can you|kindly"
                  + " (?:opine|advise|confirm|suggest|guide|evaluate|assess|exclude)|please"
                  + " (?:advise|assess|consider(?! the environment)|could|confirm|exclude)|i would"
                  + " (?:appreciate|value|welcome) your|we would (?:appreciate|value|welcome)"
                  + " your|your (?:opinion|advice|view)|(?:i|we) (?:would like|should"
                  + " like|wish|want) to (?:know|request|ask)|(?:i|we) wonder(?:ed)?"
                  + " (?:if|whether)|(?:my|our|the) question(?: (?:to|for) you)? is|(?:i|we)"
                  + " (?:would|should) be (?:most |very )?(?:grateful|obliged|glad|thankful)"
                  + " (?:for|of|if you (?:could|would)(?! (?:please |kindly"
                  + " )?(?:see|accept|take)\\b))|(?:wir|ich) (?:bitten?|ersuchen?) (?:sie"
                  + " )?(?:höflich |freundlich )?um|(?:mit der )?bitte um|je souhaite|merci d|il"
                  + " serait|se ruega|le ruego|si chiede|si prega"
                  + " di|gradirei|graag|pourriez-vous|pensez-vous|merci de (?:me|nous|bien)|le"
                  + " agradecería|ruego|vorrei sapere|chiedo)[^.?]{5,300}[.?])"),
          new Sentence("question", Kind.TEXT, "(?u)(?:^|[.:?!]\\s+)(\\p{Lu}[^.?!]{6,200}\\?)"),
          new Sentence(
              "urgency",
              Kind.URGENCY,
              "(?iu)(?:^|[.?!]\\s+)\\W*((?:urgent|routine|emergency|dringend|urgente?|notfall|non-urgent|soon)(?:"
                  + " referral| appointment| priority)?)\\W*(?:$|\\.\\s)"),
          new Sentence(
              "urgency",
              Kind.URGENCY,
              "(?iu)^\\s*(?:re|sub|subject|betreff)\\b.{0,160}\\s[-–]\\s((?:semi-|non-)?urgent|routine|soon|emergency)\\W*$"),
          new Sentence(
              "urgency",
              Kind.URGENCY,
              "(?i)\\b(?:appointment|seen?|review(?:ed)?|assess(?:ed|ment)?)\\b[^.]{0,40}?\\b(soon)\\b(?!"
                  + " after)"),
          new Sentence(
              "urgency",
              Kind.URGENCY,
              "(?i)\\b(?:i|we) (?:would |should"
                  + " )?(?:class|regard|consider|rate|grade|mark|treat)(?:ed)?"
                  + " (?:this|it|her|him|the referral)(?: referral)?(?: as)?(?: being)?"
                  + " ((?:semi-|non-)?urgent|routine|soon)\\b"),
          new Sentence(
              "urgency",
              Kind.TWO_WEEKS,
              "(?i)\\b((?:two|2)[- ]week[- ](?:wait|rule)|2ww|urgent suspected cancer|suspected[-"
                  + " ]cancer"
                  + " pathway|(?:seen|hear|contacted|called|rung|phoned)\\b[^.]{0,40}\\bwithin"
                  + " (?:two weeks|2 weeks|14 days|a fortnight))\\b"),
          new Sentence(
              "urgency",
              Kind.EMERGENCY,
              "(?i)\\b((?:as|is|be) an emergency|emergency (?:referral|assessment)|(?<!for the |on"
                  + " the )same[- ]day|immediately|(?<=\\b(?:(?:be|is|are|gets?)"
                  + " (?:seen|reviewed|assessed|admitted)|see|review|assess|admit|admission"
                  + "|appointment)\\b[^.]{0,40})today)\\b"),
          new Sentence(
              "urgency",
              Kind.URGENT,
              "(?i)(?<!no particular )\\b(urgent(?:ly)?"
                  + " (?:referral|review|assessment|appointment|basis)|urgently|as (?:an"
                  + " )?urgent|(?:this|it|he|she) (?:cannot|can ?not|can't|must not|should not)"
                  + " wait)\\b"),
          new Sentence(
              "urgency",
              Kind.ROUTINE,
              "(?iu)\\b(routine (?:referral|review|assessment|appointment|basis|(?:outpatient"
                  + " )?(?:slot|clinic|visit))|routinely|non-urgent|not urgent|no (?:particular"
                  + " )?urgency|no (?:great |real |particular |special )?(?:hurry|rush)|at"
                  + " (?:your|their) leisure|ordinary waiting list|whenever (?:it )?(?:is"
                  + " )?(?:convenient|suits)|nicht (?:dringend|eilig)|keine eile|elektiv\\p{L}*|pas"
                  + " d.urgence|non urgente?|sin urgencia)\\b"),
          new Sentence(
              "urgency",
              Kind.URGENCY,
              "(?iu)(?<!not |nicht |non |no |pas"
                  + " )\\b((?:dringend|dringlich|zeitnah|baldmöglichst|rasch|notfall(?:mäßig|mässig)?|eilig|urgente?|rapidement|preferente)(?=\\p{L}{0,3}\\b))\\p{L}{0,3}\\b(?=\\.|[^.]{0,40}\\b(?:termin|vorstellung|abklärung|überweisung|zuweisung|untersuchung|beurteilung|consultation|rendez-vous|avis|valoración|cita|visita|valutazione)\\b)"),
          new Sentence(
              "urgency",
              Kind.URGENCY,
              "(?iu)\\b(?:see|seen|review(?:ed)?|assess(?:ed|ment)?|appointment|consultation|termin|rendez-vous|cita)\\b[^.]{0,50}?\\b((?:within|innerhalb"
                  + " von|innert|sous|dans les|entro) (?:the next"
                  + " )?(?:\\d{1,2}|one|two|three|four|six|eight)(?: ?[-–] ?\\d{1,2})?"
                  + " (?:hours?|days?|weeks?|months?|stunden|tagen?|wochen|monaten?|heures|jours|semaines|mois|días|semanas|giorni))\\b"));

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
          new Sentence("admissionDate", Kind.DATE, CAME + "(" + DAY + ")"),
          new Sentence("dischargeDate", Kind.DATE, WENT + "(" + DAY + ")"),
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

  private static List<Sentence> with(List<Sentence> some, Sentence... more) {
    List<Sentence> all = new ArrayList<>(List.of(more));
    all.addAll(some);
    return List.copyOf(all);
  }
}
