package dev.baton.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with the fields of distributed Maps, all at once and each at its place. */
class DistributedMapFieldsTest {
  private static final String PROCESSOR =
      """
      'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},
        'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}
      """;
  private static final String READER =
      """
      'ItemReader':{'Resource':'arn:aws:states:::s3:getObject',
        'Parameters':{'Bucket':'b','Key':'k'},'ReaderConfig':{%s}}
      """;

  private static List<String> faults(String fields) {
    return check("", fields + "," + PROCESSOR);
  }

  private static List<String> check(String top, String fields) {
    String text =
        "{%s'StartAt':'M','States':{'M':{'Type':'Map','End':true,%s}}}".formatted(top, fields);
    return Definitions.check(text.replace('\'', '"')).faults().stream()
        .map(Fault::toString)
        .toList();
  }

  private static List<String> reader(String config) {
    return faults(READER.formatted(config));
  }

  @Test
  void acceptsEveryField() {
    assertThat(
            reader(
                "'InputType':'CSV','CSVHeaderLocation':'GIVEN','CSVHeaders':['a'],"
                    + "'CSVDelimiter':'TAB','MaxItems':3"))
        .isEmpty();
    assertThat(reader("'InputType':'JSON','ItemsPointer':'/a/0','MaxItemsPath':'$.n'")).isEmpty();
    assertThat(reader("'InputType':'MANIFEST'")).isEmpty();
    assertThat(reader("'ManifestType':'S3_INVENTORY'")).isEmpty();
    assertThat(
            faults(
                "'Label':'Läbel-1','ItemBatcher':{'MaxItemsPerBatch':1,'BatchInput':{'a.$':'$'}},"
                    + "'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject',"
                    + "'Parameters':{'Bucket.$':'$.b'},'WriterConfig':{'OutputType':'JSONL'}}"))
        .isEmpty();
    assertThat(
            faults(
                "'ItemReader':{'Resource':'arn:aws:states:::s3:listObjectsV2',"
                    + "'Parameters':{'Bucket':'b'}}"))
        .isEmpty();
  }

  @Test
  void refusesMoreThanAllFailures() {
    assertThat(faults("'ToleratedFailurePercentage':100")).isEmpty();
    assertThat(faults("'ToleratedFailurePercentage':100.5"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: Maximum value is 100 at"
                + " /States/M/ToleratedFailurePercentage");
  }

  @Test
  void refusesWordsThatAreNone() {
    String config = " at /States/M/ItemReader/ReaderConfig/";
    assertThat(
            reader("'InputType':'XML','CSVDelimiter':'X','ManifestType':'Y','Transformation':'Z'"))
        .containsExactlyInAnyOrder(
            "SCHEMA_VALIDATION_FAILED: Value should be one of the following: [CSV, JSON, JSONL,"
                + " PARQUET, MANIFEST]"
                + config
                + "InputType",
            "SCHEMA_VALIDATION_FAILED: Value should be one of the following: [COMMA, PIPE,"
                + " SEMICOLON, SPACE, TAB]"
                + config
                + "CSVDelimiter",
            "SCHEMA_VALIDATION_FAILED: Value should be one of the following: [S3_INVENTORY,"
                + " ATHENA_DATA]"
                + config
                + "ManifestType",
            "SCHEMA_VALIDATION_FAILED: Value should be one of the following: [NONE,"
                + " LOAD_AND_FLATTEN]"
                + config
                + "Transformation");
  }

  @Test
  void asksForWhatAReaderNeeds() {
    assertThat(reader("'InputType':'CSV'"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: These fields are required: [CSVHeaderLocation] at"
                + " /States/M/ItemReader/ReaderConfig");
    assertThat(reader("'InputType':'CSV','CSVHeaderLocation':'GIVEN'"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: These fields are required: [CSVHeaders] at"
                + " /States/M/ItemReader/ReaderConfig");
    assertThat(reader(""))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: These fields are required: [InputType] at"
                + " /States/M/ItemReader/ReaderConfig");
    assertThat(faults("'ItemReader':{'Resource':'arn:aws:states:::s3:getObject'}"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: These fields are required: [Parameters] at"
                + " /States/M/ItemReader",
            "SCHEMA_VALIDATION_FAILED: These fields are required: [ReaderConfig] at"
                + " /States/M/ItemReader");
    assertThat(
            faults(
                "'ItemReader':{'Resource':'arn:aws:states:::s3:deleteObject',"
                    + "'Parameters':{'Bucket':'b'}}"))
        .singleElement()
        .asString()
        .endsWith("/States/M/ItemReader/Resource");
    assertThat(
            faults(
                "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject',"
                    + "'Parameters':{'Bucket':'b'},'ReaderConfig':{'InputType':'JSON'}}"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: These fields are required: [Key] at"
                + " /States/M/ItemReader/Parameters");
  }

  @Test
  void refusesNumbersAndHeadersThatCannotBe() {
    assertThat(reader("'InputType':'JSON','MaxItems':1,'MaxItemsPath':'$.n'"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: Only one of 'MaxItems' and 'MaxItemsPath' is allowed at"
                + " /States/M/ItemReader/ReaderConfig/MaxItemsPath");
    assertThat(reader("'InputType':'JSON','MaxItems':0"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: Minimum value is 1 at"
                + " /States/M/ItemReader/ReaderConfig/MaxItems");
    assertThat(reader("'InputType':'JSON','MaxItems':100000001")).hasSize(1);
    assertThat(reader("'InputType':'JSON','MaxItems':1.5")).hasSize(1);
    assertThat(reader("'InputType':'JSON','ItemsPointer':'a'")).hasSize(1);
    assertThat(reader("'InputType':'CSV','CSVHeaderLocation':'GIVEN','CSVHeaders':['a','a',1]"))
        .hasSize(2);
    assertThat(reader("'InputType':'CSV','CSVHeaderLocation':'FIRST_ROW','CSVHeaders':['a'],'X':1"))
        .hasSize(2);
  }

  @Test
  void refusesBatchersAndWritersThatSayTooLittleOrTooMuch() {
    assertThat(faults("'ItemBatcher':{'BatchInput':{}}"))
        .singleElement()
        .asString()
        .contains("At least one of these fields is required")
        .endsWith(" at /States/M/ItemBatcher");
    assertThat(
            faults(
                "'ItemBatcher':{'MaxItemsPerBatch':2,'MaxItemsPerBatchPath':'$.a',"
                    + "'MaxInputBytesPerBatch':262145,'BatchInput':'text'}"))
        .hasSize(3);
    assertThat(faults("'ResultWriter':{}")).hasSize(1);
    assertThat(faults("'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject'}"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: These fields are required: [Parameters] at"
                + " /States/M/ResultWriter");
    assertThat(
            faults(
                "'ResultWriter':{'Resource':'arn:aws:states:::s3:getObject',"
                    + "'Parameters':{'Prefix':'p'},'WriterConfig':{'Transformation':'ALL'}}"))
        .hasSize(3);
  }

  @Test
  void refusesLabelsThatCannotBePartOfAnArn() {
    String at = " at /States/M/Label";
    assertThat(faults("'Label':'" + "x".repeat(41) + "'"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: Labels must be between 1 and 40 characters long" + at);
    assertThat(faults("'Label':'" + "x".repeat(40) + "'")).isEmpty();
    for (String bad : List.of(" ", "*", "?", "<", "{", "[", ":", ";", "|", "^", "~", "$", "#")) {
      assertThat(faults("'Label':'a" + bad + "b'"))
          .containsExactly(
              "SCHEMA_VALIDATION_FAILED: Label contains invalid characters: a" + bad + "b" + at);
    }
    assertThat(faults("'Label':''")).hasSize(1);
    String second =
        "{'StartAt':'A','States':{'A':{'Type':'Map','Label':'L','Next':'B',"
            + PROCESSOR
            + "},'B':{'Type':'Map','Label':'L','End':true,"
            + PROCESSOR.replace("'P'", "'Q'")
            + "}}}";
    assertThat(Definitions.check(second.replace('\'', '"')).faults())
        .singleElement()
        .extracting(Fault::message)
        .isEqualTo("Duplicate label: L");
  }

  @Test
  void refusesFieldsOfDistributedModeInInlineMode() {
    String inline = "'ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}";
    assertThat(
            check(
                "",
                READER.formatted("'InputType':'JSON'")
                    + ",'Label':'L','ItemBatcher':{},'ResultWriter':{},"
                    + inline))
        .hasSize(4)
        .allMatch(fault -> fault.contains("only supported in DISTRIBUTED mode"));
    assertThat(
            check("", inline.replace("{'StartAt'", "{'ProcessorConfig':{'Mode':'BOTH'},'StartAt'")))
        .singleElement()
        .asString()
        .endsWith("[INLINE, DISTRIBUTED] at /States/M/ItemProcessor/ProcessorConfig/Mode");
  }

  @Test
  void takesExpressionsWhereStepFunctionsDoes() {
    String jsonata = "'QueryLanguage':'JSONata',";
    assertThat(
            check(
                jsonata,
                "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject',"
                    + "'Arguments':'{% $states.input.where %}','ReaderConfig':{'InputType':'JSON',"
                    + "'MaxItems':'{% $states.input.n %}'}},'ItemBatcher':{"
                    + "'MaxItemsPerBatch':'{% 2 %}','BatchInput':'{% $states.input %}'},"
                    + PROCESSOR))
        .isEmpty();
    assertThat(
            check(
                jsonata,
                "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject',"
                    + "'Parameters':{'Bucket':'b','Key':'k'},'Arguments':{'Bucket':'b','Key':'k'},"
                    + "'ReaderConfig':{'InputType':'JSON','MaxItemsPath':'$.n'}},"
                    + PROCESSOR))
        .hasSize(2)
        .allMatch(fault -> fault.contains("is only supported for the 'JSONPath' QueryLanguage"));
  }
}
