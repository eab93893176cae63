package dev.baton.cloud.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.TestCloud;
import dev.baton.cloud.kms.KmsPart;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.HierarchyTypeMismatchException;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterPatternMismatchException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.Tag;

class SsmServiceTest {
  private final TestCloud cloud = new TestCloud();
  private SsmClient client;

  @BeforeEach
  void start() {
    cloud.with(KmsPart::new);
    cloud.with(SsmPart::new);
    client = cloud.remote(SsmClient.builder());
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void givesTheLatestVersionAndOlderOnesByNumberAndLabel() {
    assertThat(put("/app/limit", "10", ParameterType.STRING)).isEqualTo(1);
    client.labelParameterVersion(l -> l.name("/app/limit").labels("stable"));
    long second =
        client.putParameter(p -> p.name("/app/limit").value("20").overwrite(true)).version();
    assertThat(second).isEqualTo(2);
    Parameter latest = client.getParameter(g -> g.name("/app/limit")).parameter();
    assertThat(latest.value()).isEqualTo("20");
    assertThat(latest.arn()).isEqualTo("arn:aws:ssm:us-east-1:000000000000:parameter/app/limit");
    assertThat(latest.lastModifiedDate()).isEqualTo("2026-01-05T09:00:00Z");
    assertThat(value("/app/limit:1")).isEqualTo("10");
    assertThat(value("/app/limit:stable")).isEqualTo("10");
    assertThat(value(latest.arn())).isEqualTo("20");
    assertThatThrownBy(() -> value("/app/limit:9"))
        .isInstanceOf(ParameterVersionNotFoundException.class);
    assertThat(client.getParameterHistory(g -> g.name("/app/limit")).parameters())
        .extracting(p -> p.value() + p.labels())
        .containsExactly("10[stable]", "20[]");
  }

  @Test
  void secureStringsAreSealedUnderTheirKeyAndOpenedOnRequest() {
    String key = cloud.remote(KmsClient.builder()).createKey().keyMetadata().keyId();
    client.putParameter(
        p -> p.name("token").value("s3cret").type(ParameterType.SECURE_STRING).keyId(key));
    assertThat(value("token")).doesNotContain("s3cret");
    assertThat(opened("token")).isEqualTo("s3cret");
    put("own", "hidden", ParameterType.SECURE_STRING);
    assertThat(opened("own")).isEqualTo("hidden");
    cloud.remote(KmsClient.builder()).disableKey(d -> d.keyId(key));
    assertThatThrownBy(() -> opened("token"))
        .isInstanceOf(SsmException.class)
        .hasMessageContaining("is disabled");
    assertThat(opened("own")).isEqualTo("hidden");
  }

  @Test
  void findsParametersBelowAPathPageByPage() {
    for (int i = 10; i < 25; i++) {
      put("/app/a/" + i, "v" + i, ParameterType.STRING);
    }
    put("/app/top", "t", ParameterType.STRING);
    put("/apple/other", "x", ParameterType.STRING);
    assertThat(client.getParametersByPath(g -> g.path("/app")).parameters())
        .extracting(Parameter::name)
        .containsExactly("/app/top");
    assertThat(
            client.getParametersByPathPaginator(g -> g.path("/app/").recursive(true)).stream()
                .flatMap(page -> page.parameters().stream()))
        .hasSize(16);
    assertThat(
            client
                .describeParametersPaginator(
                    d ->
                        d.maxResults(5)
                            .parameterFilters(
                                ParameterStringFilter.builder()
                                    .key("Name")
                                    .option("BeginsWith")
                                    .values("/app/a/1")
                                    .build()))
                .stream()
                .flatMap(page -> page.parameters().stream()))
        .extracting(ParameterMetadata::name)
        .hasSize(10);
    assertThatThrownBy(() -> client.describeParameters(d -> d.nextToken("no token!")))
        .isInstanceOf(SsmException.class);
  }

  @Test
  void tellsWhichOfSeveralNamesAreNone() {
    put("a", "1", ParameterType.STRING);
    var some = client.getParameters(g -> g.names("a", "b", "a:7"));
    assertThat(some.parameters()).extracting(Parameter::value).containsExactly("1");
    assertThat(some.invalidParameters()).containsExactly("b", "a:7");
    var gone = client.deleteParameters(d -> d.names("a", "b"));
    assertThat(gone.deletedParameters()).containsExactly("a");
    assertThat(gone.invalidParameters()).containsExactly("b");
    assertThatThrownBy(() -> value("a")).isInstanceOf(ParameterNotFoundException.class);
    assertThatThrownBy(() -> client.deleteParameter(d -> d.name("a")))
        .isInstanceOf(ParameterNotFoundException.class);
  }

  @Test
  void refusesWhatParameterStoreRefuses() {
    put("a", "1", ParameterType.STRING);
    assertThatThrownBy(() -> put("a", "2", ParameterType.STRING))
        .isInstanceOf(ParameterAlreadyExistsException.class);
    assertThatThrownBy(
            () ->
                client.putParameter(
                    p -> p.name("a").value("2").type(ParameterType.STRING_LIST).overwrite(true)))
        .isInstanceOf(HierarchyTypeMismatchException.class);
    assertThatThrownBy(() -> client.putParameter(p -> p.name("b").value("x")))
        .hasMessageContaining("A parameter type is required");
    assertThatThrownBy(() -> put("with space", "x", ParameterType.STRING))
        .hasMessageContaining("Parameter name");
    assertThatThrownBy(() -> put("x/y", "x", ParameterType.STRING))
        .hasMessageContaining("fully qualified name");
    assertThatThrownBy(() -> put("big", "x".repeat(4097), ParameterType.STRING))
        .hasMessageContaining("4096");
    assertThatThrownBy(
            () ->
                client.putParameter(
                    p ->
                        p.name("n")
                            .value("abc")
                            .type(ParameterType.STRING)
                            .allowedPattern("^[0-9]+$")))
        .isInstanceOf(ParameterPatternMismatchException.class);
    assertThatThrownBy(() -> client.listDocuments())
        .isInstanceOf(SsmException.class)
        .hasMessageContaining("no action ssm:ListDocuments");
  }

  @Test
  void keepsTags() {
    put("a", "1", ParameterType.STRING);
    client.addTagsToResource(
        t ->
            t.resourceType(ResourceTypeForTagging.PARAMETER)
                .resourceId("a")
                .tags(Tag.builder().key("team").value("x").build()));
    assertThat(
            client
                .listTagsForResource(
                    l -> l.resourceType(ResourceTypeForTagging.PARAMETER).resourceId("a"))
                .tagList())
        .singleElement()
        .satisfies(tag -> assertThat(tag.value()).isEqualTo("x"));
  }

  @Test
  void aParameterOfTheTemplateKeepsItsVersionsFromCloudToCloud(@TempDir Path data) {
    for (String value : new String[] {"1", "1", "2"}) {
      try (TestCloud kept = TestCloud.keptIn(data)) {
        kept.with(KmsPart::new);
        kept.with(SsmPart::new);
        kept.create(
            "AWS::SSM::Parameter",
            "Limit",
            "{\"Name\": \"/limit\", \"Type\": \"String\", \"Value\": \"" + value + "\"}");
        Parameter now =
            kept.remote(SsmClient.builder()).getParameter(g -> g.name("/limit")).parameter();
        assertThat(now.value()).isEqualTo(value);
        assertThat(now.version()).isEqualTo(Long.parseLong(value));
      }
    }
  }

  private long put(String name, String value, ParameterType type) {
    return client.putParameter(p -> p.name(name).value(value).type(type)).version();
  }

  private String value(String name) {
    return client.getParameter(g -> g.name(name)).parameter().value();
  }

  private String opened(String name) {
    return client.getParameter(g -> g.name(name).withDecryption(true)).parameter().value();
  }
}
