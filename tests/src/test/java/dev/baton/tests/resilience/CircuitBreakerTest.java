package dev.baton.tests.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.shared.breaker.BreakerListener;
import dev.baton.shared.breaker.BreakerSettings;
import dev.baton.shared.breaker.BreakerStateChanged;
import dev.baton.shared.breaker.Breakers;
import dev.baton.shared.breaker.CircuitBreaker;
import dev.baton.shared.breaker.Outcome;
import dev.baton.shared.breaker.Permit;
import dev.baton.shared.errors.DependencyException;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The circuit breaker on the real DynamoDB Local: many callers, lost replies, wrong clocks. */
@Tag("e2e")
class CircuitBreakerTest {
  private static final BreakerSettings SETTINGS =
      new BreakerSettings(
          Duration.ofSeconds(60),
          5,
          50,
          100,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          2,
          Duration.ofSeconds(5),
          true);

  private static final AtomicInteger NAMES = new AtomicInteger();

  private static SdkHttpClient connection;
  private static BreakersTable table;
  private static DynamoDbClient client;

  private final HandClock clock = new HandClock();
  private final List<BreakerStateChanged> heard = new CopyOnWriteArrayList<>();
  private String name = "";
  private CircuitBreaker breaker;

  @BeforeAll
  static void up() {
    connection = UrlConnectionHttpClient.create();
    table = new BreakersTable(connection);
    client = table.client(connection);
  }

  @AfterAll
  static void down() {
    client.close();
    table.close();
    connection.close();
  }

  @BeforeEach
  void eachTestHasABreakerOfItsOwn(TestInfo test) {
    name = test.getDisplayName().replaceAll("\\W", "") + "-" + NAMES.incrementAndGet();
    breaker = breaker(SETTINGS, clock, heard::add);
  }

  @Test
  void letsCallsPassAndGivesTheirResults() {
    assertThat(breaker.call(() -> 42)).isEqualTo(42);
    assertThat(heard).isEmpty();
  }

  @Test
  void opensAtTheCountOfFailuresAndRefusesWithoutCalling() {
    fail(4);
    assertThat(breaker.call(() -> 1)).isEqualTo(1);
    fail(1);
    AtomicInteger calls = new AtomicInteger();
    assertThatThrownBy(() -> breaker.call(calls::incrementAndGet))
        .isInstanceOf(DependencyException.class)
        .hasMessageStartingWith("circuit-open: ");
    assertThat(calls).hasValue(0);
    assertThat(heard).extracting(BreakerStateChanged::state).containsExactly("OPEN");
    assertThat(heard.getFirst().reason()).isEqualTo("5 of 6 calls failed within 60 s");
  }

  @Test
  void opensAtTheRateOfFailuresOnceThereAreEnoughCalls() {
    breaker = breaker(settings(0, 50, 6), clock, heard::add);
    succeed(3);
    fail(2);
    assertThat(breaker.call(() -> 1)).isEqualTo(1);
    assertThat(heard).isEmpty();
    fail(2);
    assertThat(heard).extracting(BreakerStateChanged::state).containsExactly("OPEN");
  }

  @Test
  void failuresLongAgoDoNotCount() {
    fail(4);
    clock.forward(Duration.ofSeconds(121));
    fail(4);
    assertThat(heard).isEmpty();
  }

  @Test
  void failuresOnBothSidesOfAWindowsEdgeCountTogether() {
    clock.forward(Duration.ofSeconds(1));
    fail(4);
    clock.forward(Duration.ofSeconds(60));
    fail(1);
    assertThat(heard).extracting(BreakerStateChanged::state).containsExactly("OPEN");
  }

  @Test
  void anErrorThatTheDependencyAnswersWithIsNoFailureOfIt() {
    for (int i = 0; i < 10; i++) {
      thrown(new ValidationException("bad", "no such thing"));
      thrown(new LogicException("odd", "unexpected"));
      thrown(new IllegalStateException("a bug of the caller"));
    }
    assertThat(heard).isEmpty();
    assertThat(breaker.call(() -> 1)).isEqualTo(1);
  }

  @Test
  void closesAfterAsManyProbesInARowAsTheSettingsSay() {
    open();
    assertRefused();
    clock.forward(Duration.ofSeconds(30));
    assertThat(breaker.call(() -> 1)).isEqualTo(1);
    assertThat(breaker.call(() -> 2)).isEqualTo(2);
    assertThat(heard)
        .extracting(BreakerStateChanged::state)
        .containsExactly("OPEN", "HALF_OPEN", "CLOSED");
    fail(4);
    assertThat(breaker.call(() -> 3)).isEqualTo(3);
  }

  @Test
  void aProbeThatFailsOpensItForAsLongAgain() {
    open();
    clock.forward(Duration.ofSeconds(30));
    fail(1);
    clock.forward(Duration.ofSeconds(29));
    assertRefused();
    clock.forward(Duration.ofSeconds(1));
    assertThat(breaker.call(() -> 1)).isEqualTo(1);
  }

  @Test
  void ofManyCallersInHalfOpenExactlyOneMakesTheProbe() {
    open();
    clock.forward(Duration.ofSeconds(30));
    List<Permit> permits = ManyCallers.permits(callers());
    assertThat(permits).singleElement().extracting(Permit::probe).isNotNull();
    breaker.report(permits.getFirst(), Outcome.ANSWERED);
    assertThat(ManyCallers.permits(callers())).hasSize(1);
    assertThat(heard.stream().map(BreakerStateChanged::state).distinct())
        .containsExactly("OPEN", "HALF_OPEN");
  }

  @Test
  void manyCallersWhoFailAtOnceOpenItOnce() {
    assertThat(
            ManyCallers.atOnce(
                callers(),
                caller ->
                    catchThrowable(
                        () ->
                            caller.call(
                                () -> {
                                  throw new TransientException("down", "no answer");
                                }))))
        .hasSize(32)
        .doesNotContainNull();
    assertThat(heard.stream().map(BreakerStateChanged::changeId).distinct()).hasSize(1);
    assertRefused();
  }

  @Test
  void aProbeWhoseProcessDiedIsGivenToAnotherAndItsLateReportChangesNothing() {
    open();
    clock.forward(Duration.ofSeconds(30));
    Permit lost = breaker.ask();
    clock.forward(Duration.ofSeconds(15));
    assertRefused();
    clock.forward(Duration.ofMillis(1));
    Permit taken = breaker.ask();
    assertThat(taken.version()).isGreaterThan(lost.version());
    breaker.report(lost, Outcome.FAILED);
    assertThat(heard).extracting(BreakerStateChanged::state).containsExactly("OPEN", "HALF_OPEN");
    breaker.report(taken, Outcome.ANSWERED);
    assertThat(breaker.call(() -> 1)).isEqualTo(1);
    assertThat(heard).extracting(BreakerStateChanged::state).endsWith("CLOSED");
  }

  @Test
  void aProbeThatEndsForAReasonOfItsOwnIsAnybodys() {
    open();
    clock.forward(Duration.ofSeconds(30));
    thrown(new IllegalStateException("a bug of the caller"));
    assertThat(breaker.call(() -> 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PutItem", "UpdateItem"})
  void aLostReplyLosesNeitherTheProbeNorACount(String action) {
    open();
    clock.forward(Duration.ofSeconds(30));
    try (LosingReplies http = new LosingReplies(action);
        DynamoDbClient losing = table.client(http)) {
      CircuitBreaker other =
          Breakers.in(losing, BreakersTable.NAME, heard::add, clock).named(name, SETTINGS);
      assertThat(other.call(() -> 1)).isEqualTo(1);
      assertThat(other.call(() -> 2)).isEqualTo(2);
      assertThat(other.call(() -> 3)).isEqualTo(3);
      assertThat(http.lost()).isPositive();
    }
    assertThat(heard).extracting(BreakerStateChanged::state).contains("CLOSED");
  }

  @Test
  void aClockFarAheadKeepsNobodyWaitingForLonger() {
    HandClock ahead = clock.but(Duration.ofHours(2));
    CircuitBreaker fast = breaker(SETTINGS, ahead, heard::add);
    for (int i = 0; i < 5; i++) {
      fail(fast);
    }
    assertRefused();
    clock.forward(Duration.ofSeconds(30));
    assertThat(breaker.call(() -> 1)).isEqualTo(1);
  }

  @Test
  void aLeaseWrittenByAClockFarAheadEndsAsWell() {
    open();
    clock.forward(Duration.ofSeconds(30));
    Permit lost = breaker(SETTINGS, clock.but(Duration.ofHours(2)), heard::add).ask();
    assertThat(lost.probe()).isNotNull();
    assertRefused();
    clock.forward(Duration.ofSeconds(16));
    assertThat(breaker.ask().probe()).isNotNull();
  }

  @Test
  void callersWhoseClocksDifferByLessThanTheSkewNeverProbeTogether() {
    open();
    clock.forward(Duration.ofSeconds(30));
    Permit probe = breaker.ask();
    CircuitBreaker ahead = breaker(SETTINGS, clock.but(Duration.ofSeconds(5)), heard::add);
    clock.forward(Duration.ofSeconds(10));
    assertThat(catchThrowable(ahead::ask)).isInstanceOf(DependencyException.class);
    breaker.report(probe, Outcome.ANSWERED);
    assertThat(ahead.ask().probe()).isNotNull();
  }

  @Test
  void whileTheTableIsDownCallsPassOrAreRefusedAsTheSettingSays() {
    try (DynamoDbClient down =
        DynamoDbClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:1"))
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build()) {
      Breakers breakers = Breakers.in(down, BreakersTable.NAME, heard::add, clock);
      assertThat(breakers.named(name, SETTINGS).call(() -> 42)).isEqualTo(42);
      assertThatThrownBy(() -> breakers.named(name, refusing()).call(() -> 42))
          .isInstanceOf(DependencyException.class)
          .hasMessageStartingWith("circuit-unknown: ");
    }
  }

  @Test
  void aChangeThatNobodyHeardOfIsAnnouncedByTheNextCaller() {
    BreakerListener deaf =
        change -> {
          throw new TransientException("event-refused", "the bus is down");
        };
    CircuitBreaker unheard = breaker(SETTINGS, clock, deaf);
    for (int i = 0; i < 5; i++) {
      fail(unheard);
    }
    assertThat(heard).isEmpty();
    assertRefused();
    assertRefused();
    assertThat(heard).extracting(BreakerStateChanged::state).containsExactly("OPEN");
  }

  private void open() {
    fail(5);
    assertThat(heard).extracting(BreakerStateChanged::state).containsExactly("OPEN");
  }

  private void assertRefused() {
    assertThat(catchThrowable(() -> breaker.call(() -> 1))).isInstanceOf(DependencyException.class);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      fail(breaker);
    }
  }

  private static void fail(CircuitBreaker breaker) {
    TransientException error = new TransientException("down", "no answer");
    assertThat(
            catchThrowable(
                () ->
                    breaker.call(
                        () -> {
                          throw error;
                        })))
        .isSameAs(error);
  }

  private void thrown(RuntimeException error) {
    assertThat(
            catchThrowable(
                () ->
                    breaker.call(
                        () -> {
                          throw error;
                        })))
        .isSameAs(error);
  }

  private void succeed(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(breaker.call(() -> 1)).isEqualTo(1);
    }
  }

  private List<CircuitBreaker> callers() {
    return IntStream.range(0, 32).mapToObj(i -> breaker(SETTINGS, clock, heard::add)).toList();
  }

  private CircuitBreaker breaker(
      BreakerSettings settings, HandClock time, BreakerListener listener) {
    return Breakers.in(client, BreakersTable.NAME, listener, time).named(name, settings);
  }

  private static BreakerSettings settings(int failures, int percent, int calls) {
    return new BreakerSettings(
        SETTINGS.window(),
        failures,
        percent,
        calls,
        SETTINGS.openFor(),
        SETTINGS.probeLease(),
        SETTINGS.successes(),
        SETTINGS.clockSkew(),
        SETTINGS.letThrough());
  }

  private static BreakerSettings refusing() {
    return new BreakerSettings(
        SETTINGS.window(),
        SETTINGS.failures(),
        SETTINGS.failurePercent(),
        SETTINGS.minimumCalls(),
        SETTINGS.openFor(),
        SETTINGS.probeLease(),
        SETTINGS.successes(),
        SETTINGS.clockSkew(),
        false);
  }
}
