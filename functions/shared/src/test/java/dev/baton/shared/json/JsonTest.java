package dev.baton.shared.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.errors.LogicException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  private record Pair(String name, BigDecimal value) {}

  @Test
  void keepsDecimalsExact() {
    Pair pair = new Pair("total", new BigDecimal("1234.50"));
    assertThat(Json.write(pair)).isEqualTo("{\"name\":\"total\",\"value\":1234.50}");
    assertThat(Json.read(Json.write(pair), Pair.class)).isEqualTo(pair);
    assertThat(Json.tree("{\"v\":1e2}").get("v").decimalValue()).isEqualByComparingTo("100");
  }

  @Test
  void writesKeysInAFixedOrder() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", 1);
    map.put("a", 2);
    assertThat(Json.write(map)).isEqualTo("{\"a\":2,\"b\":1}");
  }

  @Test
  void ignoresFieldsItDoesNotKnow() {
    assertThat(Json.read("{\"name\":\"x\",\"value\":1,\"more\":true}", Pair.class).name())
        .isEqualTo("x");
  }

  @Test
  void neverQuotesContentInAnError() {
    assertThatThrownBy(() -> Json.tree("{\"patient\": Jane Doe}"))
        .isInstanceOf(LogicException.class)
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("Jane")
        .hasNoCause();
    assertThatThrownBy(() -> Json.read("null", Pair.class)).isInstanceOf(LogicException.class);
  }
}
