package dev.baton.models.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Papers that are nearly of a type, and two of them in one file. */
class NearMissesTest {
  private static final DocumentClassifier CLASSIFIER = new EmbeddedClassifier();

  @Test
  void callsTwoDocumentsInOneByTheFirst() {
    Classification classification =
        CLASSIFIER.classify(
            Resources.text("texts/lab-report-eu.txt")
                + "\n\n"
                + Resources.text("texts/invoice-us-service.txt"));
    assertThat(classification.mixed()).isTrue();
    assertThat(classification.type()).isEqualTo("lab-report");
  }

  @Test
  void noticesALetterWithoutATitleBehindAnotherPaper() {
    Classification classification =
        CLASSIFIER.classify(
            """
            Fen Edge Pathology                                     FINAL REPORT
            Patient: Osgood, Maurice T.   MRN 4471-902   DOB 12/09/1957   M
            Specimen: Serum   Collected 14/09/2026 07:30   Reported 14/09/2026 15:20

            PSA, total     9.1     ng/mL     0.0 - 4.0     H
            Creatinine     88      umol/L    60 - 110

            FEN EDGE SURGERY
            Dr Rosa Ibbotson
            15 September 2026
            To: Urology, Wash Hospital
            Re: Maurice Osgood, DOB 12/09/1957, MRN 4471-902. Referral, urgent
            Dear Colleague, I am referring this 69-year-old man for a PSA that has risen from 4.0 to
            9.1 in a year. The prostate is hard on the left. Does he need an MRI before a biopsy?
            He takes amlodipine 5 mg daily. Thank you for seeing him.
            """);
    assertThat(classification.mixed()).isTrue();
    assertThat(classification.type()).isEqualTo("lab-report");
  }

  @Test
  void knowsGuidanceOnLettersForNone() {
    assertThat(
            CLASSIFIER
                .classify(
                    """
                    WRITING A BETTER REFERRAL LETTER
                    Handout 3 for trainees

                    From      who you are and how to reach you
                    To        the clinic by its name
                    Patient   name, date of birth, hospital number
                    Urgency   routine, soon or urgent, and never two of these
                    Reason    one sentence
                    Question  what do you want to know?

                    "Please see this 54-year-old man with painless jaundice" is a reason;
                    "please see and treat" is none.
                    """)
                .type())
        .isEqualTo(Classification.UNKNOWN);
  }

  @Test
  void knowsAFormOnWhichNobodyTickedAnything() {
    String form =
        """
        Harbour Hospital
        Referral form

        To: Eye Clinic
        Patient name
        Hospital number
        How urgent is it?    [%s] routine   [ ] soon   [ ] urgent
        Reason for referral
        Question for the clinic
        Signed by the referring doctor
        """;
    assertThat(CLASSIFIER.classify(form.formatted(" ")).type()).isEqualTo(Classification.UNKNOWN);
    String filled =
        form.formatted("x")
            .replace("Patient name", "Patient name: Ann Lee, born 3 May 1961")
            .replace("Reason for referral", "Reason for referral: falling vision in the left eye")
            .replace("for the clinic", "for the clinic: would she benefit from surgery?");
    assertThat(CLASSIFIER.classify(filled).type()).isEqualTo("referral-letter");
  }

  @Test
  void knowsAReferralThatTellsWhenThePatientWasSeen() {
    String letter =
        """
        Harbour Surgery, Burnham              04/06/2026

        Dear Mr Quiggin (Eye Clinic, Fenland Hospital),

        Re Joan Thirkettle, 19/09/1946, surgery ref 30771. Soon please.

        I saw Mrs Thirkettle on 28/05/2026. %s gradual loss of
        vision in the right eye: 6/18, lens opacity on the optometrist's report,
        left eye 6/9. No diabetes. She no longer drives.

        Is she suitable for cataract surgery?

        Dr Ben Allard
        """;
    assertThat(CLASSIFIER.classify(letter.formatted("I refer her because of")).type())
        .isEqualTo("referral-letter");
    assertThat(CLASSIFIER.classify(letter.formatted("You wrote to me of")).type())
        .isEqualTo(Classification.UNKNOWN);
  }

  @Test
  void noticesALetterThatSaysToWhomBeforeWhatItIs() {
    String letter =
        """
        Ashleigh Road Surgery, Barnstaple EX32 8JX
        15 May 2026

        To: Memory Assessment Service, Taw House, Barnstaple
        From: Dr Frances Copplestone

        Re: Lionel Yeomans, our patient no. AR-2077

        Routine referral

        Thank you for seeing this man, in whom his wife reports two years of
        worsening short-term memory. His score on the screening test was 19 of 30.

        Would you please confirm whether this is dementia and advise on treatment?

        Yours sincerely,
        Frances Copplestone
        """;
    Classification classification =
        CLASSIFIER.classify(Resources.text("texts/discharge-summary-form.txt") + "\n" + letter);
    assertThat(classification.mixed()).isTrue();
    assertThat(classification.type()).isEqualTo("discharge-summary");
    assertThat(CLASSIFIER.classify(letter).mixed()).isFalse();
  }

  @Test
  void knowsAStatementThoughItListsInvoices() {
    assertThat(
            CLASSIFIER
                .classify(
                    """
                    Limestone Coast Linen Hire
                    Mount Gambier SA

                                          Statement of Account as at 31 March 2026

                    Customer : Naracoorte Day Surgery

                    Date        | Details                     |  Debit | Credit | Balance
                    03 Mar 2026 | Invoice 22010               | 198.38 |        |  198.38
                    07 Mar 2026 | Invoice 22017               |  81.33 |        |  279.71
                    15 Mar 2026 | Payment received, thank you |        | 275.12 |    4.59
                    """)
                .type())
        .isEqualTo(Classification.UNKNOWN);
  }

  @Test
  void knowsAnArticleOnLettersByItsTitle() {
    assertThat(
            CLASSIFIER
                .classify(
                    """
                    Wie ein guter Entlassungsbrief entsteht

                    Ein Entlassungsbrief soll die Diagnosen mit ICD-Code, die Prozeduren, die
                    Medikation mit Dosis und Applikationsweg sowie das weitere Vorgehen nennen.
                    In unserer Untersuchung an vier Häusern fehlte in jedem fünften Brief die
                    Dosis mindestens eines Medikaments.

                    Wir empfehlen eine Vorlage mit Pflichtfeldern und die Freigabe durch den
                    Oberarzt.
                    """)
                .type())
        .isEqualTo(Classification.UNKNOWN);
  }

  @Test
  void takesTheNumberOfAnOrderForNoTitle() {
    assertThat(
            CLASSIFIER
                .classify(
                    """
                    OSTALB MEDIZINTECHNIK GMBH
                    Schwabenring 41 | 73430 Aalen | USt-IdNr. DE247715093

                    [ Rechnung ]
                    Klinikum Härtsfeld gGmbH            Rechnungsnummer  OS789038
                    Kreditorenbuchhaltung               Ihre Bestellung  PO46102
                    Am Berg 2, 89551 Königsbronn        Zahlbar bis  16. Mai 2026

                    | Bezeichnung                     | Menge | Einzelpreis |   Betrag |
                    | Wartung Sterilisator, Pauschale |     1 |      645,00 |   645,00 |

                    Zwischensumme netto:  EUR 645,00
                    USt. 19%:             EUR 122,55
                    Rechnungsbetrag:      EUR 767,55
                    """)
                .type())
        .isEqualTo("invoice");
  }

  @Test
  void noticesALetterAtOnceBehindASummary() {
    Classification classification =
        CLASSIFIER.classify(
            """
            Langdale Infirmary
            Discharge summary
            Patient               Rosalind Beck
            Hospital number       LI 5520 18
            Admission             6 May 2026
            Discharge             8 May 2026
            Diagnosis             Supraventricular tachycardia (I47.1)
            Course                Reverted with adenosine, observed for two nights.
            Medication            Bisoprolol 1.25 mg oral once daily
            Follow-up             Arrhythmia nurse clinic in 6 weeks
            Dr P. Wharton
            Langdale Infirmary, Acute Medicine
            8 May 2026
            To: Dr Stella Marchbanks, Consultant Electrophysiologist, Northgate Heart Centre
            From: Dr P. Wharton, Acute Medicine, Langdale Infirmary
            Re: Rosalind Beck, hospital number LI 5520 18
            Urgency: routine
            Dear Dr Marchbanks,
            I would be grateful if you would see this teacher because of recurrent tachycardia,
            with three attendances in the last year. Is she suitable for catheter ablation?
            Yours sincerely,
            """);
    assertThat(classification.mixed()).isTrue();
    assertThat(classification.type()).isEqualTo("discharge-summary");
  }

  @Test
  void noticesABillOnThePageBehindAShortSummary() {
    Classification classification =
        CLASSIFIER.classify(
            """
            St Brendan Maternity Hospital

            Discharge summary

            Patient            Nuala Feeney        Chart no          SB 40871
            Admitted           11 May 2026         Discharged        13 May 2026

            Diagnosis
            Hyperemesis gravidarum, 9 weeks (O21.1)
            Medicines
            Cyclizine 50 mg oral three times daily
            Follow-up
            Antenatal clinic in 1 week. Dr T. Lavelle

            Invoice 2026-4471
            St Brendan Maternity Hospital, accounts office
            To: Ms Nuala Feeney, 2 Quay Street, Galway. Date 15 May 2026, due 14 June 2026
            Item                              Qty      Rate        EUR
            Private room, nights              2        395.00      790.00
            Consultant fee                    1        260.00      260.00
                                                       Net EUR 1,050.00
                                                       VAT exempt EUR 0.00
                                                       Total EUR 1,050.00
            """);
    assertThat(classification.mixed()).isTrue();
    assertThat(classification.type()).isEqualTo("discharge-summary");
  }

  @Test
  void aReferenceToAnotherPaperIsNoTitle() {
    String bill =
        """
        Pennine Calibration Services, Bingley Road, Shipley BD18 4DH, VAT GB 277 1904 55
        Invoice to:                          Invoice: PCS 20917
        Calder Valley Aerospace plc          Tax point: 30 January 2026
        Purchase Ledger                      Due: 1 March 2026
        Hebden Works                         %s
        Service                              Units     Rate £        Net £
        Calibration of micrometers              45      38.00     1,710.00
        Collection and return                    1     150.00       150.00
        Net                                                       1,860.00
        VAT @ 20%%                                                   372.00
        Total payable                                            £2,232.00
        """;
    assertThat(CLASSIFIER.classify(bill.formatted("Contract: CVA-C-118")).type())
        .isEqualTo("invoice");
    assertThat(CLASSIFIER.classify(bill.formatted("Delivery note: D 77190")).type())
        .isEqualTo("invoice");
  }

  @Test
  void knowsAnArticleOnLettersForNone() {
    Classification classification =
        CLASSIFIER.classify(
            """
            Der gute Entlassungsbrief - worauf Hausärzte warten
            Von unserer Redaktion · Zeitschrift »Praxis & Klinik«, Heft 3

            Noch immer verlassen viele Patienten das Krankenhaus ohne Brief. Dabei ist längst
            bekannt, was hineingehört: Aufnahme- und Entlassungsdatum, die Diagnosen, die
            Medikation mit Dosis und ein klarer Plan für die Zeit danach.
            """);
    assertThat(classification.type()).isEqualTo(Classification.UNKNOWN);
  }
}
