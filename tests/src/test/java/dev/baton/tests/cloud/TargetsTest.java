package dev.baton.tests.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.opentest4j.TestAbortedException;

/** What holds for targets whether or not there is one at hand. */
class TargetsTest {
  private static final String REASON = "schedules do not fire";

  @Test
  void aTestThatIsDeclaredToFailAndFailsIsSkippedWithTheReason() {
    Invocation<Void> failing =
        () -> {
          throw new AssertionError("nothing came");
        };
    assertThatThrownBy(() -> PortableTests.mustFail(failing, REASON))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining(REASON)
        .hasRootCauseMessage("nothing came");
  }

  @Test
  void aTestThatIsDeclaredToFailAndPassesFails() {
    Invocation<Void> passing = () -> null;
    assertThatThrownBy(() -> PortableTests.mustFail(passing, REASON))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("take the declaration off");
  }

  @Test
  void aTestThatWasNotMadeIsSkippedAsItSays() {
    TestAbortedException unmet = new TestAbortedException("no tool");
    Invocation<Void> skipping =
        () -> {
          throw unmet;
        };
    assertThatThrownBy(() -> PortableTests.mustFail(skipping, REASON)).isSameAs(unmet);
  }

  @Test
  void theImageIsTheLastThatNeedsNoTokenUnlessAnotherIsNamed() {
    assertThat(LocalStackInDocker.image().asCanonicalNameString())
        .isEqualTo("localstack/localstack:4.14.0");
    System.setProperty("baton.localstack.version", "9.9");
    System.setProperty("baton.localstack.image", "registry.example.org/mirror/localstack");
    try {
      assertThat(LocalStackInDocker.image().asCanonicalNameString())
          .isEqualTo("registry.example.org/mirror/localstack:9.9");
    } finally {
      System.clearProperty("baton.localstack.version");
      System.clearProperty("baton.localstack.image");
    }
  }

  @Test
  void aTokenIsPassedOnAndTheArchitectureIgnoredWhereItIsNotArm() {
    assertThat(LocalStackInDocker.settings(Map.of("LOCALSTACK_AUTH_TOKEN", "t"), "amd64"))
        .containsEntry("LOCALSTACK_AUTH_TOKEN", "t")
        .containsEntry("LAMBDA_IGNORE_ARCHITECTURE", "1");
    assertThat(LocalStackInDocker.settings(Map.of("LOCALSTACK_AUTH_TOKEN", " "), "aarch64"))
        .doesNotContainKeys("LOCALSTACK_AUTH_TOKEN", "LAMBDA_IGNORE_ARCHITECTURE");
  }

  @Test
  void whetherThereIsAContainerEngineIsFoundOutWithoutAnError() {
    assertThatCode(LocalStackInDocker::missing).doesNotThrowAnyException();
  }
}
