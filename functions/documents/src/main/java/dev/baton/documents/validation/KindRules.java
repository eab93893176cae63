package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was read behind a label must be of its kind: a specimen is a material, a follow-up says who
 * sees the patient or when. Where a label has nothing behind it, a row, a foot or another label may
 * have been read for it.
 */
final class KindRules {
  /** A material, its tube, or how it was taken, in the languages of the laboratories. */
  private static final Pattern SPECIMEN =
      Pattern.compile(
          "(?iu)blo[eo]d|\\bs[eé]rum|\\bsuero|\\bsiero|plasma|urine?|\\borina|\\bedta\\b|\\bsst\\b|swab|stool|f(?:a|ae|e)ces|faecal|fecal"
              + "|\\bcsf\\b|spinal|liquor|tissue|biops|sputum|citrat|heparin|\\bgel\\b|fluorid|venous|venipuncture|ven[ae]puncture|vein|capill"
              + "|aspirat|fluid|smear|\\bhair|nail|semen|saliva|marrow|\\bblut|vollblut|\\bsangre|\\bsang\\b|sanguin|\\bsangue"
              + "|abstrich|punktat|\\bstuhl|\\bselles|\\bheces|\\bfeci\\b|\\blithium|\\btubes?\\b|\\bvials?\\b|\\bmonovette|vacutainer"
              + "|exsudat|effusion|wash|scraping|catheter|\\bmsu\\b|\\bcsu\\b|cytolog|\\bpap\\b|calculus|\\bstone|dialysa|secret"
              + "|lavage|\\bcord\\b|arterial|lesion|excision|resect|exudate|pus\\b|ejacul|\\bfinger|heel|prick|\\bdbs\\b|\\bwb\\b|suero|muestra"
              + " de|pr[ée]l[èe]vement|frottis|crachat|expectorat|ascit|pleural|synovial|amnio|placent|milk|sweat"
              + "|breath|mucus|bal\\b|nasal|throat|nasophar|vagin|cervi|rectal|skin|serous");

  /** Who sees the patient, when, what is then done, or that nobody needs to. */
  private static final Pattern FOLLOW_UP =
      Pattern.compile(
          "(?iu)clinic|appoint|\\bappt|review|week|month|year|\\bdays?\\b|hours|\\bgp\\b|\\bpcp\\b|follow|doctor|\\bdr\\b|surgeon|surgery|physician|p(?:a)?ediatric|practice|practitioner|nurse|hospital|\\bop[dc]?\\b|outpatient|out-patient|none|not"
              + " (?:needed|required)|\\bno\\b|nil"
              + "|blood|check|wound|suture|stitch|clips|remov|repeat|\\bsees?\\b|\\bseen\\b|visit|return|kontroll|termin|vorstell|wiedervor|hausarzt"
              + "|wochen?|tage|monat|controle|contr[oô]le|consult|rendez|semaine|mois|jours|cita\\b|revisi|semanas|d[ií]as|mes(?:es)?\\b|poli"
              + "|afspraak|weken|maand|huisarts|visita|settiman|giorni|mesi|medico|controllo|contact|\\bcall|phone|\\btest|\\bscan|x-?ray|imaging"
              + "|echo|endoscop|colonoscop|physio|rehab|therap|monday|tuesday|wednesday|thursday|friday|20\\d\\d|\\d{1,2}[/.]\\d{1,2}|department|service|centre|center|unit\\b|ward|team|refer|arrang|book|discharged"
              + " (?:to|back)|as required|if (?:needed|required|any)"
              + "|a&e|emergency|ambul|sprechstunde|praxis|m[ée]decin");

  /** Words of a sentence, or a mark; a name has neither, and what only goes along asks nothing. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "(?iu)[?¿]|\\b(?:please|kindly|advi[cs]e|grateful|would|could)\\b|^(?!.*\\b(?:attached|enclosed|(?:sent|going)"
              + " by|courier|photographs?|billing|transport|interpreter|is free|are"
              + " free)\\b).*(?-i:(?<![\\p{L}'’-])\\p{Ll}{2,})");

  /** Sentences, as the story of an illness is told, and no diagnosis is. */
  private static final Pattern STORY =
      Pattern.compile(
          "(?iu)\\b(?:was|were|he|she|they|described|presented|improved|recovered|started|mobilis\\p{L}*|had|his|her|wurde|war|er|sie|elle|il"
              + " a|fue|paciente que|è stat[oa])\\b");

  /** Who signs, with title or registration, and says nothing. */
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "(?iu)(?!.*\\b(?:clinic|review|weeks?|months?|days?|appointment|visit|see|with|on|at|in)\\b)(?:dr|mr|mrs|ms|prof|pd|dott|dra?)\\b\\.?(?:"
              + " \\p{L}[\\p{L}.'’-]*){1,4}[\\s,]+(?:consultant|registrar|surgeon|physician|resident|intern|sho|house"
              + " officer|oberarzt|oberärztin|assistenz\\p{L}*|chefarzt|orthopaedic|medical"
              + " officer|facharzt|hpcsa|gmc|mcrn|imc|md|mbchb|mbbs|frc\\p{L}+|mrc\\p{L}+)\\b.*");

  private static final Map<String, Pattern> KINDS =
      Map.of("specimen", SPECIMEN, "followUp", FOLLOW_UP, "question", QUESTION);

  private KindRules() {}

  // Below a label of diagnoses with nothing behind it stands the course.
  private static void diagnoses(Facts facts, List<Remark> findings) {
    List<Fact> told = facts.named("diagnosis");
    boolean story =
        !told.isEmpty()
            && told.stream()
                .allMatch(
                    fact ->
                        fact.value().path("code").isNull()
                            && STORY.matcher(fact.value().path("name").asText()).find());
    if (story) {
      findings.add(
          Remark.minor("kind-unusual", "What stands as the diagnosis is none by its words.", told));
    }
  }

  static void check(Facts facts, List<Remark> findings) {
    diagnoses(facts, findings);
    KINDS.forEach(
        (name, kind) -> {
          List<Fact> named = facts.named(name);
          if (!named.isEmpty()
              && named.stream()
                  .noneMatch(
                      fact ->
                          kind.matcher(fact.text()).find()
                              && !SIGNATURE.matcher(fact.text()).matches())) {
            findings.add(
                Remark.minor(
                    "kind-unusual",
                    "What stands as the " + name + " is none by its words.",
                    named));
          }
        });
  }
}
