package dev.baton.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Definition;
import dev.baton.asl.Definitions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule is silent on the definition that keeps all of them, and speaks when one is broken. */
class LintTest {
  private static final String LIMITS =
      """
      {"maps": {"EachPart": {"maxItems": 20, "maxConcurrency": 5, "itemBytes": 1000}}, "loops": {},
       "payloadBytes": {"input": 2000, "states": {"Work": 4000, "Ask": 1000, "Store": 1000},
                        "variables": 4000}, "historyEvents": 2500}
      """;

  @Test
  void isSilentOnADefinitionThatKeepsEveryRule() {
    assertThat(lint(kept(), LIMITS)).isEmpty();
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          retry-transient  | Work | "Lambda.ServiceException", |
          retry-transient  | Work | "Lambda.ServiceException", "Lambda.SdkClientException"], "IntervalSeconds": 1, "BackoffRate": 2, "MaxAttempts": 6 | "Lambda.ServiceException", "Lambda.SdkClientException"], "IntervalSeconds": 1, "BackoffRate": 2, "MaxAttempts": 2
          retry-transient  | Store | "DynamoDB.TransactionConflictException", |
          retry-resource   | Work | "IntervalSeconds": 60 | "IntervalSeconds": 2
          retry-resource   | Work | "dev.baton.shared.errors.ResourceException" | "Else"
          retry-dependency | Work | "IntervalSeconds": 40 | "IntervalSeconds": 1
          retry-never      | Work | "dev.baton.shared.errors.ValidationException",  |
          retry-never      | Work | "dev.baton.shared.errors.LogicException"], "MaxAttempts": 0 | "dev.baton.shared.errors.LogicException"], "MaxAttempts": 1, "MaxDelaySeconds": 9, "JitterStrategy": "FULL"
          retry-never      | Store | {"ErrorEquals": ["DynamoDB.ConditionalCheckFailedException"], "MaxAttempts": 0}, |
          retry-rest       | Store | "IntervalSeconds": 3, "MaxAttempts": 2 | "IntervalSeconds": 3, "MaxAttempts": 30
          retry-rest       | Ask  | {"ErrorEquals": ["States.ALL"], "MaxAttempts": 0} | {"ErrorEquals": ["Other"], "MaxAttempts": 0}
          retry-jitter     | Store | "MaxDelaySeconds": 31, "JitterStrategy": "FULL" | "MaxDelaySeconds": 31
          retry-jitter     | Store | "MaxDelaySeconds": 31, "JitterStrategy": "FULL" | "MaxDelaySeconds": 31, "JitterStrategy": "NONE"
          retry-cap        | Store | "MaxDelaySeconds": 31, |
          catch-missing    | Store | "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}], "End": true | "End": true
          catch-missing    | Store | "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}], "End": true | "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Failed"}], "End": true
          catch-missing    | EachPart | "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}], "Next": "Ask" | "Next": "Ask"
          catch-missing    | Work | "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}], "Next": "Ask" | "Next": "Ask"
          catch-unhandled  | Ask  | "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}], "Next": "Store" | "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Ask"}], "Next": "Store"
          fail-nameless    | Failed | "Error": "PartFailed" | "Cause": "something"
          timeout-missing  | Work | "TimeoutSeconds": 90, |
          timeout-missing  | Work | "TimeoutSeconds": 90, | "TimeoutSeconds": 99999999,
          token-timeout    | Ask  | "TimeoutSeconds": 3600, |
          """)
  void tellsWhereADefinitionBreaksARule(
      String rule, String state, String kept, @Nullable String broken) {
    String definition = kept();
    assertThat(definition).contains(kept.strip());
    List<Finding> findings =
        lint(definition.replace(kept.strip(), broken == null ? "" : broken), LIMITS);
    assertThat(findings).anyMatch(f -> f.rule().id().equals(rule) && f.state().equals(state));
    assertThat(findings).allMatch(f -> !f.problem().isBlank() && !f.advice().contains("%s"));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          limits-wrong            | Gone     | "Ask": 1000       | "Ask": 1000, "Gone": 1
          limits-wrong            | EachPart | "maxConcurrency": 5 | "maxConcurrency": 9
          payload-undeclared      | Store    | , "Store": 1000   |
          map-unbounded           | EachPart | "EachPart": {"maxItems": 20, "maxConcurrency": 5, "itemBytes": 1000} |
          payload-too-large       | Work     | "Work": 4000      | "Work": 300000
          payload-too-large       | EachPart | "maxItems": 20    | "maxItems": 200
          payload-too-large       | EachPart | "itemBytes": 1000 | "itemBytes": 262145
          payload-too-large       | input    | "input": 2000     | "input": 262145
          payload-too-large       | variables | "variables": 4000 | "variables": 262145
          payload-beyond-declared | EachPart | "Ask": 1000       | "Ask": 1000, "EachPart": 9000
          history-beyond-declared | -        | "historyEvents": 2500 | "historyEvents": 100
          history-beyond-declared | -        | , "historyEvents": 2500 |
          history-too-long        | -        | "maxItems": 20    | "maxItems": 400
          """)
  void tellsWhereTheLimitsDoNotHold(
      String rule, String state, String kept, @Nullable String broken) {
    assertThat(LIMITS).contains(kept.strip());
    String limits = LIMITS.replace(kept.strip(), broken == null ? "" : broken);
    assertThat(lint(kept(), limits))
        .anyMatch(f -> f.rule().id().equals(rule) && f.state().equals(state));
  }

  @Test
  void asksForLimitsWhereThereAreNoneAndSketchesThem() {
    assertThat(Lint.check(parsed(kept()), null))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(Rule.LIMITS_MISSING);
              assertThat(finding.advice()).contains("\"EachPart\"", "\"Store\":4096");
            });
    String trivial =
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}";
    assertThat(Lint.check(parsed(trivial), null)).isEmpty();
  }

  @Test
  void aFailureThatIsCaughtAroundATaskIsCaught() {
    assertThat(lint(kept(), LIMITS)).noneMatch(f -> f.rule() == Rule.CATCH_MISSING);
  }

  @Test
  void anEventIsNotPublishedAgainBlindlyAndADefinitionSaysSo() {
    String publishes =
        """
        {"QueryLanguage": "JSONata", "StartAt": "Say", "States": {"Say": {"Type": "Task",
          "Resource": "arn:aws:states:::events:putEvents", "Arguments": {"Entries": []},
          "Retry": [
            {"ErrorEquals": ["EventBridge.ThrottlingException", "EventBridge.FailedEntry"],
             "MaxAttempts": 6, "MaxDelaySeconds": 30, "JitterStrategy": "FULL"},
            {"ErrorEquals": ["EventBridge.InternalException", "EventBridge.SdkClientException"],
             "MaxAttempts": 0},
            {"ErrorEquals": ["States.ALL"], "MaxAttempts": 0}], "End": true}}}
        """;
    assertThat(lint(publishes, LIMITS)).noneMatch(f -> f.rule() == Rule.RETRY_TRANSIENT);
    String silent = publishes.replace(", \"EventBridge.SdkClientException\"", "");
    assertThat(lint(silent, LIMITS)).anyMatch(f -> f.rule() == Rule.RETRY_TRANSIENT);
  }

  @Test
  void readsLimitsStrictly() {
    assertThat(LimitsFile.read("{").faults()).singleElement().asString().contains("not JSON");
    assertThat(LimitsFile.read("[]").faults()).isNotEmpty();
    assertThat(
            LimitsFile.read("{\"payloadBytes\": {\"input\": -1, \"variables\": \"x\"}, \"map\": 1}")
                .faults())
        .hasSize(3);
    assertThat(LimitsFile.read(LIMITS).faults()).isEmpty();
  }

  private static List<Finding> lint(String definition, String limits) {
    LimitsFile.Read read = LimitsFile.read(limits);
    assertThat(read.faults()).isEmpty();
    return Lint.check(parsed(definition), read.limits());
  }

  private static Definition parsed(String text) {
    Definitions.Checked checked = Definitions.check(text);
    assertThat(checked.faults()).isEmpty();
    return Objects.requireNonNull(checked.definition());
  }

  private static String kept() {
    try (InputStream in = LintTest.class.getResourceAsStream("kept.asl.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
