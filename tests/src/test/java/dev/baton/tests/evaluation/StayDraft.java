package dev.baton.tests.evaluation;

import dev.baton.tests.evaluation.Medium.Pair;
import dev.baton.tests.evaluation.SecondGenerator.Draft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes a discharge summary; some leave out or contradict what a person must then see. */
final class StayDraft {
  private static final List<List<String>> DIAGNOSES =
      List.of(
          List.of("Acute pancreatitis", "K85.9"), List.of("Urinary tract infection", "N39.0"),
          List.of("Iron deficiency anaemia", "D50.9"), List.of("Pulmonary embolism", "I26.9"),
          List.of("Gout", "M10.9"), List.of("Asthma exacerbation", "J45.9"));
  private static final List<List<String>> DRUGS =
      List.of(
          List.of("Omeprazole", "20 mg", "orally", "once daily"),
              List.of("Nitrofurantoin", "100 mg", "PO", "twice daily"),
          List.of("Ferrous sulfate", "200 mg", "by mouth", "three times daily"),
              List.of("Rivaroxaban", "15 mg", "orally", "twice daily"),
          List.of("Colchicine", "0.5 mg", "oral", "twice daily"),
              List.of("Salbutamol", "100 mcg", "inhaled", "as needed"));

  private StayDraft() {}

  static String write(Chance chance, Draft draft) {
    int fault = chance.between(0, 9);
    Medium medium = draft.medium;
    medium.letterhead(
        chance.of("Aldermoor Hospital", "Sankt Veit Clinic", "Pine Ridge Medical Center"),
        chance.town());
    medium.title(chance.of("Discharge summary", "Hospital discharge summary", "Discharge letter"));
    LocalDate admitted = chance.day();
    LocalDate left = fault == 1 ? admitted.minusDays(2) : admitted.plusDays(chance.between(1, 12));
    medium.pairs(facts(chance, draft, admitted, left, fault));
    medium.body();
    int which = chance.between(0, DIAGNOSES.size() - 1);
    medium.heading(
        chance.of(
            "Discharge diagnoses",
            "Diagnoses",
            "Final diagnosis",
            "Principal and secondary diagnoses"));
    medium.items(diagnoses(draft, which));
    medium.heading(chance.of("Hospital course", "Course", "Summary of stay", "Clinical course"));
    medium.paragraph(course(chance, draft, admitted, left, fault));
    if (chance.percent(60)) {
      String procedure =
          chance.of("Abdominal ultrasound", "CT pulmonary angiogram", "Upper endoscopy");
      draft.states("procedure", procedure);
      medium.heading(chance.of("Procedures", "Procedures performed", "Operations and procedures"));
      medium.items(List.of(procedure));
    }
    medium.heading(
        chance.of(
            "Discharge medications",
            "Medications on discharge",
            "Medication at discharge",
            "Current medication"));
    drugs(chance, draft, which);
    followUp(chance, draft);
    return "discharge-summary";
  }

  private static void followUp(Chance chance, Draft draft) {
    String follow =
        chance.of(
            "Outpatient clinic in three weeks.",
            "Blood count with the family doctor within ten days.",
            "Ultrasound and review in six weeks.");
    draft.states("followUp", follow);
    draft.medium.heading(chance.of("Follow-up", "Follow up plan", "Plan", "Aftercare"));
    draft.medium.paragraph(follow);
  }

  private static List<Pair> facts(
      Chance chance, Draft draft, LocalDate admitted, LocalDate left, int fault) {
    List<Pair> facts = new ArrayList<>();
    facts.add(
        draft.stated("patientName", chance.of("Patient", "Patient name", "Name"), chance.person()));
    facts.add(
        draft.stated(
            "patientId",
            chance.of("MRN", "Hospital number", "Patient ID", "Case no.", "Record no."),
            chance.of("H", "", "SV-") + chance.digits(6)));
    LocalDate born = chance.birthday();
    facts.add(draft.pair(chance.of("Date of birth", "DOB", "Born"), chance.written(born)));
    draft.states("birthDate", born.toString());
    facts.add(
        draft.pair(
            chance.of("Date of admission", "Admitted", "Admission date", "Admission"),
            chance.written(admitted)));
    draft.states("admissionDate", admitted.toString());
    if (fault == 2) {
      draft.spoiled("it has no date of discharge");
    } else {
      facts.add(
          draft.pair(
              chance.of("Date of discharge", "Discharged", "Discharge date", "Discharge"),
              chance.written(left)));
      draft.states("dischargeDate", left.toString());
    }
    if (fault == 1) {
      draft.spoiled("the discharge is before the admission");
    }
    facts.add(
        draft.pair(chance.of("Consultant", "Attending", "Responsible physician"), chance.doctor()));
    return facts;
  }

  private static List<String> diagnoses(Draft draft, int which) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      List<String> diagnosis = DIAGNOSES.get((which + i) % DIAGNOSES.size());
      draft.states("diagnosis", diagnosis.get(1));
      items.add(
          diagnosis.get(0) + (i == 0 ? " (" + diagnosis.get(1) + ")" : ", " + diagnosis.get(1)));
    }
    return items;
  }

  private static String course(
      Chance chance, Draft draft, LocalDate admitted, LocalDate left, int fault) {
    String text =
        "The patient came to the emergency department with pain that had lasted for two days."
            + " Examination and laboratory tests led to the diagnosis above. Treatment was started"
            + " on the same evening and was tolerated well; observations returned to normal and"
            + " mobilisation with the physiotherapists was uneventful.";
    if (fault == 3) {
      draft.spoiled("two sections name different dates of discharge");
      return text + " The patient was discharged on " + chance.written(left.plusDays(6)) + ".";
    }
    return chance.percent(30)
        ? text + " The patient was admitted on " + chance.written(admitted) + "."
        : text;
  }

  private static void drugs(Chance chance, Draft draft, int which) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      List<String> drug = DRUGS.get((which + i) % DRUGS.size());
      draft.states("medication", drug.get(0) + " " + drug.get(1) + " " + drug.get(2));
      rows.add(drug);
    }
    draft.medium.items(
        rows.stream()
            .map(
                drug ->
                    String.join(
                        chance.percent(30) ? ", " : " ",
                        drug.get(0) + " " + drug.get(1),
                        drug.get(2),
                        drug.get(3)))
            .toList());
  }
}
