package dev.baton.cloud.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.TestCloud;
import dev.baton.cloud.kms.KmsPart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class SecretsServiceTest {
  private final TestCloud cloud = new TestCloud();
  private SecretsManagerClient client;

  @BeforeEach
  void start() {
    cloud.with(KmsPart::new);
    cloud.with(SecretsPart::new);
    client = cloud.remote(SecretsManagerClient.builder());
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void movesTheStagesWithEachNewValue() {
    var made = client.createSecret(c -> c.name("db").secretString("one"));
    assertThat(made.arn()).startsWith("arn:aws:secretsmanager:us-east-1:000000000000:secret:db-");
    var put = client.putSecretValue(p -> p.secretId("db").secretString("two"));
    assertThat(put.versionStages()).containsExactly("AWSCURRENT");
    assertThat(current(made.arn())).isEqualTo("two");
    assertThat(
            client.getSecretValue(g -> g.secretId("db").versionStage("AWSPREVIOUS")).secretString())
        .isEqualTo("one");
    assertThat(client.getSecretValue(g -> g.secretId("db").versionId(made.versionId())).versionId())
        .isEqualTo(made.versionId());
    assertThat(client.describeSecret(d -> d.secretId("db")).versionIdsToStages())
        .containsOnlyKeys(made.versionId(), put.versionId());
    client.updateSecretVersionStage(
        u ->
            u.secretId("db")
                .versionStage("AWSCURRENT")
                .moveToVersionId(made.versionId())
                .removeFromVersionId(put.versionId()));
    assertThat(current("db")).isEqualTo("one");
    client.updateSecret(u -> u.secretId("db").description("d").secretString("three"));
    assertThat(current("db")).isEqualTo("three");
    assertThat(client.listSecretVersionIds(l -> l.secretId("db")).versions()).hasSize(2);
  }

  @Test
  void aPendingVersionIsNotCurrent() {
    client.createSecret(c -> c.name("db").secretString("one"));
    client.putSecretValue(p -> p.secretId("db").secretString("next").versionStages("AWSPENDING"));
    assertThat(current("db")).isEqualTo("one");
    assertThat(
            client.getSecretValue(g -> g.secretId("db").versionStage("AWSPENDING")).secretString())
        .isEqualTo("next");
  }

  @Test
  void aRequestThatIsRepeatedMakesOneVersion() {
    client.createSecret(c -> c.name("db").secretString("one"));
    String token = "11111111-2222-3333-4444-555555555555";
    for (int i = 0; i < 2; i++) {
      assertThat(
              client
                  .putSecretValue(
                      p -> p.secretId("db").secretString("two").clientRequestToken(token))
                  .versionId())
          .isEqualTo(token);
    }
    assertThat(client.listSecretVersionIds(l -> l.secretId("db")).versions()).hasSize(2);
    assertThatThrownBy(
            () ->
                client.putSecretValue(
                    p -> p.secretId("db").secretString("other").clientRequestToken(token)))
        .isInstanceOf(ResourceExistsException.class);
  }

  @Test
  void keepsBinaryValues() {
    client.createSecret(
        c -> c.name("cert").secretBinary(SdkBytes.fromByteArray(new byte[] {1, 2})));
    var value = client.getSecretValue(g -> g.secretId("cert"));
    assertThat(value.secretBinary().asByteArray()).containsExactly(1, 2);
    assertThat(value.secretString()).isNull();
  }

  @Test
  void aDeletedSecretComesBackWithinItsWindowAndNotAfter() throws InterruptedException {
    client.createSecret(c -> c.name("db").secretString("one"));
    client.deleteSecret(d -> d.secretId("db").recoveryWindowInDays(7L));
    assertThatThrownBy(() -> current("db"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("marked for deletion");
    assertThatThrownBy(() -> client.createSecret(c -> c.name("db").secretString("x")))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(client.listSecrets().secretList()).isEmpty();
    client.restoreSecret(r -> r.secretId("db"));
    assertThat(current("db")).isEqualTo("one");
    client.deleteSecret(d -> d.secretId("db").recoveryWindowInDays(7L));
    CountDownLatch passed = new CountDownLatch(1);
    cloud.clock.at(cloud.clock.now().plus(Duration.ofDays(8)), passed::countDown);
    passed.await();
    assertThatThrownBy(() -> client.restoreSecret(r -> r.secretId("db")))
        .isInstanceOf(ResourceNotFoundException.class);
    client.createSecret(c -> c.name("db").secretString("anew"));
    client.deleteSecret(d -> d.secretId("db").forceDeleteWithoutRecovery(true));
    assertThatThrownBy(() -> current("db"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Secrets Manager can't find the specified secret.");
  }

  @Test
  void listsByFilterPageByPage() {
    for (int i = 0; i < 5; i++) {
      String name = "app/" + i;
      client.createSecret(
          c -> c.name(name).secretString("x").tags(Tag.builder().key("team").value("a").build()));
    }
    client.createSecret(c -> c.name("other").secretString("x"));
    assertThat(
            client.listSecretsPaginator(l -> l.maxResults(2)).stream()
                .flatMap(page -> page.secretList().stream()))
        .hasSize(6);
    assertThat(list("name", "app/")).hasSize(5);
    assertThat(list("name", "!app/")).extracting(SecretListEntry::name).containsExactly("other");
    assertThat(list("tag-key", "te")).hasSize(5);
  }

  @Test
  void refusesWhatSecretsManagerRefuses() {
    client.createSecret(c -> c.name("db").secretString("one"));
    assertThatThrownBy(() -> client.createSecret(c -> c.name("db").secretString("x")))
        .isInstanceOf(ResourceExistsException.class);
    assertThatThrownBy(() -> client.deleteSecret(d -> d.secretId("db").recoveryWindowInDays(3L)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> client.getSecretValue(g -> g.secretId("db").versionStage("NONE")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("staging label: NONE");
    assertThatThrownBy(() -> client.createSecret(c -> c.name("a b").secretString("x")))
        .hasMessageContaining("Invalid name");
    assertThatThrownBy(() -> client.rotateSecret(r -> r.secretId("db")))
        .isInstanceOf(SecretsManagerException.class)
        .hasMessageContaining("no action secretsmanager:RotateSecret");
  }

  @Test
  void makesPasswordsAsAskedFor() {
    String password =
        client
            .getRandomPassword(
                g -> g.passwordLength(20L).excludePunctuation(true).excludeCharacters("abc"))
            .randomPassword();
    assertThat(password).hasSize(20).matches("[d-zA-Z0-9]+").containsPattern("[0-9]");
  }

  @Test
  void aSecretOfTheTemplateKeepsItsValueAndIsSealedOnDisk(@TempDir Path data) {
    String first = generated(data);
    assertThat(first).matches("\\{\"user\":\"ada\",\"password\":\".{16}\"\\}");
    assertThat(generated(data)).isEqualTo(first);
    assertThat(data.resolve("records/secrets.jsonl")).content().doesNotContain(first);
  }

  private static String generated(Path data) {
    try (TestCloud kept = TestCloud.keptIn(data)) {
      kept.with(KmsPart::new);
      kept.with(SecretsPart::new);
      String arn =
          kept.create(
                  "AWS::SecretsManager::Secret",
                  "Db",
                  """
                  {"GenerateSecretString": {"SecretStringTemplate": "{\\"user\\": \\"ada\\"}",
                   "GenerateStringKey": "password", "PasswordLength": 16,
                   "ExcludePunctuation": true}}
                  """)
              .ref();
      return kept.remote(SecretsManagerClient.builder())
          .getSecretValue(g -> g.secretId(arn))
          .secretString();
    }
  }

  private List<SecretListEntry> list(String key, String value) {
    Filter filter = Filter.builder().key(key).values(value).build();
    return client.listSecrets(l -> l.filters(filter)).secretList();
  }

  private String current(String id) {
    return client.getSecretValue(g -> g.secretId(id)).secretString();
  }
}
