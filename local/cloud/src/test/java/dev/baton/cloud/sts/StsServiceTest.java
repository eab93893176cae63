package dev.baton.cloud.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.TestCloud;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.Principal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class StsServiceTest {
  private static final String ROLE = "arn:aws:iam::000000000000:role/Reader";

  private final TestCloud cloud = new TestCloud();
  private StsClient client;

  @BeforeEach
  void start() {
    cloud.with(StsPart::new);
    client = cloud.remote(StsClient.builder());
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void saysWhoTheCallerIs() {
    var identity = client.getCallerIdentity();
    assertThat(identity.account()).isEqualTo("000000000000");
    assertThat(identity.arn()).isEqualTo("arn:aws:iam::000000000000:user/test");
  }

  @Test
  void givesCredentialsOfARoleUntilTheirTimeIsOver() throws InterruptedException {
    var assumed =
        client.assumeRole(a -> a.roleArn(ROLE).roleSessionName("me").durationSeconds(900));
    assertThat(assumed.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::000000000000:assumed-role/Reader/me");
    assertThat(assumed.credentials().expiration()).isEqualTo("2026-01-05T09:15:00Z");
    String key = assumed.credentials().accessKeyId();
    Principal principal = cloud.context.principals().identify(key);
    assertThat(principal.roleArn()).isEqualTo(ROLE);
    CountDownLatch passed = new CountDownLatch(1);
    cloud.clock.at(cloud.clock.now().plus(Duration.ofMinutes(16)), passed::countDown);
    passed.await();
    assertThatThrownBy(() -> cloud.context.principals().identify(key))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("expired");
  }

  @Test
  void givesSessionCredentialsOfTheCallerHimself() {
    String key = client.getSessionToken().credentials().accessKeyId();
    assertThat(cloud.context.principals().identify(key).arn()).endsWith("user/test");
  }

  @Test
  void refusesInTheWordsOfTheQueryProtocol() {
    assertThatThrownBy(
            () ->
                client.assumeRole(
                    a -> a.roleArn("nonsense-nonsense-nonsense").roleSessionName("me")))
        .isInstanceOf(StsException.class)
        .hasMessageContaining("Member must satisfy regular expression pattern");
    assertThatThrownBy(
            () -> client.assumeRole(a -> a.roleArn(ROLE).roleSessionName("me").durationSeconds(1)))
        .hasMessageContaining("greater than or equal to 900");
    assertThatThrownBy(() -> client.decodeAuthorizationMessage(d -> d.encodedMessage("x")))
        .isInstanceOf(StsException.class)
        .hasMessageContaining("no action sts:DecodeAuthorizationMessage")
        .satisfies(
            e ->
                assertThat(((StsException) e).awsErrorDetails().errorCode())
                    .isEqualTo("InvalidAction"));
  }
}
