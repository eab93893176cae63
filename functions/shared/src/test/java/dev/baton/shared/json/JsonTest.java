package dev.baton.shared.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.shared.errors.LogicException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private enum Kind {
    A,
    B
  }

  private record Inner(@Nullable String text, boolean flag) {}

  private record All(
      int whole,
      long large,
      double broken,
      float small,
      boolean flag,
      @Nullable Integer maybe,
      String text,
      Kind kind,
      Instant at,
      LocalDate day,
      BigDecimal exact,
      Inner inner,
      List<Inner> list,
      Set<String> set,
      Map<String, List<Integer>> map,
      double[][] table,
      JsonNode tree,
      @Nullable Double none) {}

  private static final String ALL =
      """
      {"at":"2026-01-05T09:00:00Z","broken":1.5,"day":"2026-01-05","exact":2.50,"flag":true,\
      "inner":{"flag":false,"text":null},"kind":"B","large":5000000000,\
      "list":[{"flag":true,"text":"x"}],"map":{"a":[1,2],"b":[]},"maybe":3,"none":null,"set":["s"],\
      "small":0.5,"table":[[1.0,2.0],[]],"text":"ä\\"\\n","tree":{"z":1,"a":[true,null,"t",1.5]},"whole":7}\
      """;

  @Test
  void readsAndWritesEachTypeThatRecordsHave() throws IOException {
    assertThat(Json.write(Json.read(ALL, All.class))).isEqualTo(ALL);
    assertThat(Json.read(stream(ALL), All.class).map().get("a")).containsExactly(1, 2);
  }

  @Test
  void readsAndWritesWhatJacksonsMapperReadsAndWrites() throws IOException {
    ObjectMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    for (String text :
        List.of(
            ALL,
            "[1,-1,2147483648,99999999999999999999,1.50,0.0,1e2,1E-7,true,null,\"\\u00e4\\/\",{},[]]",
            "\"text\"",
            "null")) {
      assertThat(Json.tree(text)).isEqualTo(mapper.readTree(text));
      assertThat(Json.write(Json.tree(text)))
          .isEqualTo(mapper.writeValueAsString(mapper.readTree(text)));
    }
  }

  @Test
  void takesOfANumberWhatIsBeforeThePointWhateverItsExponent() {
    assertThat(Json.read("{\"whole\":-7.9,\"large\":1e-999999999}", All.class).whole())
        .isEqualTo(-7);
    assertThat(Json.read("{\"large\":1e-999999999}", All.class).large()).isZero();
    assertThat(Json.read("{\"large\":9.2e18}", All.class).large())
        .isEqualTo(9_200_000_000_000_000_000L);
    assertThatThrownBy(() -> Json.read("{\"exact\":\"" + "9".repeat(1_001) + "\"}", All.class))
        .isInstanceOf(LogicException.class);
  }

  @Test
  void fillsWhatIsMissingWithNullAndZero() {
    assertThat(Json.read("{}", Inner.class)).isEqualTo(new Inner(null, false));
    assertThat(Json.read("{\"flag\":null}", Inner.class)).isEqualTo(new Inner(null, false));
    All empty = Json.read("{\"tree\":null}", All.class);
    assertThat(empty.whole()).isZero();
    assertThat(empty.tree().isNull()).isTrue();
    assertThat(Json.read("{}", All.class).tree()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"whole\":\"Jane\"}",
        "{\"whole\":3000000000}",
        "{\"whole\":true}",
        "{\"whole\":1e999999999}",
        "{\"large\":-1e19}",
        "{\"large\":\"1e2000000000\"}",
        "{\"flag\":\"Jane\"}",
        "{\"text\":{\"Jane\":1}}",
        "{\"text\":[]}",
        "{\"kind\":\"Jane\"}",
        "{\"kind\":1}",
        "{\"at\":\"Jane\"}",
        "{\"day\":\"Jane\"}",
        "{\"exact\":\"Jane\"}",
        "{\"inner\":\"Jane\"}",
        "{\"list\":{}}",
        "{\"list\":[\"Jane\"]}",
        "{\"map\":[]}",
        "{\"inner\":{\"text\":\"Jane\""
      })
  void refusesWhatIsOfAnotherTypeAndDoesNotQuoteIt(String text) {
    assertThatThrownBy(() -> Json.read(text, All.class))
        .isInstanceOf(LogicException.class)
        .hasMessageStartingWith("not-json: no All can be read, stopped at line 1, column ")
        .hasMessageNotContaining("Jane")
        .hasNoCause();
  }

  record Picky(String text) {
    Picky {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("Jane");
      }
    }
  }

  @Test
  void refusesWhatTheRecordItselfRefuses() {
    assertThatThrownBy(() -> Json.read("{\"text\":\"\"}", Picky.class))
        .isInstanceOf(LogicException.class)
        .hasMessageNotContaining("Jane");
  }

  @Test
  void refusesToWriteWhatHasNoFormInJson() {
    assertThatThrownBy(() -> Json.write(Map.of("a", new Object())))
        .isInstanceOf(LogicException.class)
        .hasNoCause();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
