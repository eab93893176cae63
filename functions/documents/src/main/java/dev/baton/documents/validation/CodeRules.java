package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether the code of a diagnosis could be one of what its words say: by the chapters of ICD-10, of
 * which the first letter of a code tells.
 *
 * <p>Source: ICD-10, tabular list, chapters I to XXI (World Health Organization). Only diseases
 * that stand in few chapters are listed; what began in a birth (P), in a pregnancy (O), was there
 * at birth (Q), is a symptom (R), an injury (S, T), or a history or aftercare (Z) may be any of
 * them.
 */
final class CodeRules {
  private static final String ANYWHERE = "OPQRSTUZ";

  private static final Map<Pattern, String> CHAPTERS = chapters();

  private static final Pattern CODE = Pattern.compile("[A-TV-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?");

  private static final String OF_TYPE_1 = "E10";
  private static final String OF_TYPE_2 = "E11";
  private static final Pattern TYPE_1 = Pattern.compile("(?iu)\\b(?:typ[eo]?[- ]?(?:1|i)|iddm)\\b");
  private static final Pattern TYPE_2 =
      Pattern.compile("(?iu)\\b(?:typ[eo]?[- ]?(?:2|ii)|niddm)\\b");

  private CodeRules() {}

  static void check(Facts facts, List<Remark> findings) {
    List<Fact> odd = facts.named("diagnosis").stream().filter(CodeRules::isOfAnother).toList();
    if (!odd.isEmpty()) {
      findings.add(
          Remark.minor("code-unusual", "The code of a diagnosis is one of other diseases.", odd));
    }
  }

  private static boolean isOfAnother(Fact diagnosis) {
    String code = diagnosis.value().path("code").asText("");
    if (!CODE.matcher(code).matches()) {
      return false;
    }
    String words = diagnosis.value().path("name").asText("");
    if ((code.startsWith(OF_TYPE_1) && TYPE_2.matcher(words).find())
        || (code.startsWith(OF_TYPE_2) && TYPE_1.matcher(words).find())) {
      return true;
    }
    String chapters =
        CHAPTERS.entrySet().stream()
            .filter(chapter -> chapter.getKey().matcher(words).find())
            .map(Map.Entry::getValue)
            .collect(Collectors.joining());
    return !chapters.isEmpty() && (chapters + ANYWHERE).indexOf(code.charAt(0)) < 0;
  }

  private static Map<Pattern, String> chapters() {
    Map<Pattern, String> chapters = new LinkedHashMap<>();
    put(
        chapters,
        "JAB",
        "pneumoni\\w*|bronchi(?:tis|olitis)|asthma\\w*|copd|chronic"
            + " obstructive|tonsillitis|sinusitis|croup|laryngitis|pharyngitis|influenza");
    put(
        chapters,
        "NAB",
        "pyelonephritis|cystitis|urinary tract infection|uti|renal colic|ureteric"
            + " (?:colic|stone|calculus)|kidney stone|nephrolithiasis|prostatic hyperplasia|chronic"
            + " kidney disease|acute kidney injury");
    put(
        chapters,
        "IBJ",
        "myocardial infarct\\w*|n?stemi|angina|atrial (?:fibrillation|flutter)|heart"
            + " failure|cardiac failure|(?<!portal |ocular |intracranial )hypertension|aortic"
            + " stenosis|deep vein thrombosis|pulmonary embol\\w*|pericarditis");
    put(chapters, "IGH", "stroke|cerebral infarct\\w*|transient isch\\w*|tia");
    put(
        chapters,
        "KAB",
        "append(?:icitis)|cholecystitis|gallstones?|cholelithiasis|choledocholithiasis|cholangitis|pancreatitis|diverticulitis|diverticular"
            + " disease|gastritis|duodenal ulcer|gastric ulcer|peptic ulcer|crohn\\w*|ulcerative"
            + " colitis|(?:inguinal|umbilical|hiatus|femoral)"
            + " hernia|cirrhosis|gastro-?enteritis|bowel obstruction");
    put(chapters, "LHKNAE", "cellulitis|eczema|psoriasis|pressure ulcer");
    put(
        chapters,
        "MDFGIHNLE",
        "osteoarthritis|rheumatoid|gout|low back pain|lumbago|sciatica|osteoporosis|polymyalgia");
    put(chapters, "MCD", "fractures?");
    put(chapters, "EGHINLM", "diabet\\w+|ketoacidosis");
    put(
        chapters,
        "EN",
        "hypothyroid\\w*|hyperthyroid\\w*|thyrotoxic\\w*|hyponatra?emi\\w*|hyperkala?emi\\w*|hypokala?emi\\w*|hyperlipida?emia|hypercholesterola?emia|obesity|dehydration|hypoglyca?emia");
    put(
        chapters,
        "F",
        "depressi(?:on|ve)|schizophreni\\w*|bipolar|anorexia nervosa|panic disorder|anxiety"
            + " disorder");
    put(
        chapters,
        "GF",
        "epilep\\w+|migraine|parkinson\\w*|multiple sclerosis|alzheimer\\w*|carpal tunnel");
    put(chapters, "DNBCE", "ana?emia");
    put(
        chapters,
        "CDBEGIKNJML",
        "carcinoma|cancer|lymphoma|leuka?emia|melanoma|myeloma|malignan\\w+|metasta\\w+");
    put(chapters, "ABJNKGIL", "sepsis|septica?emia|urosepsis");
    put(chapters, "HEG", "cataract\\w*|glaucoma|conjunctivitis|otitis|retinal detachment");
    put(chapters, "ABJKGNL", "tuberculosis|dengue|malaria|chickenpox|measles|covid(?:-19)?");
    return chapters;
  }

  private static void put(Map<Pattern, String> chapters, String letters, String words) {
    chapters.put(Pattern.compile("(?iu)(?<!history of )\\b(?:" + words + ")\\b"), letters);
  }
}
