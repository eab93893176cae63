package dev.baton.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.state.QueryLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionsTest {

  private static List<String> faults(String text) {
    return Definitions.check(text.replace('\'', '"')).faults().stream()
        .map(Fault::toString)
        .toList();
  }

  @Test
  void collectsAllFaultsEachWithItsPlace() {
    assertThat(
            faults(
                "{'StartAt':'Nowhere','Extra':1,'States':{"
                    + "'A':{'Type':'Pass'},"
                    + "'B':{'Type':'Nap','End':true},"
                    + "'C':{'Type':'Task','Next':'D'}}}"))
        .containsExactlyInAnyOrder(
            "SCHEMA_VALIDATION_FAILED: Field 'Extra' is not supported at /",
            "SCHEMA_VALIDATION_FAILED: Missing 'Next' or 'End' field at /States/A",
            "SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [Task,"
                + " Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/B/Type",
            "SCHEMA_VALIDATION_FAILED: These fields are required: [Resource] at /States/C",
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nowhere at /StartAt",
            "MISSING_TRANSITION_TARGET: State \"A\" is not reachable. at /States/A",
            "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B",
            "MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at /States/C");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Type':'Wait','End':true | /States/S",
        "'Type':'Wait','Seconds':-1,'End':true | /States/S/Seconds",
        "'Type':'Pass','InputPath':'a.b','End':true | /States/S/InputPath",
        "'Type':'Pass','ResultPath':'$..a','End':true | /States/S/ResultPath",
        "'Type':'Pass','Parameters':{'x.$':'nope'},'End':true | /States/S/Parameters/x.$",
        "'Type':'Pass','Assign':{'states':1},'End':true | /States/S/Assign/states",
        "'Type':'Pass','Output':1,'End':true | /States/S",
        "'Type':'Pass','QueryLanguage':'JSONata','Output':'{% 1 + %}','End':true"
            + " | /States/S/Output",
        "'Type':'Pass','QueryLanguage':'JSONata','Parameters':{},'End':true" + " | /States/S",
        "'Type':'Choice','Choices':[] | /States/S/Choices",
        "'Type':'Choice','Choices':[{'Variable':'$.a','StringEquals':1,'Next':'S'}]"
            + " | /States/S/Choices[0]/StringEquals",
        "'Type':'Choice','Choices':[{'Variable':'$.a','IsNull':true,'Next':'Gone'}]"
            + " | /States/S/Choices[0]/Next",
        "'Type':'Task','Resource':'arn:aws:states:::dynamodb:scan','End':true"
            + " | /States/S/Resource",
        "'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','End':true,"
            + "'Retry':[{'ErrorEquals':['States.ALL','X']}] | /States/S/Retry[0]/ErrorEquals",
        "'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','End':true,"
            + "'Retry':[{'ErrorEquals':['X'],'BackoffRate':0.5}] | /States/S/Retry[0]/BackoffRate",
        "'Type':'Parallel','Branches':[],'End':true | /States/S/Branches"
      })
  void pointsAtTheFault(String state, String pointer) {
    assertThat(
            Definitions.check(("{'StartAt':'S','States':{'S':{" + state + "}}}").replace('\'', '"'))
                .faults())
        .extracting(Fault::location)
        .contains(pointer);
  }

  @Test
  void refusesTheSameNameTwiceInOneObject() {
    assertThat(faults("{'StartAt':'A','StartAt':'A','States':{'A':{'Type':'Succeed'}}}"))
        .singleElement()
        .asString()
        .startsWith("INVALID_JSON_DESCRIPTION: ");
  }

  @Test
  void letsAStateChooseItsLanguageUnlessTheMachineIsJsonata() {
    Definition mixed =
        Definitions.parse(
            "{'StartAt':'A','States':{'A':{'Type':'Succeed','QueryLanguage':'JSONata'}}}"
                .replace('\'', '"'));
    assertThat(mixed.main().start().common().language()).isEqualTo(QueryLanguage.JSONATA);
    assertThat(
            faults(
                "{'QueryLanguage':'JSONata','StartAt':'A','States':{"
                    + "'A':{'Type':'Succeed','QueryLanguage':'JSONPath'}}}"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata'"
                + " for whole state machine at /States/A");
  }

  @Test
  void acceptsPlaceholdersThatADeploymentFillsIn() {
    assertThat(
            faults(
                "{'QueryLanguage':'JSONata','StartAt':'A','States':{'A':{'Type':'Task',"
                    + "'Resource':'arn:aws:states:::lambda:invoke',"
                    + "'Arguments':{'FunctionName':'${WorkFunctionArn}'},'End':true}}}"))
        .isEmpty();
  }
}
