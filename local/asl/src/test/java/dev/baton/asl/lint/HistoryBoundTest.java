package dev.baton.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Definitions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The longest history, counted by hand. */
class HistoryBoundTest {
  private static final String TASK =
      "'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','Parameters':{'QueueUrl':'q','MessageBody':'m'}";

  @Test
  void countsTheLongestWay() {
    // ExecutionStarted, ExecutionSucceeded; Choice 2, Pass 2, Pass 2
    assertThat(
            longest(
                "{'StartAt':'Q','States':{'Q':{'Type':'Choice','Choices':[{'Variable':'$.a',"
                    + "'IsPresent':true,'Next':'B'}],'Default':'A'},'A':{'Type':'Pass','Next':'B'},"
                    + "'B':{'Type':'Pass','End':true}}}"))
        .isEqualTo(8);
  }

  @Test
  void countsEveryTryOfEveryRetrier() {
    // 2 + entered, exited + 6 tries of 4 events
    assertThat(
            longest(
                "{'StartAt':'T','States':{'T':{"
                    + TASK
                    + ",'Retry':[{'ErrorEquals':['A'],'MaxAttempts':2},{'ErrorEquals':['B']}],'End':true}}}"))
        .isEqualTo(28);
  }

  @Test
  void countsEveryItemOfAMapAndEveryBranch() {
    // 2 + Map 2 + 2 + 3 * (2 + 2)
    assertThat(
            longest(
                "{'StartAt':'M','States':{'M':{'Type':'Map','ItemProcessor':{'StartAt':'P','States':"
                    + "{'P':{'Type':'Pass','End':true}}},'End':true}}}"))
        .isEqualTo(18);
    // 2 + Parallel 2 + 2 + 2 + 4
    assertThat(
            longest(
                "{'StartAt':'P','States':{'P':{'Type':'Parallel','Branches':[{'StartAt':'A','States':"
                    + "{'A':{'Type':'Pass','End':true}}},{'StartAt':'B','States':{'B':{'Type':'Pass',"
                    + "'Next':'C'},'C':{'Type':'Pass','End':true}}}],'End':true}}}"))
        .isEqualTo(12);
  }

  @Test
  void countsTheRoundsOfALoopAndAsksForABoundWhereThereIsNone() {
    String loop =
        "{'StartAt':'Again','States':{'Again':{'Type':'Pass','Next':'Enough'},'Enough':{'Type':"
            + "'Choice','Choices':[{'Variable':'$.a','IsPresent':true,'Next':'End'}],'Default':"
            + "'Again'},'End':{'Type':'Succeed'}}}";
    List<Finding> unbounded = findings(loop, Map.of());
    assertThat(unbounded)
        .singleElement()
        .satisfies(f -> assertThat(f.rule()).isEqualTo(Rule.LOOP_UNBOUNDED));
    assertThat(unbounded.getFirst().problem()).contains("Again", "Enough");
    // 2 + 3 * Again 2 + 4 * Enough 2 + End 2
    assertThat(findings(loop, Map.of("Again", 3L)).getFirst().problem()).contains(" 18 events");
  }

  @Test
  void childrenOfADistributedMapHaveAHistoryOfTheirOwn() {
    assertThat(
            longest(
                "{'StartAt':'M','States':{'M':{'Type':'Map','ItemProcessor':{'ProcessorConfig':"
                    + "{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'P','States':"
                    + "{'P':{'Type':'Pass','End':true}}},'End':true}}}"))
        .isEqualTo(8);
  }

  private static long longest(String text) {
    String problem = findings(text, Map.of()).getFirst().problem();
    return Long.parseLong(problem.replaceFirst("\\D*(\\d+) events.*", "$1"));
  }

  private static List<Finding> findings(String text, Map<String, Long> loops) {
    Limits limits =
        new Limits(
            false, Map.of("M", new Limits.MapBound(3, 3, null)), loops, 100, Map.of(), 100, 0L);
    return new HistoryBound(limits).findings(Definitions.parse(text.replace('\'', '"')), true);
  }
}
