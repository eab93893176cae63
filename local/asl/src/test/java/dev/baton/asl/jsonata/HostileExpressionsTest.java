package dev.baton.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.TestScope;
import dev.baton.asl.expression.EvaluationException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("conformance")
class HostileExpressionsTest {
  private static final TestScope SCOPE = TestScope.of("{'s':'" + "a".repeat(28) + "b'}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function(){$f()}; $f())",
        "($f := function($n){$f($n + 1) + 1}; $f(0))",
        "$contains($states.input.s, /(.*a){20}c/)",
        "$replace($states.input.s, /(.*a){20}c/, 'x')",
        "($f := function($s, $n){$n = 0 ? $s : $f($s & $s, $n - 1)}; $f('0123456789', 40))",
        "[1..10000000]",
        "[1..1000000].([1..1000])",
        "$pad('x', 2000000000)",
        "$map([1..1000000], function($x){$map([1..1000000], function($y){$x * $y})})",
        "$formatNumber(1, $pad('', 100000, '#'))"
      })
  void endInBoundedTimeWithTheErrorOfExpressions(String expression) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> JsonataExpression.compile(expression, "Output").evaluate(SCOPE))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> assertThat(e.error()).isEqualTo("States.QueryEvaluationError"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void harmlessExpressionsOfTheSameKindWork() {
    assertThat(evaluate("$match($states.input.s, /a(b)/).groups[0]")).isEqualTo("\"b\"");
    assertThat(evaluate("$split('a1b22c', /[0-9]+/)")).isEqualTo("[\"a\",\"b\",\"c\"]");
    assertThat(evaluate("$replace('abc', /b/, 'x')")).isEqualTo("\"axc\"");
    assertThat(evaluate("$replace('abc', 'b', 'x')")).isEqualTo("\"axc\"");
    assertThat(evaluate("$contains('abc', /B/i)")).isEqualTo("true");
    assertThat(evaluate("$pad('x', -3, '0')")).isEqualTo("\"00x\"");
    assertThat(evaluate("$formatNumber(12.5, '#0.00')")).isEqualTo("\"12.50\"");
    assertThat(evaluate("$sum([1..1000])")).isEqualTo("500500");
  }

  private static String evaluate(String expression) {
    return JsonataExpression.compile(expression, "Output").evaluate(SCOPE).toString();
  }
}
