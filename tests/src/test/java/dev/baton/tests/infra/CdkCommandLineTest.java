package dev.baton.tests.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.infra.BatonApp;
import dev.baton.tests.NodeTools;
import dev.baton.tests.Repository;
import dev.baton.tests.ToolRun;
import dev.baton.tests.cloud.SynthesizedAssembly;
import dev.baton.tests.events.EventSchemas;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The CDK's own command line synthesizes the app without a network, as our own way does. */
class CdkCommandLineTest {
  private static final String NOWHERE = "http://127.0.0.1:9";

  @Test
  void synthesizesOfflineTheTemplatesThatTheTestsRunOn() {
    Path folder = Repository.at("tests/target/cdk-command-line.out");
    ToolRun run =
        ToolRun.of(
            Repository.root(),
            Map.of(
                "HTTP_PROXY", NOWHERE,
                "HTTPS_PROXY", NOWHERE,
                "JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1"),
            List.of(
                NodeTools.modules().resolve(".bin/cdk").toString(),
                "synth",
                "--quiet",
                "--no-notices",
                "--no-path-metadata",
                "--no-asset-metadata",
                "--app",
                app(),
                "--output",
                folder.toString()));
    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(templates(folder)).isEqualTo(templates(SynthesizedAssembly.folder()));
  }

  @Test
  void theStacksAreOnePerAreaAndNameNeitherAccountNorRegion() {
    Map<String, String> templates = templates(SynthesizedAssembly.folder());
    assertThat(templates.keySet())
        .containsExactly(
            "BatonApprovals",
            "BatonCompensations",
            "BatonDocuments",
            "BatonFoundation",
            "BatonIntake",
            "BatonModels",
            "BatonOperations",
            "BatonResilience");
    assertThat(templates.values())
        .allSatisfy(
            template ->
                assertThat(template).doesNotContain("us-east-1").doesNotContain("000000000000"));
  }

  @Test
  void theDefinitionsStandReadablyInTheTemplate() {
    assertThat(templates(SynthesizedAssembly.folder()).get("BatonDocuments"))
        .contains("ExtractEntities", "DefinitionSubstitutions");
  }

  private static Map<String, String> templates(Path folder) {
    Map<String, String> byStack = new TreeMap<>();
    for (Path file : List.of(folder.toFile().listFiles()).stream().map(f -> f.toPath()).toList()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".template.json")) {
        byStack.put(name.replace(".template.json", ""), EventSchemas.json(file).toPrettyString());
      }
    }
    return byStack;
  }

  private static String app() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classpath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return java
        + " --enable-native-access=ALL-UNNAMED -Dbaton.root="
        + Repository.root()
        + " -cp "
        + classpath
        + " "
        + BatonApp.class.getName();
  }
}
