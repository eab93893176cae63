package dev.baton.tests.evaluation;

import dev.baton.documents.extraction.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Spoils a clean document in every way that a sceptic would try: facts that go, sums that lie, days
 * out of order, a second document behind it, stamps, noise. None of the results may be approved
 * without a person.
 */
final class Mutations {
  private static final Map<String, List<List<String>>> MANDATORY =
      Map.of(
          "invoice",
          List.of(
              List.of("invoiceNumber"),
              List.of("issueDate"),
              List.of("seller"),
              List.of("buyer"),
              List.of("total"),
              List.of("lineItem")),
          "lab-report",
          List.of(
              List.of("patientName", "patientId"),
              List.of("collectedAt", "receivedAt"),
              List.of("reportedAt", "reportNumber", "laboratory", "orderedBy"),
              List.of("analyte")),
          "discharge-summary",
          List.of(
              List.of("patientName", "patientId"),
              List.of("admissionDate"),
              List.of("dischargeDate"),
              List.of("diagnosis"),
              List.of("medication", "followUp")),
          "referral-letter",
          List.of(
              List.of("from"),
              List.of("to"),
              List.of("patientName", "patientId"),
              List.of("reason"),
              List.of("letterDate")));

  private static final List<List<String>> ORDERED =
      List.of(
          List.of("issueDate", "dueDate"),
          List.of("birthDate", "collectedAt"),
          List.of("collectedAt", "reportedAt"),
          List.of("collectedAt", "receivedAt"),
          List.of("receivedAt", "reportedAt"),
          List.of("admissionDate", "dischargeDate"),
          List.of("birthDate", "admissionDate"),
          List.of("birthDate", "letterDate"));

  private static final List<String> DATES =
      List.of(
          "issueDate",
          "dueDate",
          "birthDate",
          "collectedAt",
          "receivedAt",
          "reportedAt",
          "admissionDate",
          "dischargeDate",
          "letterDate");

  private static final List<String> STAMPS =
      List.of(
          "DRAFT",
          "*** DRAFT - not yet approved ***",
          "COPY",
          "DUPLICATE",
          "PRELIMINARY",
          "VOID",
          "CANCELLED",
          "SAMPLE - NOT A REAL DOCUMENT",
          "SPECIMEN",
          "For training purposes only",
          "UNSIGNED",
          "This document is a test and must not be processed.");

  private static final double NOISE = 0.08;
  private static final long SEED = 7;

  private Mutations() {}

  static List<Mutant> of(CleanText text) {
    missing(text);
    dates(text);
    whole(text);
    switch (text.type()) {
      case "invoice" -> InvoiceMutations.add(text);
      case "lab-report" -> PatientMutations.ofReport(text);
      case "discharge-summary" -> PatientMutations.ofStay(text);
      default -> PatientMutations.ofReferral(text);
    }
    return text.mutants();
  }

  private static void missing(CleanText text) {
    for (List<String> names : MANDATORY.get(text.type())) {
      List<Fact> gone = names.stream().flatMap(name -> text.named(name).stream()).toList();
      String name = String.join(" and ", names);
      if (!gone.isEmpty()) {
        text.blank(name + " blank", gone);
        text.without("no line of " + name, gone);
      }
    }
  }

  private static void dates(CleanText text) {
    for (List<String> pair : ORDERED) {
      List<Fact> early = text.named(pair.getFirst());
      List<Fact> late = text.named(pair.getLast());
      boolean one = early.size() == 1 && late.size() == 1;
      if (one && !early.getFirst().value().equals(late.getFirst().value())) {
        text.replaceAll(
            pair + " swapped",
            Map.of(
                early.getFirst(), written -> late.getFirst().text(),
                late.getFirst(), written -> early.getFirst().text()));
      }
    }
    Map<Fact, UnaryOperator<String>> twoWays = new HashMap<>();
    int month = 1;
    for (String name : DATES) {
      for (Fact date : text.named(name)) {
        text.replace(name + " is no day", date, "31/02/2026");
        text.replace(name + " is in month 13", date, "2026-13-05");
        String ambiguous = "0" + month + "/0" + (month + 1) + "/2026";
        month = month % 7 + 1;
        twoWays.put(date, written -> ambiguous);
      }
    }
    text.replaceAll("all days ambiguous", twoWays);
  }

  private static void whole(CleanText text) {
    String all = text.text();
    for (String stamp : STAMPS) {
      text.add("stamped " + stamp, stamp + "\n\n" + all);
    }
    text.append("stamped at the end DRAFT", "DRAFT");
    text.append("counts three pages", "Page 1 of 3");
    text.add("noise", CleanText.noisy(all, NOISE, SEED));
    text.add("cut at half", all.substring(0, all.length() / 2), true);
    text.add("cut in a word", all.substring(0, all.length() * 2 / 5), true);
    text.add("blank form", blank(text), true);
    for (String type : MANDATORY.keySet()) {
      if (!type.equals(text.type())) {
        text.add("and a second document, " + type, all + "\n\n" + Others.of(type), true);
        text.add("behind another document, " + type, Others.of(type) + "\n\n" + all, true);
      } else {
        text.add("and another " + type, all + "\n\n" + Others.of(type), true);
      }
    }
  }

  // All that was filled in is gone.
  private static String blank(CleanText text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.lines()) {
      lines.add(line.replaceAll("(:\\s*)\\S.*", "$1________").replaceAll("\\d", "_"));
    }
    return String.join("\n", lines);
  }
}
