package dev.baton.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private record Sample(String bucket, String stage, long limit) {
    static Sample of(Map<String, String> environment) {
      return Settings.read(
          environment,
          s -> new Sample(s.text("BUCKET"), s.text("STAGE", "dev"), s.number("LIMIT", 10, 1, 99)));
    }
  }

  @Test
  void readsWhatIsSetAndDefaultsWhatIsNot() {
    assertThat(Sample.of(Map.of("BUCKET", " docs ", "LIMIT", "42")))
        .isEqualTo(new Sample("docs", "dev", 42));
    assertThat(Sample.of(Map.of("BUCKET", "docs", "STAGE", " ")))
        .isEqualTo(new Sample("docs", "dev", 10));
  }

  @Test
  void reportsAllFaultsAtOnce() {
    assertThatThrownBy(() -> Sample.of(Map.of("LIMIT", "100")))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class,
            e -> {
              assertThat(e.faults()).hasSize(2);
              assertThat(e).hasMessageContaining("BUCKET is not set");
              assertThat(e).hasMessageContaining("LIMIT is '100'; set it to a number from 1 to 99");
            });
  }

  @Test
  void saysWhatANumberMustBe() {
    assertThatThrownBy(() -> Sample.of(Map.of("BUCKET", "b", "LIMIT", "many")))
        .hasMessageContaining("LIMIT is 'many'");
  }
}
