package dev.baton.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.infra.AcceptedFindings.Accepted;
import dev.baton.infra.NagReport.Line;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

/** cdk-nag's AwsSolutions and HIPAA Security packs find nothing that is not accepted. */
class NagTest {
  private static final NagReport PROD = NagReport.of(Map.of("stage", "prod"));
  private static final NagReport REPLICATED =
      NagReport.of(Map.of("stage", "prod", "replicaRegion", "eu-west-1"));

  @Test
  void noFindingIsLeft() {
    assertThat(PROD.lines()).hasSizeGreaterThan(200);
    assertThat(PROD.findings()).isEmpty();
    assertThat(NagReport.of(Map.of("stage", "dev")).findings()).isEmpty();
  }

  @Test
  void noFindingIsLeftWithASecondRegion() {
    assertThat(REPLICATED.findings()).isEmpty();
    assertThat(REPLICATED.templates().stacks()).contains("BatonReplica");
  }

  @Test
  void aFindingIsNoticed() {
    NagReport report =
        NagReport.of(
            Map.of("stage", "prod"),
            app -> Bucket.Builder.create(stack(app, "BatonFoundation"), "Careless").build());
    assertThat(report.findings())
        .extracting(Line::rule)
        .contains("AwsSolutions-S10", "HIPAA.Security-S3BucketLoggingEnabled");
  }

  @Test
  void whatIsAcceptedIsOneRuleOfOneResourceAndIsStillFound() {
    for (NagReport report : List.of(PROD, REPLICATED)) {
      Set<String> found =
          report.lines().stream()
              .filter(Line::isAccepted)
              .map(line -> line.resource() + " " + line.rule())
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> accepted =
          AcceptedFindings.ofNag(report.templates()).stream()
              .map(each -> each.resource() + " " + each.rule())
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(accepted).isNotEmpty().isEqualTo(found);
    }
  }

  @Test
  void nothingIsAcceptedForAWholeStack() {
    Templates.guards(
        NagTest::acceptedForStacks,
        templates ->
            templates
                .change("BatonIntake")
                .putObject("Metadata")
                .putObject("cdk_nag")
                .putArray("rules_to_suppress")
                .addObject()
                .put("id", "AwsSolutions-IAM5"));
  }

  @Test
  void everyReasonSaysSomething() {
    Predicate<Accepted> says = accepted -> accepted.reason().split(" ").length >= 8;
    assertThat(AcceptedFindings.ofNag(PROD.templates())).allMatch(says);
    assertThat(AcceptedFindings.ofLint(PROD.templates())).allMatch(says);
  }

  @Test
  void theListOfWhatIsAcceptedIsInTheDocuments() {
    StringBuilder text =
        new StringBuilder(
            """
            # What the security tools find and we accept

            cdk-nag (AwsSolutions, HIPAA Security) and cfn-lint look at every template in the tests, for each stage and with a
            second region. What they find is put right, or accepted here: one rule, for one resource, for a reason. The list is
            made from the templates by `NagTest`, which fails while it is not current; `mvn test -pl infra -am
            -Dbaton.docs=write` writes it anew.

            ## cdk-nag
            """);
    append(text, AcceptedFindings.ofNag(PROD.templates()));
    text.append("\n## cdk-nag, with a second region besides\n");
    List<Accepted> more = new java.util.ArrayList<>(AcceptedFindings.ofNag(REPLICATED.templates()));
    more.removeAll(AcceptedFindings.ofNag(PROD.templates()));
    append(text, more);
    text.append("\n## cfn-lint\n");
    append(text, AcceptedFindings.ofLint(PROD.templates()));
    GeneratedDocument.holds("docs/security.md", text.toString());
  }

  private static void append(StringBuilder text, List<Accepted> accepted) {
    text.append("\n| resource | rule | reason |\n| --- | --- | --- |\n");
    for (Accepted each : accepted) {
      text.append("| `%s` | %s | %s |\n".formatted(each.resource(), each.rule(), each.reason()));
    }
  }

  private static List<String> acceptedForStacks(Templates templates) {
    return templates.stacks().stream()
        .filter(stack -> templates.template(stack).path("Metadata").has("cdk_nag"))
        .toList();
  }

  private static Stack stack(App app, String name) {
    return (Stack) app.getNode().findChild(name);
  }
}
