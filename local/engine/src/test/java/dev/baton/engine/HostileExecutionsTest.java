package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.text.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Input, definitions and answers made to do harm; the engine serves others all the same. */
class HostileExecutionsTest {
  private static final String PASS = "{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}";
  private static final String TOKEN_TASK =
      """
      {'QueryLanguage':'JSONata','StartAt':'Work','States':{'Work':{'Type':'Task','End':true,
        'Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken','Arguments':{
        'QueueUrl':'q','MessageBody':'{% $states.context.Task.Token %}'}}}}
      """;

  private final Workbench bench = new Workbench();
  private final List<String> tokens = new ArrayList<>();

  @AfterEach
  void servesOthersAllTheSame() {
    bench.assertThat(bench.run(PASS, "{'a':1}")).succeededWith("{'a':1}");
    bench.close();
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private void refusedInput(String input) {
    String arn = bench.machine(PASS).arn();
    assertThatThrownBy(() -> bench.engine.start(new StartExecution(arn, null, input)))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("InvalidExecutionInput"));
  }

  private Execution ofJsonata(String output, String input) {
    return bench.run(
        "{'QueryLanguage':'JSONata','StartAt':'P','States':{'P':{'Type':'Pass','End':true,"
            + "'Output':'{% "
            + output
            + " %}'}}}",
        input);
  }

  @Test
  void refusesInputThatIsTooDeepTooLongOrNoJson() {
    refusedInput(nested(100_000));
    refusedInput("1".repeat(1_000_000));
    refusedInput("\"" + "ä".repeat(131_072) + "\"");
    refusedInput("{\"a\":\"\\u12\"}");
    refusedInput("{\"a\":1");
  }

  @Test
  void takesInputUpToTheLimitInBytes() {
    String arn = bench.machine(PASS).arn();
    String largest = "\"" + "ä".repeat(131_071) + "\"";
    Execution execution = bench.engine.start(new StartExecution(arn, null, largest));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.output()).isEqualTo(largest);
  }

  @Test
  void passesOnWhateverUnicodeThereIs() {
    String arn = bench.machine(PASS).arn();
    String odd = "{\"a\\u0000\":\"\\ud800 \\udc00\\ud83d\\ude00 \\u0000\\uffff\"}";
    Execution execution = bench.engine.start(new StartExecution(arn, null, odd));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(json(execution.output())).isEqualTo(json(odd));
  }

  private static JsonNode json(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void refusesDefinitionsThatAreTooDeepOrNameAFieldTwice() {
    String deep =
        "{'StartAt':'P','States':{'P':{'Type':'Pass','End':true,'Result':" + nested(5_000) + "}}}";
    String twice = PASS.replace("'Type':'Pass'", "'Type':'Pass','Type':'Fail'");
    String not = "{'Not':".repeat(300) + "{'Variable':'$','IsPresent':true}" + "}".repeat(300);
    String choice =
        "{'StartAt':'C','States':{'S':{'Type':'Succeed'},'C':{'Type':'Choice','Choices':["
            + not.substring(0, not.length() - 1)
            + ",'Next':'S'}]}}}";
    for (String definition : List.of(deep, twice)) {
      assertThatThrownBy(() -> bench.machine(definition))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.code()).isEqualTo("InvalidDefinition"));
    }
    assertThat(bench.run(choice, "{}").status())
        .isIn(ExecutionStatus.SUCCEEDED, ExecutionStatus.FAILED);
  }

  @Test
  void endsTransitionsThatGoInCirclesWithinTheLimitOfEvents() {
    Execution execution =
        bench.run(
            "{'StartAt':'A','States':{'A':{'Type':'Choice','Default':'A','Choices':["
                + "{'Variable':'$.x','IsPresent':true,'Next':'S'}]},'S':{'Type':'Succeed'}}}",
            "{}");
    bench.assertThat(execution).failedWith("States.Runtime").because("25000");
    assertThat(bench.engine.history(execution.arn())).hasSize(25_000);
  }

  @Test
  void limitsWhatAStateHandsOnByLengthAndByDepth() {
    bench
        .assertThat(ofJsonata("$pad(\\\"x\\\", 262143)", "{}"))
        .failedWith("States.DataLimitExceeded");
    assertThat(ofJsonata("$pad(\\\"x\\\", 262142)", "{}").status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    Execution deeper =
        bench.run(
            "{'QueryLanguage':'JSONata','StartAt':'A','States':{"
                + "'A':{'Type':'Pass','Output':'{% {\\\"a\\\":$states.input} %}','Next':'B'},"
                + "'B':{'Type':'Choice','Default':'A','Choices':["
                + "{'Condition':'{% false %}','Next':'S'}]},'S':{'Type':'Succeed'}}}",
            "{}");
    bench.assertThat(deeper).failedWith("States.DataLimitExceeded");
  }

  @Test
  void limitsVariables() {
    Execution one =
        bench.run(
            "{'QueryLanguage':'JSONata','StartAt':'P','States':{'P':{'Type':'Pass','End':true,"
                + "'Output':1,'Assign':{'v':'{% $pad(\\\"x\\\", 262200) %}'}}}}",
            "{}");
    bench.assertThat(one).failedWith("States.DataLimitExceeded");
    StringBuilder states = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      states
          .append("'S%d':{'Type':'Pass','Output':1,'Assign':{'v%d':".formatted(i, i))
          .append("'{% $pad(\\\"x\\\", 250000) %}'},'Next':'S" + (i + 1) + "'},");
    }
    Execution all =
        bench.run(
            "{'QueryLanguage':'JSONata','StartAt':'S0','States':{"
                + states
                + "'S50':{'Type':'Succeed'}}}",
            "{}");
    bench.assertThat(all).failedWith("States.DataLimitExceeded");
  }

  @Test
  void failsOnceWhereACatcherMakesTooMuchAsWell() {
    Execution execution =
        bench.run(
            "{'QueryLanguage':'JSONata','StartAt':'M','States':{'M':{'Type':'Map','Items':[1],"
                + "'ItemProcessor':{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'E'}}},"
                + "'Catch':[{'ErrorEquals':['E','States.DataLimitExceeded'],'Next':'S',"
                + "'Output':'{% $pad(\\\"x\\\", 262200) %}'}],'End':true},'S':{'Type':'Succeed'}}}",
            "{}");
    bench.assertThat(execution).failedWith("States.DataLimitExceeded");
  }

  @Test
  void failsATaskWhoseAnswerIsTooLargeAndRefusesSuchAnOutputForAToken() {
    bench.answers(
        "sqs:sendMessage",
        (request, callback) -> {
          tokens.add(request.path("MessageBody").asText());
          callback.succeeded(Json.object());
        });
    bench.answers(
        "large", (input, callback) -> callback.succeeded(TextNode.valueOf("x".repeat(300_000))));
    Execution execution =
        bench.run(
            "{'StartAt':'T','States':{'T':{'Type':'Task','End':true,"
                + "'Resource':'arn:aws:lambda:us-east-1:1:function:large'}}}",
            "{}");
    bench.assertThat(execution).failedWith("States.DataLimitExceeded");
    Execution waiting = bench.start(TOKEN_TASK, "{}");
    for (String output : List.of("\"" + "x".repeat(262_144) + "\"", nested(5_000), "{")) {
      assertThatThrownBy(() -> bench.engine.sendTaskSuccess(tokens.getFirst(), output))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.code()).isEqualTo("InvalidOutput"));
    }
    bench.assertThat(waiting).isRunning();
    bench.engine.sendTaskSuccess(tokens.getFirst(), "1");
    bench.assertThat(waiting).succeededWith("1");
  }

  @Test
  void survivesAnswersOfAPortThatAreNested() {
    bench.answers(
        "deep",
        (input, callback) -> {
          JsonNode value = Json.object();
          for (int i = 0; i < 50_000; i++) {
            value = Json.object().set("a", value);
          }
          callback.succeeded(value);
        });
    Execution execution =
        bench.run(
            "{'StartAt':'T','States':{'T':{'Type':'Task','End':true,"
                + "'Resource':'arn:aws:lambda:us-east-1:1:function:deep'}}}",
            "{}");
    bench.assertThat(execution).failedWith("States.DataLimitExceeded");
  }

  @Test
  void answersWildcardsAndIntrinsicFunctionsInBoundedTime() {
    long start = System.nanoTime();
    String stars = "*a".repeat(2_000) + "b";
    Execution choice =
        bench.run(
            "{'StartAt':'C','States':{'S':{'Type':'Succeed'},'C':{'Type':'Choice','Default':'S',"
                + "'Choices':[{'Variable':'$','StringMatches':'"
                + stars
                + "','Next':'S'}]}}}",
            "'" + "a".repeat(100_000) + "'");
    assertThat(choice.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    for (String call :
        List.of("States.ArrayRange(1, 9000000000000, 1)", "States.ArrayRange(0, 9, 0)")) {
      Execution execution =
          bench.run(
              "{'StartAt':'P','States':{'P':{'Type':'Pass','End':true,'Parameters':{'x.$':'"
                  + call
                  + "'}}}}",
              "{}");
      bench.assertThat(execution).failedWith("States.IntrinsicFailure");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void namesTheErrorOfAPortThatThrows() {
    bench.answers(
        "broken",
        (input, callback) -> {
          throw new StackOverflowError("handler");
        });
    Execution execution =
        bench.run(
            "{'StartAt':'T','States':{'T':{'Type':'Task','End':true,"
                + "'Resource':'arn:aws:lambda:us-east-1:1:function:broken'}}}",
            "{}");
    bench.assertThat(execution).failedWith("States.Runtime").because("handler");
  }
}
