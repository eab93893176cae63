package dev.baton.tests.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.tests.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the build takes from others: exact versions, under licences that somebody looked at. */
class SupplyChainTest {
  private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");
  private static final Pattern LOOSE = Pattern.compile(".*(SNAPSHOT|LATEST|RELEASE|[\\[(,^~*]).*");
  private static final Set<String> OWN = Set.of("0.1.0-SNAPSHOT", "[25,26)", "[3.8.6,)");
  private static final Pattern LIBRARY =
      Pattern.compile(
          "<dependency><groupId>([^<]*)</groupId><artifactId>([^<]*)</artifactId>(.*)</dependency>");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyVersionIsExact() throws IOException {
    List<String> loose = new ArrayList<>();
    for (Path pom : poms()) {
      loose.addAll(looseVersions(Repository.read(pom)));
    }
    JsonNode npm = JSON.readTree(Repository.at("package.json").toFile());
    npm.path("devDependencies").forEach(version -> addLoose(version.asText(), loose));
    for (JsonNode locked :
        JSON.readTree(Repository.at("package-lock.json").toFile()).path("packages")) {
      if (locked.has("resolved") && !locked.has("integrity")) {
        loose.add(locked.path("resolved").asText() + " has no digest");
      }
    }
    for (String line : Repository.read(Repository.at("config/python-tools.txt")).split("\n")) {
      if (!line.matches("[A-Za-z0-9_.-]+==[0-9a-z.]+")) {
        loose.add(line);
      }
    }
    assertThat(loose).isEmpty();
  }

  @Test
  void aVersionThatMayChangeIsNoticed() {
    assertThat(looseVersions("<version>[1.0,2.0)</version><version>LATEST</version>"))
        .containsExactly("[1.0,2.0)", "LATEST");
    assertThat(looseVersions("<version>1.2.3</version><version>${cdk.version}</version>"))
        .isEmpty();
  }

  @Test
  void everyBillNamesTheLibrariesThatItsModuleDeclares() throws IOException {
    List<Path> bills = bills();
    assumeThat(bills).as("made by mvn verify, when it is not offline").isNotEmpty();
    Set<String> testScope = new TreeSet<>();
    String parent = Repository.read(Repository.at("pom.xml"));
    for (MatchResult library : LIBRARY.matcher(parent).results().toList()) {
      if (library.group(3).contains("<scope>test")) {
        testScope.add(library.group(1) + ":" + library.group(2));
      }
    }
    List<String> missing = new ArrayList<>();
    for (Path bill : bills) {
      Set<String> named = new TreeSet<>();
      JSON.readTree(bill.toFile())
          .path("components")
          .forEach(
              part -> named.add(part.path("group").asText() + ":" + part.path("name").asText()));
      String pom = Repository.read(bill.getParent().resolveSibling("pom.xml"));
      for (MatchResult library : LIBRARY.matcher(pom).results().toList()) {
        String name = library.group(1) + ":" + library.group(2);
        boolean tested = library.group(3).contains("<scope>test") || testScope.contains(name);
        if (!tested && !named.contains(name)) {
          missing.add(bill + " lacks " + name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyLicenceOfWhatWeShipIsOnTheList() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String line : Repository.read(Repository.at("config/licences.txt")).split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        known.add(line.strip());
      }
    }
    List<Path> bills = bills();
    if (System.getenv("BATON_CI") == null) {
      assumeThat(bills).as("made by mvn verify, when it is not offline").hasSizeGreaterThan(8);
    }
    assertThat(bills).hasSizeGreaterThan(8);
    Set<String> unknown = new TreeSet<>();
    for (Path bill : bills) {
      for (JsonNode component : JSON.readTree(bill.toFile()).path("components")) {
        if (!component.path("group").asText().equals("dev.baton")
            && licences(component).stream().noneMatch(known::contains)) {
          unknown.add(component.path("purl").asText() + " " + licences(component));
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** By name or id; a component that says none goes by its own name, so it can be listed. */
  private static List<String> licences(JsonNode component) {
    List<String> names = new ArrayList<>();
    for (JsonNode licence : component.path("licenses")) {
      names.add(licence.at("/license/id").asText(licence.at("/license/name").asText()));
      names.add(licence.path("expression").asText());
    }
    names.add(component.path("group").asText() + ":" + component.path("name").asText());
    names.removeIf(String::isEmpty);
    return names;
  }

  private static List<String> looseVersions(String pom) {
    List<String> loose = new ArrayList<>();
    for (MatchResult version : VERSION.matcher(pom).results().toList()) {
      addLoose(version.group(1), loose);
    }
    return loose;
  }

  private static void addLoose(String version, List<String> loose) {
    if (LOOSE.matcher(version).matches() && !OWN.contains(version)) {
      loose.add(version);
    }
  }

  private static List<Path> poms() {
    return Repository.files(Repository.root()).stream()
        .filter(file -> file.getFileName().toString().equals("pom.xml"))
        .toList();
  }

  private static boolean isOfThePresentPom(Path bill) {
    Path pom = bill.getParent().resolveSibling("pom.xml");
    return bill.toFile().lastModified() >= pom.toFile().lastModified();
  }

  private static List<Path> bills() {
    return poms().stream()
        .filter(pom -> !pom.getParent().equals(Repository.root()))
        .map(pom -> pom.resolveSibling("target/bom.json"))
        .filter(bill -> bill.toFile().isFile())
        .filter(SupplyChainTest::isOfThePresentPom)
        .toList();
  }
}
