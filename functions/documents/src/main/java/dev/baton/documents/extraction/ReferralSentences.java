package dev.baton.documents.extraction;

import dev.baton.documents.extraction.Narrative.Kind;
import dev.baton.documents.extraction.Narrative.Sentence;
import java.util.List;

/** The sentences in which a letter says whom it asks for what, why and how soon. */
final class ReferralSentences {
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

  static final List<Sentence> ALL =
      Sentences.with(
          Sentences.WHO,
          new Sentence(
              "letterDate",
              Kind.DATE,
              "(?iu)\\b(?:submitted|written|dictated|typed|sent)(?: on)? (\\d.{6,20})"),
          new Sentence("to", Kind.TEXT, "\\bDear " + Sentences.PERSON),
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
              "(?iu)\\b(?:(?:le )?invio|si invia) (?:in visita )?(?:il|la|i) [^.?]{3,60}? per"
                  + " ([^.?]{6,300})"),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?iu)\\b(?:remito|derivo|solicito valoración de) [^.?]{3,80}? por"
                  + " ([^.?]{6,300})"),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?iu)\\b(?:vous adresse|vous confie) [^.?]{3,100}? pour ([^.?]{6,300})"),
          new Sentence(
              "reason", Kind.TEXT, "(?iu)\\b(?:the|my) reason (?:for this )?is ([^.?]{6,300})"),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?iu)\\bgraag [^.?]{0,90}? (?:wegens|vanwege|in verband met) ([^.?]{6,300})"),
          new Sentence(
              "to",
              Kind.TEXT,
              "^\\s*Dear (\\p{Lu}[^,.:;]{2,40}(?:Service|Clinic|Team|Department|Unit)(?:,"
                  + " \\p{Lu}[^,.:;]{3,50})?)[,:]"),
          new Sentence(
              "reason",
              Kind.TEXT,
              "(?iu)\\bverwijs\\p{L}* [^.?]{0,80}?(?:wegens|vanwege|in verband met)"
                  + " ([^.?]{6,300})"),
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
              "(?iu)((?:could you|would you|can you|what (?:i|we) (?:would|should) (?:like to"
                  + " )?(?:ask|know)(?: (?:you|of you))?,? is|kindly"
                  + " (?:opine|advise|confirm|suggest|guide|evaluate|assess|exclude|(?:examine|see|review)(?:"
                  + " him| her)? and advise)|please (?:advise|assess|consider(?! the"
                  + " environment)|could|confirm|exclude)|i would (?:appreciate|value|welcome)"
                  + " your|we would (?:appreciate|value|welcome) your|your"
                  + " (?:opinion|advice|view)|please let (?:me|us) know (?:whether|if)|(?:i|we)"
                  + " (?:would like|should like|wish|want) to (?:know|request|ask)|(?:i|we)"
                  + " wonder(?:ed)? (?:if|whether)|(?:my|our|the) question(?: (?:to|for) you)?"
                  + " is|(?:i|we) (?:would|should) be (?:most |very"
                  + " )?(?:grateful|obliged|glad|thankful) (?:for|of|if you (?:could|would)(?!"
                  + " (?:please |kindly )?(?:see|accept|take)\\b))|(?:wir|ich)"
                  + " (?:bitten?|ersuchen?) (?:sie )?(?:höflich |freundlich )?um|(?:mit der )?bitte"
                  + " um|je souhaite|merci d|il serait|se ruega|le ruego|si chiede|si prega"
                  + " di|gradirei|graag|pourriez-vous|pensez-vous|merci de (?:me|nous|bien)|le"
                  + " agradecería|ruego|vorrei sapere|chiedo)[^.?]{5,300}[.?])"),
          new Sentence("question", Kind.TEXT, "(?u)(?:^|[.:?!]\\s+)(\\p{Lu}[^.?!]{6,200}\\?)"),
          new Sentence(
              "urgency",
              Kind.URGENCY,
              "(?iu)(?:^|[.?!]\\s+)\\W*((?:urgent|routine|elective|emergency|dringend|urgente?|notfall|non-urgent|semi-urgent|soon)(?:"
                  + " referral| appointment| priority)?)(?:,? please)?(?:"
                  + " \\([^).]{3,30}\\))?\\W*(?:$|\\.\\s)"),
          new Sentence(
              "urgency", Kind.URGENCY, "(?:^|[.?!]\\s+)(URGENT|ROUTINE|SOON|SEMI-URGENT)[,:]\\s"),
          new Sentence(
              "urgency",
              Kind.URGENCY,
              "(?i)\\b(?:appointment|seen?|review(?:ed)?|assess(?:ed|ment)?)\\b[^.]{0,40}?\\b(soon)\\b(?!"
                  + " after)"),
          new Sentence(
              "urgency",
              Kind.URGENCY,
              "(?i)\\b(?:i|we) (?:would |should"
                  + " )?(?:call|class|regard|consider|rate|grade|mark|treat)(?:ed)?"
                  + " (?:this|it|her|him|the referral)(?: referral)?(?: as)?(?: being)?"
                  + " ((?:semi-|non-)?urgent|routine|soon)\\b"),
          new Sentence(
              "urgency",
              Kind.URGENCY,
              "(?i)\\b(?:this|the|my) (?:referral|letter|request|matter|case) is (?:(?:now|very"
                  + "|most|extremely|quite|highly) )?((?:semi-|non-)?urgent|routine)\\b"),
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
                  + " the |\\[ \\] |\\[\\] |[☐□] )same[-"
                  + " ]day|immediately|(?<=\\b(?:(?:be|is|are|gets?)"
                  + " (?:seen|reviewed|assessed|admitted)|see|review|assess|admit|admission"
                  + "|appointment)\\b[^.]{0,40})today)\\b"),
          new Sentence(
              "urgency",
              Kind.URGENT,
              "(?i)(?<!no particular )\\b(urgent(?:ly)?"
                  + " (?:referral|review|assessment|appointment|basis)|urgently|as (?:an"
                  + " )?urgent|(?:do not|don't) think (?:this|it|he|she|they) can"
                  + " wait|(?:this|it|he|she) (?:cannot|can ?not|can't|must not|should not)"
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
                  + " )?(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|ten|twelve)(?: ?[-–]"
                  + " ?\\d{1,2})?"
                  + " (?:hours?|days?|weeks?|months?|stunden|tagen?|wochen|monaten?|heures|jours|semaines|mois|días|semanas|giorni))\\b"));

  private ReferralSentences() {}
}
