package dev.baton.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.TestScope;
import dev.baton.asl.expression.EvaluationException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("conformance")
class HostileExpressionsTest {
  private static final TestScope SCOPE = TestScope.of("{'s':'" + "a".repeat(28) + "b'}");

  @ParameterizedTest
  @Timeout(60)
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
        "$formatNumber(1, $pad('', 100000, '#'))",
        "$match($states.input.s, /(.*a){20}c/)",
        "$split($states.input.s, /(.*a){20}c/)",
        "$states.input.s ~> /(.*a){20}c/",
        "$map([$states.input.s, 'x'], /(.*a){20}c/)",
        "($r := /(.*a){20}c/; $r($states.input.s))",
        "$map([1..2000], function($i){ $contains($states.input.s, /(.*a){8}c/) })",
        "($f := function($o, $n){$n = 0 ? $o : $f({'a': $o, 'b': $o}, $n - 1)}; $f({}, 60))",
        "($f := function($o, $n){$n = 0 ? $o : $f([[$o], [$o]], $n - 1)}; $f([1], 60) = $f([1],"
            + " 60))",
        "($f := function($o, $n){$n = 0 ? $o : $f({'a': $o, 'b': $o}, $n - 1)}; $string($f({},"
            + " 40)))",
        "$string($pad('x', 9000000)) & $pad('x', 9000000)",
        "$reduce([1..100000], function($a, $b){ $append($a, [1..1000]) }, [])",
        "$power(10, 1000)"
      })
  void endInBoundedTimeWithTheErrorOfExpressions(String expression) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> JsonataExpression.compile(expression, "Output").evaluate(SCOPE))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> assertThat(e.error()).isEqualTo("States.QueryEvaluationError"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void harmlessExpressionsOfTheSameKindWork() {
    assertThat(evaluate("$match($states.input.s, /a(b)/).groups[0]")).isEqualTo("\"b\"");
    assertThat(evaluate("$split('a1b22c', /[0-9]+/)")).isEqualTo("[\"a\",\"b\",\"c\"]");
    assertThat(evaluate("$replace('abc', /b/, 'x')")).isEqualTo("\"axc\"");
    assertThat(evaluate("$replace('abc', 'b', 'x')")).isEqualTo("\"axc\"");
    assertThat(evaluate("$contains('abc', /B/i)")).isEqualTo("true");
    assertThat(evaluate("$pad('x', -3, '0')")).isEqualTo("\"00x\"");
    assertThat(evaluate("$pad('foo', 8, '-+')")).isEqualTo("\"foo-+-+-\"");
    assertThat(evaluate("$pad('foo', 2)")).isEqualTo("\"foo\"");
    assertThat(evaluate("$formatNumber(12.5, '#0.00')")).isEqualTo("\"12.50\"");
    assertThat(evaluate("$sum([1..1000])")).isEqualTo("500500");
    assertThat(evaluate("('abcb' ~> /b/).match")).isEqualTo("\"b\"");
    assertThat(evaluate("('abcb' ~> /b/).next().start")).isEqualTo("3");
    assertThat(evaluate("$map(['ab', 'b'], /b/).start")).isEqualTo("[1,0]");
    assertThat(evaluate("('x' ~> /b/) ? 'yes' : 'no'")).isEqualTo("\"no\"");
    assertThat(evaluate("$filter(['ab', 'c'], /b/)")).isEqualTo("\"ab\"");
    assertThat(evaluate("$type(/b/)")).isEqualTo("\"function\"");
  }

  private static String evaluate(String expression) {
    return JsonataExpression.compile(expression, "Output").evaluate(SCOPE).toString();
  }
}
