package dev.baton.cloud.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.TestCloud;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

class KmsServiceTest {
  private static final Map<String, String> CONTEXT = Map.of("tenant", "a", "table", "notes");

  private final TestCloud cloud = new TestCloud();
  private KmsClient client;
  private String key;

  @BeforeEach
  void start() {
    cloud.with(KmsPart::new);
    client = cloud.remote(KmsClient.builder());
    key = client.createKey(c -> c.description("notes")).keyMetadata().keyId();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void decryptsWhatItEncryptedUnderTheSameContextOnly() {
    SdkBytes sealed = seal("hello", CONTEXT);
    assertThat(sealed.asString(StandardCharsets.ISO_8859_1)).doesNotContain("hello");
    assertThat(open(sealed, CONTEXT)).isEqualTo("hello");
    assertThatThrownBy(() -> open(sealed, Map.of("tenant", "b", "table", "notes")))
        .isInstanceOf(InvalidCiphertextException.class);
    assertThatThrownBy(() -> open(sealed, Map.of())).isInstanceOf(InvalidCiphertextException.class);
    assertThat(seal("hello", CONTEXT)).isNotEqualTo(sealed);
  }

  @Test
  void refusesACiphertextWithOneBitChanged() {
    byte[] bytes = seal("hello", CONTEXT).asByteArray();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = Arrays.copyOf(bytes, bytes.length);
      changed[i] ^= 1;
      assertThatThrownBy(() -> open(SdkBytes.fromByteArray(changed), CONTEXT))
          .as("byte " + i)
          .isInstanceOf(KmsException.class);
    }
  }

  @Test
  void keepsContextPairsApart() {
    SdkBytes sealed = seal("hello", Map.of("a", "bc"));
    assertThatThrownBy(() -> open(sealed, Map.of("ab", "c")))
        .isInstanceOf(InvalidCiphertextException.class);
  }

  @Test
  void aKeyThatTheRequestNamesMustBeTheOneOfTheCiphertext() {
    SdkBytes sealed = seal("hello", CONTEXT);
    String other = client.createKey().keyMetadata().arn();
    assertThatThrownBy(() -> client.decrypt(d -> d.ciphertextBlob(sealed).keyId(other)))
        .isInstanceOf(IncorrectKeyException.class);
  }

  @Test
  void generatesDataKeysThatDecryptToThePlaintextGiven() {
    var made = client.generateDataKey(g -> g.keyId(key).keySpec(DataKeySpec.AES_256));
    assertThat(made.plaintext().asByteArray()).hasSize(32);
    assertThat(client.decrypt(d -> d.ciphertextBlob(made.ciphertextBlob())).plaintext())
        .isEqualTo(made.plaintext());
    var hidden = client.generateDataKeyWithoutPlaintext(g -> g.keyId(key).numberOfBytes(64));
    assertThat(
            client
                .decrypt(d -> d.ciphertextBlob(hidden.ciphertextBlob()))
                .plaintext()
                .asByteArray())
        .hasSize(64);
    assertThatThrownBy(() -> client.generateDataKey(g -> g.keyId(key)))
        .hasMessageContaining("Please specify either number of bytes or key spec");
  }

  @Test
  void reEncryptsUnderAnotherKeyAndContext() {
    String other = client.createKey().keyMetadata().keyId();
    SdkBytes sealed = seal("hello", CONTEXT);
    var again =
        client.reEncrypt(
            r ->
                r.ciphertextBlob(sealed)
                    .sourceEncryptionContext(CONTEXT)
                    .destinationKeyId(other)
                    .destinationEncryptionContext(Map.of("moved", "yes")));
    assertThat(again.keyId()).endsWith(other);
    client.disableKey(d -> d.keyId(key));
    assertThat(open(again.ciphertextBlob(), Map.of("moved", "yes"))).isEqualTo("hello");
  }

  @Test
  void aDisabledKeyDoesNothingUntilItIsEnabled() {
    SdkBytes sealed = seal("hello", CONTEXT);
    client.disableKey(d -> d.keyId(key));
    assertThatThrownBy(() -> open(sealed, CONTEXT))
        .isInstanceOf(DisabledException.class)
        .hasMessageContaining("key/" + key + " is disabled.");
    assertThatThrownBy(() -> seal("more", CONTEXT)).isInstanceOf(DisabledException.class);
    client.enableKey(d -> d.keyId(key));
    assertThat(open(sealed, CONTEXT)).isEqualTo("hello");
  }

  @Test
  void aKeyIsGoneWhenItsWaitingTimeIsOver() throws InterruptedException {
    SdkBytes sealed = seal("hello", CONTEXT);
    client.scheduleKeyDeletion(s -> s.keyId(key).pendingWindowInDays(7));
    assertThatThrownBy(() -> open(sealed, CONTEXT)).isInstanceOf(KmsInvalidStateException.class);
    assertThat(client.describeKey(d -> d.keyId(key)).keyMetadata().keyState())
        .isEqualTo(KeyState.PENDING_DELETION);
    CountDownLatch passed = new CountDownLatch(1);
    cloud.clock.at(cloud.clock.now().plus(Duration.ofDays(8)), passed::countDown);
    passed.await();
    assertThatThrownBy(() -> client.describeKey(d -> d.keyId(key)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.scheduleKeyDeletion(s -> s.keyId(key).pendingWindowInDays(3)))
        .hasMessageContaining("greater than or equal to 7");
  }

  @Test
  void findsAKeyByAliasAndItsArn() {
    client.createAlias(c -> c.aliasName("alias/notes").targetKeyId(key));
    assertThatThrownBy(() -> client.createAlias(c -> c.aliasName("alias/notes").targetKeyId(key)))
        .isInstanceOf(AlreadyExistsException.class);
    var sealed =
        client.encrypt(e -> e.keyId("alias/notes").plaintext(SdkBytes.fromUtf8String("hello")));
    assertThat(sealed.keyId()).isEqualTo("arn:aws:kms:us-east-1:000000000000:key/" + key);
    String other = client.createKey().keyMetadata().keyId();
    client.updateAlias(u -> u.aliasName("alias/notes").targetKeyId(other));
    assertThat(client.listAliases(l -> l.keyId(other)).aliases())
        .singleElement()
        .satisfies(alias -> assertThat(alias.aliasName()).isEqualTo("alias/notes"));
    client.deleteAlias(d -> d.aliasName("alias/notes"));
    assertThatThrownBy(() -> client.describeKey(d -> d.keyId("alias/notes")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Alias arn:aws:kms:us-east-1:000000000000:alias/notes is not found.");
  }

  @Test
  void listsAllKeysPageByPage() {
    for (int i = 0; i < 6; i++) {
      client.createKey();
    }
    assertThat(client.listKeysPaginator(l -> l.limit(3)).keys()).hasSize(7);
    assertThat(client.listKeys(l -> l.limit(3)).truncated()).isTrue();
  }

  @Test
  void keepsPolicyRotationTagsAndGrants() {
    client.putKeyPolicy(p -> p.keyId(key).policyName("default").policy("{\"Statement\": []}"));
    assertThat(client.getKeyPolicy(g -> g.keyId(key)).policy()).isEqualTo("{\"Statement\": []}");
    client.enableKeyRotation(e -> e.keyId(key));
    assertThat(client.getKeyRotationStatus(g -> g.keyId(key)).keyRotationEnabled()).isTrue();
    client.tagResource(t -> t.keyId(key).tags(Tag.builder().tagKey("team").tagValue("a").build()));
    assertThat(client.listResourceTags(l -> l.keyId(key)).tags()).hasSize(1);
    var grant =
        client.createGrant(
            g ->
                g.keyId(key)
                    .granteePrincipal("arn:aws:iam::000000000000:role/reader")
                    .operations(GrantOperation.DECRYPT));
    assertThat(client.listGrants(l -> l.keyId(key)).grants()).hasSize(1);
    client.revokeGrant(r -> r.keyId(key).grantId(grant.grantId()));
    assertThat(client.listGrants(l -> l.keyId(key)).grants()).isEmpty();
  }

  @Test
  void refusesWhatItHasNotByName() {
    assertThatThrownBy(() -> client.createKey(c -> c.keySpec("RSA_2048").keyUsage("SIGN_VERIFY")))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("RSA_2048");
    assertThatThrownBy(() -> client.listKeyRotations(l -> l.keyId(key)))
        .isInstanceOf(KmsException.class)
        .hasMessageContaining("no action kms:ListKeyRotations");
    assertThatThrownBy(
            () ->
                client.encrypt(e -> e.keyId(key).plaintext(SdkBytes.fromByteArray(new byte[5000]))))
        .hasMessageContaining("less than or equal to 4096");
  }

  @Test
  void aKeyOfTheTemplateIsTheSameInTheNextCloud(@TempDir Path data) {
    SdkBytes sealed;
    String id;
    try (TestCloud first = TestCloud.keptIn(data)) {
      first.with(KmsPart::new);
      id = first.create("AWS::KMS::Key", "Key", "{\"EnableKeyRotation\": true}").ref();
      first.create(
          "AWS::KMS::Alias",
          "Alias",
          "{\"AliasName\": \"alias/k\", \"TargetKeyId\": \"" + id + "\"}");
      sealed =
          first
              .remote(KmsClient.builder())
              .encrypt(e -> e.keyId("alias/k").plaintext(SdkBytes.fromUtf8String("kept")))
              .ciphertextBlob();
    }
    try (TestCloud second = TestCloud.keptIn(data)) {
      second.with(KmsPart::new);
      assertThat(second.create("AWS::KMS::Key", "Key", "{}").ref()).isEqualTo(id);
      SdkBytes blob = sealed;
      assertThat(
              second
                  .remote(KmsClient.builder())
                  .decrypt(d -> d.ciphertextBlob(blob))
                  .plaintext()
                  .asUtf8String())
          .isEqualTo("kept");
    }
  }

  private SdkBytes seal(String text, Map<String, String> context) {
    return client
        .encrypt(
            e -> e.keyId(key).plaintext(SdkBytes.fromUtf8String(text)).encryptionContext(context))
        .ciphertextBlob();
  }

  private String open(SdkBytes sealed, Map<String, String> context) {
    return client
        .decrypt(d -> d.ciphertextBlob(sealed).encryptionContext(context))
        .plaintext()
        .asUtf8String();
  }
}
