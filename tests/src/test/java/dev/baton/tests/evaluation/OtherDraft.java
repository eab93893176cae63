package dev.baton.tests.evaluation;

import dev.baton.tests.evaluation.Medium.Table;
import dev.baton.tests.evaluation.SecondGenerator.Draft;
import java.util.List;

/** Writes what is none of the types, some of it close to one. */
final class OtherDraft {
  private OtherDraft() {}

  static String write(Chance chance, Draft draft) {
    Medium medium = draft.medium;
    switch (chance.between(0, 5)) {
      case 0 -> recipe(chance, medium);
      case 1 -> contract(chance, draft);
      case 2 -> minutes(chance, medium);
      case 3 -> vacancy(chance, medium);
      case 4 -> deliveryNote(chance, draft);
      default -> log(chance, medium);
    }
    return "other";
  }

  private static void recipe(Chance chance, Medium medium) {
    medium.title(chance.of("Lentil stew", "Plum cake", "Fish pie"));
    medium.heading("Ingredients");
    medium.items(
        List.of(chance.between(100, 900) + " g flour", "2 eggs", "50 ml milk", "a pinch of salt"));
    medium.heading("Method");
    medium.paragraph(
        "Mix everything, let it rest for an hour and bake it at 180 degrees until golden. Serve"
            + " warm with cream.");
  }

  private static void contract(Chance chance, Draft draft) {
    draft.medium.title("Service agreement");
    draft.medium.paragraph(
        "Between "
            + chance.company()
            + " (the Provider) and "
            + chance.company()
            + " (the Customer), dated "
            + chance.written(chance.day())
            + ".");
    draft.medium.heading("Fees");
    draft.medium.paragraph(
        "The Customer pays EUR "
            + chance.written(chance.cents(90_000, 400_000))
            + " a month against invoice, due within thirty days.");
    draft.medium.heading("Term");
    draft.medium.paragraph(
        "This agreement runs for two years and renews unless terminated with three months notice.");
  }

  private static void minutes(Chance chance, Medium medium) {
    medium.title("Minutes of the residents' meeting");
    medium.paragraph(
        "Held on "
            + chance.written(chance.day())
            + ". Present: "
            + chance.person()
            + ", "
            + chance.person()
            + ".");
    medium.heading("Heating");
    medium.paragraph(
        "The offer for the new boiler was discussed and accepted with seven votes to two.");
    medium.heading("Any other business");
    medium.paragraph("The bicycle shed will be painted in May. The meeting closed at nine.");
  }

  private static void vacancy(Chance chance, Medium medium) {
    medium.letterhead(chance.company(), chance.town());
    medium.title("Vacancy: laboratory technician");
    medium.paragraph(
        "We are looking for a technician for our clinical laboratory who enjoys careful work with"
            + " specimens and results.");
    medium.heading("Your tasks");
    medium.items(
        List.of("Haematology and chemistry", "Quality control", "Reporting results to physicians"));
    medium.paragraph(
        "Please send your application with references by " + chance.written(chance.day()) + ".");
  }

  private static void deliveryNote(Chance chance, Draft draft) {
    draft.medium.letterhead(chance.company(), chance.town());
    draft.medium.title("Delivery note");
    draft.medium.pairs(
        List.of(
            draft.pair("Delivery note no.", chance.digits(6)),
            draft.pair("Delivered to", chance.company()),
            draft.pair("Delivery date", chance.written(chance.day()))));
    draft.medium.table(
        new Table(
            List.of("Item", "Ordered", "Delivered"),
            List.of(List.of("Oak shelf", "4", "4"), List.of("Bracket", "16", "12")),
            List.of(false, true, true)));
    draft.medium.paragraph("Received in good condition. Signature of recipient.");
  }

  private static void log(Chance chance, Medium medium) {
    for (int i = 0; i < 12; i++) {
      medium.paragraph(
          "2026-03-0"
              + chance.between(1, 9)
              + " 10:1"
              + i % 10
              + " worker-"
              + chance.between(1, 9)
              + " finished job "
              + chance.digits(5)
              + " in "
              + chance.between(10, 900)
              + " ms");
    }
  }
}
