package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A patient's name of which a form asks for in two parts, each behind a label of its own. */
final class NameParts {
  private static final Pattern LAST =
      Pattern.compile(
          "(?iu)(?:patient )?(?:surname|last name|family name|nachname|nom|apellidos?|cognome)");
  private static final Pattern FIRST =
      Pattern.compile(
          "(?iu)(?:patient )?(?:forenames?|first names?|given"
              + " names?|vorname|prénoms?|nombre|nome)");

  /** Who orders or pays, where the patient is named as such. */
  private static final Pattern CUSTOMER =
      Pattern.compile("(?iu)(?:our )?(?:client|customer)(?: name)?|subject|individual");

  private NameParts() {}

  /** The facts without a client's name where another label gives the patient's. */
  static List<Fact> ofPatients(List<Fact> facts) {
    boolean named = facts.stream().anyMatch(fact -> isName(fact) && !isCustomer(fact));
    return named
        ? facts.stream().filter(fact -> !isName(fact) || !isCustomer(fact)).toList()
        : facts;
  }

  private static boolean isCustomer(Fact fact) {
    return fact.label() != null && CUSTOMER.matcher(fact.label()).matches();
  }

  private static boolean isName(Fact fact) {
    return fact.name().equals("patientName") && fact.label() != null;
  }

  /** The facts, with both parts of the name as one where there are both. */
  static List<Fact> joined(List<Fact> facts) {
    Optional<Fact> last = behind(LAST, facts);
    Optional<Fact> first = behind(FIRST, facts);
    if (last.isEmpty() || first.isEmpty()) {
      return facts;
    }
    String name = first.get().value().asText() + " " + last.get().value().asText();
    Fact whole =
        new Fact(
            "patientName",
            JsonNodeFactory.instance.textNode(name),
            last.get().text(),
            last.get().page(),
            last.get().line(),
            last.get().label(),
            last.get().section());
    List<Fact> all = new ArrayList<>(facts);
    all.set(all.indexOf(last.get()), whole);
    all.remove(first.get());
    return all;
  }

  private static Optional<Fact> behind(Pattern label, List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.name().equals("patientName") && fact.label() != null)
        .filter(fact -> label.matcher(fact.label()).matches())
        .findFirst();
  }
}
