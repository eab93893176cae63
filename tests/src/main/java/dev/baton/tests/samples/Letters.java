package dev.baton.tests.samples;

import dev.baton.tests.samples.Sheet.Style;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts rather than tables: discharge summaries, a referral letter, and minutes of a meeting. */
final class Letters {
  private static final Style PLAIN = Style.of(Sheet.SERIF, 11);
  private static final Style HEADING = Style.of(Sheet.SERIF_BOLD, 12);

  private Letters() {}

  /** Two pages; the date of discharge is before that of admission. */
  static byte[] stBrendan() {
    Sheet sheet = hospital("Discharge summary 26-00917", 917, "St. Brendan's Hospital");
    LabReports.pairs(
        sheet,
        new String[][] {
          {"Patient Name:", "Gerald Whitcombe", "Hospital No:", "SB-264411"},
          {"Date of Birth:", "17 March 1949", "Ward:", "Cardiology, 4 West"},
          {"Date of Admission:", "14 January 2026", "Consultant:", "Dr. Nadia Farouk"},
          {"Date of Discharge:", "9 January 2026", "Discharged To:", "Home"}
        });
    sheet.line(Sheet.LEFT, "Discharge Diagnoses", HEADING).down(2);
    list(
        sheet,
        List.of(
            "Acute decompensated heart failure (I50.9)",
            "Atrial fibrillation (I48.0)",
            "Type 2 diabetes mellitus (E11.9)"));
    sheet.line(Sheet.LEFT, "Hospital Course", HEADING).down(2);
    for (String text : COURSE) {
      sheet.paragraph(Sheet.LEFT, Sheet.RIGHT, text, PLAIN);
    }
    sheet.line(Sheet.LEFT, "Procedures", HEADING).down(2);
    list(sheet, List.of("Transthoracic echocardiogram", "Chest radiograph"));
    sheet
        .line(Sheet.LEFT, "Allergies", HEADING)
        .down(2)
        .paragraph(Sheet.LEFT, Sheet.RIGHT, "Penicillin (rash)", PLAIN);
    sheet.keep(160).line(Sheet.LEFT, "Discharge Medications", HEADING).down(2);
    list(
        sheet,
        List.of(
            "Furosemide 40 mg orally twice daily",
            "Bisoprolol 2.5 mg orally once daily",
            "Apixaban 5 mg orally twice daily",
            "Metformin 500 mg orally twice daily",
            "Ramipril 2.5 mg orally once daily"));
    sheet.keep(100).line(Sheet.LEFT, "Follow-up", HEADING).down(2);
    sheet.paragraph(
        Sheet.LEFT,
        Sheet.RIGHT,
        "Heart failure clinic in two weeks. Renal function and electrolytes to be checked by the"
            + " general practitioner within seven days.",
        PLAIN);
    sheet.down(20).line(Sheet.LEFT, "Dr. Nadia Farouk, Consultant Cardiologist", PLAIN);
    return sheet.bytes();
  }

  /** One page that opens with a password only. */
  static byte[] locked() {
    Sheet sheet = hospital("Discharge summary 26-01004", 1004, "Lakeside General Hospital");
    LabReports.pairs(
        sheet,
        new String[][] {
          {"Patient Name:", "Ines Carvalho", "Hospital No:", "LG-118020"},
          {"Date of Admission:", "3 January 2026", "Date of Discharge:", "6 January 2026"}
        });
    sheet.line(Sheet.LEFT, "Discharge Diagnosis", HEADING).down(2);
    list(sheet, List.of("Community acquired pneumonia (J18.9)"));
    return sheet.bytes("only-with-this");
  }

  /** Plain text that leaves out most of what a referral must say. */
  static byte[] harbour() {
    return """
    HARBOUR STREET SURGERY
    11 Harbour Street, Whitby  YO21 3PU

    REFERRAL LETTER


    Dear colleague,

    I would be grateful if you could see this gentleman, who has been
    short of breath on stairs for about three months. He gave up smok-
    ing ten years ago. His chest is clear and there is no ankle swelling.
    He takes no regular medication.

    I would appreciate your opinion on whether he needs further
    assessment in your clinic.

    Kind regards,

    (signature illegible)
    """
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A document of no type that is processed. */
  static byte[] minutes() {
    Sheet sheet =
        new Sheet("Minutes of the allotment association", "Millfield Allotment Association", 26);
    sheet.line(Sheet.LEFT, "Millfield Allotment Association", Style.of(Sheet.SERIF_BOLD, 18));
    sheet
        .line(
            Sheet.LEFT,
            "Minutes of the committee meeting on 8 January 2026",
            Style.of(Sheet.SERIF_BOLD, 13))
        .down(8);
    sheet
        .line(
            Sheet.LEFT,
            "Attendees: R. Appleby (chair), J. Osei, M. Lindgren, P. Novak. Apologies: D. Hart.",
            PLAIN)
        .down(6);
    for (String[] item : MINUTES) {
      sheet
          .keep(60)
          .line(Sheet.LEFT, item[0], HEADING)
          .down(2)
          .paragraph(Sheet.LEFT, Sheet.RIGHT, item[1], PLAIN);
    }
    sheet
        .down(10)
        .line(
            Sheet.LEFT, "The meeting was closed at 20:45. Next meeting: 12 February 2026.", PLAIN);
    return sheet.bytes();
  }

  private static Sheet hospital(String title, long id, String name) {
    Color red = new Color(0x8A, 0x1C, 0x2B);
    Sheet sheet = new Sheet(title, name + " - confidential", id);
    sheet.mark(Sheet.LEFT, 24, red);
    sheet.line(Sheet.LEFT + 34, name, Style.of(Sheet.SERIF_BOLD, 18).in(red));
    sheet.down(2).rule(1, red).down(26);
    sheet.line(Sheet.LEFT, "DISCHARGE SUMMARY", Style.of(Sheet.SERIF_BOLD, 15)).down(6);
    return sheet;
  }

  private static void list(Sheet sheet, List<String> items) {
    for (int i = 0; i < items.size(); i++) {
      sheet.line(Sheet.LEFT + 8, (i + 1) + ". " + items.get(i), PLAIN);
    }
    sheet.down(10);
  }

  private static final List<String> COURSE =
      List.of(
          "Mr. Whitcombe presented to the emergency department with five days of increasing"
              + " breathlessness, orthopnoea and swelling of both legs. On arrival he was"
              + " tachycardic with an irregular pulse, and oxygen saturation was reduced on room"
              + " air. Bilateral basal crackles were heard and the jugular venous pressure was"
              + " raised.",
          "The chest radiograph showed pulmonary congestion and small bilateral effusions. An"
              + " echocardiogram showed a dilated left ventricle with an ejection fraction of 35"
              + " percent and moderate mitral regurgitation. Natriuretic peptide was markedly"
              + " raised; troponin was not.",
          "He was treated with intravenous furosemide and responded with a brisk diuresis, losing"
              + " eight kilograms over the stay. The ventricular rate was controlled with"
              + " bisoprolol, and anticoagulation was started after discussion of benefit and risk."
              + " An angiotensin converting enzyme inhibitor was introduced at a low dose once the"
              + " renal function had settled.",
          "Blood sugar was above target on admission. Metformin was continued, dietary advice was"
              + " given, and the diabetes nurse specialist saw him on the ward. He was taught to"
              + " weigh himself every morning and to call the clinic when his weight rises by two"
              + " kilograms within three days.",
          "He was mobilised with the physiotherapists and climbed a flight of stairs without"
              + " stopping on the day before he left. He was medically fit and keen to go home,"
              + " where his daughter will be staying with him for the first week.");

  private static final String[][] MINUTES = {
    {
      "1. Minutes of the last meeting",
      "The minutes of the meeting in December were read and agreed without changes."
    },
    {
      "2. Water supply",
      "The pump was inspected. J. Osei reported that the seal has to be replaced before spring and"
          + " that two offers were received. It was agreed to take the cheaper one. Action: J."
          + " Osei."
    },
    {
      "3. Waiting list",
      "There are 31 names on the waiting list. M. Lindgren proposed to divide the two large plots"
          + " at the north fence. The proposal was seconded by P. Novak and carried."
    },
    {
      "4. Seed exchange",
      "The seed exchange will be held on the first Saturday in March in the village hall."
          + " Volunteers for tea and cake are welcome. Action: R. Appleby."
    },
    {
      "5. Any other business",
      "Members are reminded not to burn garden waste. The key of the tool shed is missing again."
    }
  };
}
