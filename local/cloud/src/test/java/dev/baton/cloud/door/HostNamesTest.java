package dev.baton.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.clock.VirtualClock;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts a request may name, by where the endpoint listens. */
class HostNamesTest {
  private static final HostNames LOOPBACK = HostNames.of(InetAddress.getLoopbackAddress());
  private static final HostNames EVERYWHERE = new HostNames("workstation");

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:4566", "127.0.0.1:80", "[::1]", "a.execute-api.localhost"})
  void thisMachineIsMeantEverywhere(String host) {
    assertThatCode(() -> LOOPBACK.require(host)).doesNotThrowAnyException();
    assertThatCode(() -> EVERYWHERE.require(host)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.168.1.7:4566", "[fe80::1]:4566", "Workstation:4566"})
  void anAddressBoundElsewhereIsNamedInNumbersOrByTheMachine(String host) {
    assertThatThrownBy(() -> LOOPBACK.require(host)).isInstanceOf(AwsException.class);
    assertThatCode(() -> EVERYWHERE.require(host)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example:4566", "1.2.3.4.evil.example"})
  void nobodyElsesNameIsTaken(String host) {
    assertThatThrownBy(() -> LOOPBACK.require(host)).isInstanceOf(AwsException.class);
    assertThatThrownBy(() -> EVERYWHERE.require(host)).isInstanceOf(AwsException.class);
  }

  @Test
  void everyAddressIsListenedAtWhereItIsAskedFor() throws IOException {
    try (VirtualClock clock = new VirtualClock();
        HttpEndpoint endpoint =
            new HttpEndpoint(
                new Door(clock), new Principals(1), clock, new InetSocketAddress("0.0.0.0", 0))) {
      assertThat(endpoint.uri().getHost()).isEqualTo("127.0.0.1");
      HttpURLConnection connection = (HttpURLConnection) endpoint.uri().toURL().openConnection();
      assertThat(connection.getResponseCode()).isEqualTo(403);
    }
  }
}
