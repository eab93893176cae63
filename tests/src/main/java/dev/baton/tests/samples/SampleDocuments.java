package dev.baton.tests.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes the sample documents into a folder; the same seed gives the same bytes. The committed ones
 * are written anew by {@code mvn test -pl tests -am -Dtest=SampleDocumentsTest
 * -Dbaton.samples=write -Dsurefire.failIfNoSpecifiedTests=false}.
 */
public final class SampleDocuments {
  private static final long SEED = 20_260_105;

  private static final List<String> TEXTS =
      List.of(
          "invoice-millrace",
          "invoice-harper",
          "lab-report-fjord",
          "lab-report-quayside",
          "discharge-summary-greenhill",
          "discharge-summary-eastmoor",
          "referral-letter-cliffside",
          "referral-letter-orchard");
  private static final List<String> TYPED =
      List.of(
          "invoice-atelier",
          "lab-report-sonnental",
          "discharge-summary-lindenhof",
          "referral-letter-meadow");

  private SampleDocuments() {}

  /** The samples by file name. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    samples.put("invoice-brightwater.pdf", Invoices.brightwater(new Random(SEED)));
    samples.put("lab-report-riverside.pdf", LabReports.riverside(new Random(SEED + 1)));
    samples.put("lab-report-northgate.pdf", LabReports.northgate(new Random(SEED + 2)));
    samples.put("invoice-keller.pdf", Invoices.keller(new Random(SEED + 3)));
    samples.put("discharge-summary-st-brendan.pdf", Letters.stBrendan());
    samples.put("referral-letter-harbour.txt", Letters.harbour());
    samples.put("minutes-allotment.pdf", Letters.minutes());
    samples.put("discharge-summary-locked.pdf", Letters.locked());
    TEXTS.forEach(name -> samples.put(name + ".txt", Typescripts.text(name)));
    TYPED.forEach(name -> samples.put(name + ".pdf", Typescripts.typed(name, name.length())));
    return samples;
  }

  /** The only argument is the folder. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("one argument is expected: the folder for the samples");
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, byte[]> sample : all().entrySet()) {
      Files.write(folder.resolve(sample.getKey()), sample.getValue());
    }
    System.out.write(
        ("wrote " + all().size() + " samples to " + folder + "\n")
            .getBytes(StandardCharsets.UTF_8));
  }
}
