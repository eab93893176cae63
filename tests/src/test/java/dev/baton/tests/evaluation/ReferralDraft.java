package dev.baton.tests.evaluation;

import dev.baton.tests.evaluation.Medium.Pair;
import dev.baton.tests.evaluation.SecondGenerator.Draft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes a referral letter, as a letter or as a form; some leave out what must be there. */
final class ReferralDraft {
  private static final List<String> REASONS =
      List.of(
          "recurrent renal colic with a stone on ultrasound",
          "numbness of both hands at night for five months",
          "progressive hearing loss on the right side",
          "a thyroid nodule of 18 mm found by chance");
  private static final List<String> QUESTIONS =
      List.of("Is surgery indicated?", "Should imaging be repeated?", "Do you recommend a biopsy?");

  private ReferralDraft() {}

  static String write(Chance chance, Draft draft) {
    int fault = chance.between(0, 9);
    Medium medium = draft.medium;
    medium.letterhead(
        chance.of("Elm Street Surgery", "Praxis am Park", "Northshore Family Medicine"),
        chance.town());
    if (chance.percent(50)) {
      form(chance, draft, fault);
    } else {
      letter(chance, draft, fault);
    }
    return "referral-letter";
  }

  private static void form(Chance chance, Draft draft, int fault) {
    Medium medium = draft.medium;
    medium.title(
        chance.of("Referral", "Referral form", "Referral letter", "Request for consultation"));
    List<Pair> facts = new ArrayList<>();
    LocalDate date = chance.day();
    facts.add(
        draft.pair(chance.of("Date", "Date of referral", "Referral date"), chance.written(date)));
    draft.states("letterDate", date.toString());
    facts.add(
        draft.stated(
            "from",
            chance.of("From", "Referring doctor", "Referred by", "Referring clinician"),
            chance.doctor()));
    facts.add(
        draft.stated(
            "to",
            chance.of("To", "Referred to", "Refer to"),
            chance.of("Urology outpatients", "Dept. of Neurology", "ENT clinic, Dr. Moss")));
    if (fault == 1) {
      draft.spoiled("no patient is named");
    } else {
      facts.addAll(patient(chance, draft));
    }
    String urgency = chance.of("Urgent", "Routine", "Soon");
    draft.states("urgency", urgency.toLowerCase(java.util.Locale.ROOT));
    facts.add(draft.pair(chance.of("Urgency", "Priority"), urgency));
    medium.pairs(facts);
    medium.body();
    reasonAndQuestion(chance, draft);
  }

  private static List<Pair> patient(Chance chance, Draft draft) {
    List<Pair> facts = new ArrayList<>();
    facts.add(draft.stated("patientName", chance.of("Patient", "Patient name"), chance.person()));
    facts.add(
        draft.stated(
            "patientId",
            chance.of("Patient ID", "NHS number", "MRN", "Insurance no."),
            chance.digits(9)));
    LocalDate born = chance.birthday();
    facts.add(draft.pair(chance.of("Date of birth", "DOB"), chance.written(born)));
    draft.states("birthDate", born.toString());
    return facts;
  }

  private static void reasonAndQuestion(Chance chance, Draft draft) {
    Medium medium = draft.medium;
    String reason = chance.of(REASONS);
    draft.states("reason", reason);
    medium.heading(
        chance.of("Reason for referral", "Reason", "Indication", "Presenting complaint"));
    medium.paragraph(
        Character.toUpperCase(reason.charAt(0))
            + reason.substring(1)
            + ". No regular medication, no known allergies.");
    String question = chance.of(QUESTIONS);
    draft.states("question", question);
    medium.heading(chance.of("Question", "Clinical question", "Specific question"));
    medium.paragraph(question);
  }

  private static void letter(Chance chance, Draft draft, int fault) {
    Medium medium = draft.medium;
    LocalDate date = chance.day();
    medium.paragraph(chance.written(date));
    draft.states("letterDate", date.toString());
    String to = chance.of("Dr. Benedict Moss", "Dr. Yusra Haddad", "Dr. Elena Kraus");
    medium.paragraph(
        to + ", " + chance.of("Consultant Urologist", "Department of Neurology", "ENT clinic"));
    draft.states("to", to);
    String patient = chance.of("Mr. ", "Mrs. ") + chance.person();
    LocalDate born = chance.birthday();
    if (fault == 1) {
      draft.spoiled("no patient is named");
    } else {
      medium.paragraph(
          chance.of("Re: ", "RE: ", "Regarding: ")
              + patient
              + ", "
              + chance.of("born ", "DOB ", "date of birth ")
              + chance.written(born));
      draft.states("patientName", patient.substring(patient.indexOf(' ') + 1));
      draft.states("birthDate", born.toString());
    }
    medium.paragraph("Dear " + to.replaceFirst("Dr\\. \\S+", "Dr.") + ",");
    medium.body();
    request(chance, draft);
    String from = chance.doctor();
    draft.states("from", from);
    medium.paragraph(chance.of("Yours sincerely,", "Kind regards,", "With best wishes,"));
    medium.paragraph(from);
  }

  private static void request(Chance chance, Draft draft) {
    Medium medium = draft.medium;
    String reason = chance.of(REASONS);
    draft.states("reason", reason);
    boolean urgent = chance.percent(50);
    draft.states("urgency", urgent ? "urgent" : "routine");
    medium.paragraph(
        chance.of(
                "Thank you for seeing this patient with ",
                "I would be grateful if you could see this patient with ",
                "I am referring this patient because of ")
            + reason
            + ". The general condition is good and there is no relevant history.");
    String question = chance.of(QUESTIONS);
    draft.states("question", question);
    medium.paragraph(
        question
            + " "
            + (urgent
                ? "I would ask for an urgent appointment."
                : "A routine appointment is sufficient."));
  }
}
