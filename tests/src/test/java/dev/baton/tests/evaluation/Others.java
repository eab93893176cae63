package dev.baton.tests.evaluation;

/** One short document of each type, to stand behind another in the same file. */
final class Others {
  private Others() {}

  static String of(String type) {
    return switch (type) {
      case "invoice" ->
          """
          INVOICE
          Tolland Office Supply Ltd
          Invoice number: TO-55120
          Invoice date: 14 January 2026
          Due date: 13 February 2026
          Bill to: Pinewood Dental Practice

          Description            Qty   Unit price   Amount
          Copy paper A4           10        4.50     45.00
          Toner cartridge          2       61.00    122.00

          Subtotal                               GBP 167.00
          VAT 20%                                GBP  33.40
          Total due                              GBP 200.40
          """;
      case "lab-report" ->
          """
          LABORATORY REPORT
          Ashgrove Pathology
          Patient: Quentin Abara      DOB: 3 May 1961      MRN: 7745120
          Specimen: Serum
          Collected: 11 January 2026 08:10    Reported: 11 January 2026 15:40

          Test          Result   Unit     Reference range   Flag
          Sodium        139      mmol/L   135-145
          Potassium     5.6      mmol/L   3.5-5.1           H
          Creatinine    88       umol/L   60-110
          """;
      case "discharge-summary" ->
          """
          DISCHARGE SUMMARY
          Harrowgate General Hospital
          Patient: Quentin Abara      DOB: 3 May 1961      Hospital no: 7745120
          Date of admission: 2 January 2026
          Date of discharge: 9 January 2026

          Diagnoses
          1. Community acquired pneumonia (J18.9)

          Medication on discharge
          Amoxicillin 500 mg oral three times a day

          Follow-up: chest X-ray in six weeks with the general practitioner.
          """;
      default ->
          """
          REFERRAL LETTER
          From: Dr Ines Valdez, Pinewood Surgery
          To: Department of Cardiology, Harrowgate General Hospital
          Date: 12 January 2026

          Re: Quentin Abara, DOB 3 May 1961, NHS number 943 476 5919

          Dear Colleague,
          Reason for referral: three weeks of exertional chest pain.
          Urgency: urgent
          Could you please assess him for coronary disease?
          Yours sincerely,
          Dr Ines Valdez
          """;
    };
  }
}
