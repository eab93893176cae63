package dev.baton.documents.extraction;

import static dev.baton.documents.extraction.DocumentType.DISCHARGE_SUMMARY;
import static dev.baton.documents.extraction.DocumentType.INVOICE;
import static dev.baton.documents.extraction.DocumentType.LAB_REPORT;
import static dev.baton.documents.extraction.DocumentType.REFERRAL_LETTER;
import static dev.baton.documents.extraction.Texts.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.SectionGroup;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractorTest {
  @Test
  void findsValuesBehindBesideAndBelowLabels() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Invoice No: A-17        Date: 2026-02-03
            Due date                2026-03-05

            Order No        Customer No
            PO-9            C-44

            Bill to:
            Alder School
            """);
    assertThat(value(facts, "invoiceNumber")).isEqualTo("\"A-17\"");
    assertThat(value(facts, "issueDate")).isEqualTo("\"2026-02-03\"");
    assertThat(value(facts, "dueDate")).isEqualTo("\"2026-03-05\"");
    assertThat(value(facts, "purchaseOrder")).isEqualTo("\"PO-9\"");
    assertThat(value(facts, "customerNumber")).isEqualTo("\"C-44\"");
    assertThat(value(facts, "buyer")).isEqualTo("\"Alder School\"");
  }

  @Test
  void keepsTheOriginalTextAndItsPlace() {
    Fact date =
        Texts.facts(INVOICE, "\nInvoice date: 3 February 2026").stream()
            .filter(fact -> fact.name().equals("issueDate"))
            .findFirst()
            .orElseThrow();
    assertThat(date.text()).isEqualTo("3 February 2026");
    assertThat(date.line()).isEqualTo(2);
    assertThat(date.label()).isEqualTo("invoice date");
  }

  @Test
  void readsItemsWithQuantityAndPriceInAnyOrder() {
    List<Fact> facts =
        Texts.facts(
            INVOICE,
            """
            Qty   Description          Unit Price    Amount
            2     Desk lamp                 35.00     70.00
            Description          Rate    Hours    Amount
            Audit              145.00       24  3,480.00
            Subtotal                            3,550.00
            """);
    assertThat(named(facts, "lineItem").stream().map(Fact::value))
        .extracting(
            item -> item.get("description").asText(),
            item -> item.get("quantity").decimalValue().intValue(),
            item -> item.at("/amount/amount").asDouble())
        .containsExactly(tuple("Desk lamp", 2, 70.0), tuple("Audit", 24, 3480.0));
  }

  @Test
  void noticesAnItemThatDoesNotMultiply() {
    List<Fact> facts =
        Texts.facts(INVOICE, "Item      Qty   Price    Amount\nPosts      40    6.25    270.00\n");
    assertThat(facts.getFirst().value().get("disagrees").asBoolean()).isTrue();
  }

  @Test
  void checksTheIban() {
    assertThat(value(Texts.facts(INVOICE, "IBAN: DE89 3704 0044 0532 0130 00"), "iban"))
        .isEqualTo("\"DE89370400440532013000\"");
    assertThat(value(Texts.facts(INVOICE, "IBAN: DE88 3704 0044 0532 0130 00"), "iban"))
        .contains("invalid");
  }

  @Test
  void readsAnalytesWhateverTheOrderOfTheColumns() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            Sodium 131 mmol/L 135-145 L
            ALT (GPT)               H      88        < 50                   U/L
            Hemoglobin A1c: 5.4 % (4.0 - 5.6)
            Platelets        314        10^3/uL        150 - 400
            Kalium                5,6  +    mmol/l      3,6 - 5,2
            """);
    assertThat(facts)
        .extracting(fact -> fact.value().toString())
        .containsExactly(
            "{\"name\":\"Sodium\",\"low\":135,\"high\":145,\"value\":131,\"unit\":\"mmol/L\",\"flag\":\"L\",\"ucum\":\"mmol/L\"}",
            "{\"name\":\"ALT"
                + " (GPT)\",\"low\":null,\"high\":50,\"value\":88,\"unit\":\"U/L\",\"flag\":\"H\",\"ucum\":\"U/L\"}",
            "{\"name\":\"Hemoglobin"
                + " A1c\",\"low\":4.0,\"high\":5.6,\"value\":5.4,\"unit\":\"%\",\"flag\":null,\"ucum\":\"%\"}",
            "{\"name\":\"Platelets\",\"low\":150,\"high\":400,\"value\":314,\"unit\":\"10^3/uL\",\"flag\":null,\"ucum\":\"10*3/uL\"}",
            "{\"name\":\"Kalium\",\"low\":3.6,\"high\":5.2,\"value\":5.6,\"unit\":\"mmol/l\",\"flag\":\"H\",\"ucum\":\"mmol/L\"}");
  }

  @Test
  void takesTheCurrentResultBesideAFormerOne() {
    List<Fact> facts =
        Texts.facts(
            LAB_REPORT,
            """
            Test          Previous   Result   Units    Reference range
            Creatinine    1.4        0.9      mg/dL    0.6 - 1.2
            """);
    assertThat(facts.getFirst().value().get("value").asDouble()).isEqualTo(0.9);
  }

  @Test
  void readsTheFactsOfAStay() {
    List<Fact> facts =
        Texts.facts(
            DISCHARGE_SUMMARY,
            """
            Ms Klara Jonsson was admitted to our hospital on 3 February 2026 and was
            discharged on 7 February 2026.

            Diagnosis: Acute appendicitis (K35.8); Obesity (E66.9)

            Discharge medications:
            - Ibuprofen 400 mg orally three times daily
            """);
    assertThat(value(facts, "admissionDate")).isEqualTo("\"2026-02-03\"");
    assertThat(value(facts, "dischargeDate")).isEqualTo("\"2026-02-07\"");
    assertThat(named(facts, "diagnosis"))
        .extracting(fact -> fact.value().get("code").asText())
        .containsExactly("K35.8", "E66.9");
    assertThat(value(facts, "medication"))
        .isEqualTo(
            "{\"name\":\"Ibuprofen\",\"dose\":{\"value\":400,\"unit\":\"mg\",\"ucum\":\"mg\"},\"route\":\"oral\",\"frequency\":\"three"
                + " times daily\"}");
  }

  @Test
  void readsALetterWithoutLabels() {
    List<Fact> facts =
        Texts.facts(
            REFERRAL_LETTER,
            """
            Oakfield Medical Practice
            18 February 2026

            Re: Mr Stephen Hale, DOB 3 April 1968, NHS No: 485 777 3456

            Dear Dr. Whitfield,

            Thank you for seeing this teacher, who has had chest tight-
            ness for six weeks. Please regard this as an urgent referral.

            Yours sincerely,

            Dr. Emily Carter
            """);
    assertThat(value(facts, "letterDate")).isEqualTo("\"2026-02-18\"");
    assertThat(value(facts, "patientName")).isEqualTo("\"Mr Stephen Hale\"");
    assertThat(value(facts, "birthDate")).isEqualTo("\"1968-04-03\"");
    assertThat(value(facts, "patientId")).isEqualTo("\"485 777 3456\"");
    assertThat(value(facts, "to")).isEqualTo("\"Dr. Whitfield\"");
    assertThat(value(facts, "reason")).contains("chest tightness for six weeks");
    assertThat(value(facts, "urgency")).isEqualTo("\"urgent\"");
  }

  @Test
  void boundsTheFactsOfAGroupAndSaysSo() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      lines.add(
          new Line(1, i + 1, "Analyte " + (char) ('A' + i % 26) + i + "x   " + i + " mmol/L"));
    }
    Section section = new Section(0, null, null, lines);
    List<Fact> facts =
        new Extractor(LAB_REPORT).extract(new SectionGroup(0, Notation.UNKNOWN, List.of(section)));
    assertThat(facts).hasSize(Extractor.MOST_FACTS);
    assertThat(facts.getLast().name()).isEqualTo(Extractor.OMITTED);
  }

  private static String value(List<Fact> facts, String name) {
    return named(facts, name).stream()
        .map(fact -> fact.value().toString())
        .findFirst()
        .orElse("not found");
  }
}
