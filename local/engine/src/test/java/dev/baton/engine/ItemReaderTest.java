package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What distributed Maps read from S3. */
class ItemReaderTest {
  private static final String MAP =
      """
      {'StartAt':'Each','States':{'Each':{'Type':'Map','MaxConcurrency':1,'ItemReader':{
        'Resource':'arn:aws:states:::s3:%s','Parameters':%s,'ReaderConfig':%s},%s
        'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},
          'StartAt':'Take','States':{'Take':{'Type':'Pass','End':true}}},'End':true}%s}}
      """;
  private static final String CSV = "'InputType':'CSV','CSVHeaderLocation':'FIRST_ROW'";

  private final Workbench bench = new Workbench();
  private final Bucket bucket = new Bucket(bench);

  @AfterEach
  void close() {
    bench.close();
  }

  private ExecutionAssert read(String content, String config) {
    bucket.with("k", content);
    return bench.assertThat(run("getObject", "{'Bucket':'data','Key':'k'}", config, ""));
  }

  private Execution run(String action, String parameters, String config, String more) {
    return bench.run(MAP.formatted(action, parameters, "{" + config + "}", more, ""), "{'n':2}");
  }

  @Test
  void readsRowsUnderTheHeadersOfTheFirst() {
    read("id,name\n1,Ann\n2,\"Bo, Jr\"\n", CSV)
        .succeededWith("[{'id':'1','name':'Ann'},{'id':'2','name':'Bo, Jr'}]")
        .recorded(
            "ExecutionStarted",
            "MapStateEntered",
            "MapStateStarted",
            "MapRunStarted",
            "MapRunSucceeded",
            "MapStateSucceeded",
            "MapStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void readsRowsUnderGivenHeadersWithAnotherDelimiter() {
    String given = "'InputType':'CSV','CSVHeaderLocation':'GIVEN','CSVHeaders':['a','b']";
    read("1|2\n3|4", given + ",'CSVDelimiter':'PIPE'")
        .succeededWith("[{'a':'1','b':'2'},{'a':'3','b':'4'}]");
    read("1;2", given + ",'CSVDelimiter':'SEMICOLON'").succeededWith("[{'a':'1','b':'2'}]");
    read("1 2", given + ",'CSVDelimiter':'SPACE'").succeededWith("[{'a':'1','b':'2'}]");
    read("1\t2", given + ",'CSVDelimiter':'TAB'").succeededWith("[{'a':'1','b':'2'}]");
  }

  @Test
  void fillsShortRowsDropsWhatIsBeyondTheHeadersAndPassesOverEmptyLines() {
    read("a,b\n1\n\n2,3,4\r\n\r\n", CSV).succeededWith("[{'a':'1','b':''},{'a':'2','b':'3'}]");
  }

  @Test
  void understandsQuotesBackslashesLineBreaksAndByteOrderMarks() {
    bucket.with("k", "\uFEFF\"a\",b\r\n\"x \"\"y\"\" z\",\"one\ntwo\"\r\nC:\\\\d\\,e,\\né\r\n");
    Execution execution = run("getObject", "{'Bucket':'data','Key':'k'}", CSV, "");
    JsonNode rows = ExecutionAssert.json(String.valueOf(execution.output()));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).path("a").asText()).isEqualTo("x \"y\" z");
    assertThat(rows.get(0).path("b").asText()).isEqualTo("one\ntwo");
    assertThat(rows.get(1).path("a").asText()).isEqualTo("C:\\d,e");
    assertThat(rows.get(1).path("b").asText()).isEqualTo("né");
  }

  @Test
  void refusesTextThatIsNoTable() {
    read("a,a\n1,2", CSV).failedWith("States.ItemReaderFailed").because("not unique");
    read("a,b\n", CSV).failedWith("States.ItemReaderFailed").because("only CSV headers");
    read("", CSV).failedWith("States.ItemReaderFailed").because("empty");
    read("a\n\"open", CSV).failedWith("States.ItemReaderFailed").because("no end");
    read("h".repeat(11_000) + "\n1", CSV).failedWith("States.ItemReaderFailed").because("10 KiB");
  }

  @Test
  void readsTheElementsOfAJsonArrayAndTheMembersOfAnObject() {
    read("[1,\"two\",{\"n\":[3.5,null,true]},[]]", "'InputType':'JSON'")
        .succeededWith("[1,'two',{'n':[3.5,null,true]},[]]");
    read("{\"a\":1,\"b\":[2]}", "'InputType':'JSON'")
        .succeededWith("[{'Key':'a','Value':1},{'Key':'b','Value':[2]}]");
    read("[]", "'InputType':'JSON'").succeededWith("[]");
  }

  @Test
  void followsAPointerIntoAJsonDocument() {
    read(
            "{\"x\":[[9]],\"deep\":{\"er\":[{},{\"items\":[1,2]}]},\"items\":[7]}",
            "'InputType':'JSON','ItemsPointer':'/deep/er/1/items'")
        .succeededWith("[1,2]");
    read("{\"items\":[7]}", "'InputType':'JSON','ItemsPointer':'/none'")
        .failedWith("States.ItemReaderFailed")
        .because("/none");
  }

  @Test
  void refusesWhatIsNoJsonOrHoldsNoItems() {
    read("[1,2", "'InputType':'JSON'").failedWith("States.ItemReaderFailed").because("JSON");
    read("nonsense", "'InputType':'JSON'").failedWith("States.ItemReaderFailed").because("JSON");
    read("7", "'InputType':'JSON'").failedWith("States.ItemReaderFailed").because("iterable");
    read("", "'InputType':'JSON'").failedWith("States.ItemReaderFailed").because("empty");
    read("{\"a\":1}\n{", "'InputType':'JSONL'")
        .failedWith("States.ItemReaderFailed")
        .because("Line 2");
  }

  @Test
  void readsALineAnItem() {
    read("{\"a\":1}\n\n\"b\"\r\n3", "'InputType':'JSONL'").succeededWith("[{'a':1},'b',3]");
  }

  @Test
  void readsNoMoreThanItIsAskedFor() {
    read("a\n1\n2\n3", CSV + ",'MaxItems':2").succeededWith("[{'a':'1'},{'a':'2'}]");
    read("a\n1\n2\n3", CSV + ",'MaxItemsPath':'$.n'").succeededWith("[{'a':'1'},{'a':'2'}]");
    read("1\n2\nnonsense", "'InputType':'JSONL','MaxItems':2").succeededWith("[1,2]");
    bucket.with("big", "123456789\n".repeat(400_000));
    bucket.reads = 0;
    bench
        .assertThat(
            run(
                "getObject",
                "{'Bucket':'data','Key':'big'}",
                "'InputType':'JSONL','MaxItems':3",
                ""))
        .succeededWith("[123456789,123456789,123456789]");
    assertThat(bucket.reads).isEqualTo(1);
  }

  @Test
  void readsABigObjectPartByPart() {
    StringBuilder csv = new StringBuilder("n,text\n");
    for (int i = 0; i < 3_000; i++) {
      csv.append(i).append(',').append("é".repeat(500)).append('\n');
    }
    bucket.with("k", csv.toString());
    Execution execution =
        run(
            "getObject",
            "{'Bucket':'data','Key':'k'}",
            CSV,
            "'ItemSelector':{'n.$':'$$.Map.Item.Value.n'},'ResultSelector':{'last.$':'$[2999].n',"
                + "'size.$':'States.ArrayLength($)'},");
    bench.assertThat(execution).succeededWith("{'last':'2999','size':3000}");
    assertThat(bucket.reads).isEqualTo(3);
  }

  @Test
  void listsObjectsByPages() {
    for (int i = 0; i < 7; i++) {
      bucket.with("in/" + i, "x".repeat(i));
    }
    bucket.with("out/1", "");
    Execution execution =
        run(
            "listObjectsV2",
            "{'Bucket':'data','Prefix':'in/'}",
            "'MaxItems':5",
            "'ItemSelector':{'i.$':'$$.Map.Item.Index','k.$':'$$.Map.Item.Value.Key',"
                + "'s.$':'$$.Map.Item.Source'},'ResultSelector':{'l.$':'$[4]'},");
    bench.assertThat(execution).succeededWith("{'l':{'i':4,'k':'in/4','s':'S3://data'}}");
    assertThat(bucket.reads).isEqualTo(2);
    Execution all = run("listObjectsV2", "{'Bucket':'data','Prefix':'in/6'}", "", "");
    bench
        .assertThat(all)
        .succeededWith(
            "[{'Etag':'\\\"e\\\"','Key':'in/6','LastModified':1767323045,'Size':6,"
                + "'StorageClass':'STANDARD'}]");
  }

  @Test
  void loadsAndFlattensTheObjectsItLists() {
    bucket.with("in/", "").with("in/a", "[1,2]").with("in/b", "[]").with("in/c", "[3]");
    bench
        .assertThat(
            run(
                "listObjectsV2",
                "{'Bucket':'data','Prefix':'in/'}",
                "'InputType':'JSON','Transformation':'LOAD_AND_FLATTEN'",
                "'ItemSelector':{'v.$':'$$.Map.Item.Value','s.$':'$$.Map.Item.Source'},"))
        .succeededWith(
            "[{'v':1,'s':'S3://data/in/a'},{'v':2,'s':'S3://data/in/a'},"
                + "{'v':3,'s':'S3://data/in/c'}]");
  }

  @Test
  void readsThePackedFilesOfAnInventory() {
    bucket
        .with(
            "inv/manifest.json",
            "{\"destinationBucket\":\"arn:aws:s3:::data\",\"fileFormat\":\"CSV\","
                + "\"fileSchema\":\"Bucket, Key, Size\",\"files\":[{\"key\":\"inv/1.csv.gz\"},"
                + "{\"key\":\"inv/2.csv.gz\"}]}")
        .with("inv/1.csv.gz", zipped("\"b\",\"k1\",\"10\"\n\"b\",\"k2\",\"20\"\n"))
        .with("inv/2.csv.gz", zipped("\"b\",\"k3\",\"30\"\n"));
    String where = "{'Bucket':'data','Key':'inv/manifest.json'}";
    String expected =
        "[{'Bucket':'b','Key':'k1','Size':'10'},{'Bucket':'b','Key':'k2','Size':'20'},"
            + "{'Bucket':'b','Key':'k3','Size':'30'}]";
    bench.assertThat(run("getObject", where, "'InputType':'MANIFEST'", "")).succeededWith(expected);
    bench
        .assertThat(run("getObject", where, "'ManifestType':'S3_INVENTORY'", ""))
        .succeededWith(expected);
    bucket.with("inv/2.csv.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
    bench
        .assertThat(run("getObject", where, "'InputType':'MANIFEST'", ""))
        .failedWith("States.ItemReaderFailed")
        .because("unpacked");
    bucket.with("inv/manifest.json", "{}");
    bench
        .assertThat(run("getObject", where, "'InputType':'MANIFEST'", ""))
        .failedWith("States.ItemReaderFailed")
        .because("inventory");
  }

  @Test
  void readsTheFilesThatAthenaLists() {
    bucket
        .with("m.csv", "s3://data/q/1\ns3://data/q/2\n")
        .with("q/1", zipped("{\"a\":1}\n"))
        .with("q/2", "{\"a\":2}\n");
    String config = "'ManifestType':'ATHENA_DATA','InputType':'JSONL'";
    bench
        .assertThat(run("getObject", "{'Bucket':'data','Key':'m.csv'}", config, ""))
        .succeededWith("[{'a':1},{'a':2}]");
    bucket.with("m.csv", "q/1\n");
    bench
        .assertThat(run("getObject", "{'Bucket':'data','Key':'m.csv'}", config, ""))
        .failedWith("States.ItemReaderFailed")
        .because("not an S3 URI");
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void failsItsRunWhenTheObjectIsNotThereAndCanBeCaught() {
    Execution missing = run("getObject", "{'Bucket':'data','Key':'none'}", CSV, "");
    bench
        .assertThat(missing)
        .failedWith("States.ItemReaderFailed")
        .because("The specified key does not exist.")
        .recorded(
            "ExecutionStarted",
            "MapStateEntered",
            "MapStateStarted",
            "MapRunStarted",
            "MapRunFailed",
            "MapStateFailed",
            "ExecutionFailed");
    bench
        .assertThat(run("listObjectsV2", "{'Bucket':'none'}", "", ""))
        .failedWith("States.ItemReaderFailed")
        .because("bucket does not exist");
    String caught =
        MAP.formatted(
            "getObject",
            "{'Bucket':'data','Key':'none'}",
            "{" + CSV + "}",
            "'Catch':[{'ErrorEquals':['States.ItemReaderFailed'],'Next':'Rest'}],",
            ",'Rest':{'Type':'Pass','Result':'caught','End':true}");
    bench.assertThat(bench.run(caught, "{}")).succeededWith("'caught'");
  }

  @Test
  void evaluatesItsArgumentsInEitherLanguage() {
    bucket.with("k", "[1]");
    bench
        .assertThat(
            run("getObject", "{'Bucket':'data','Key.$':'$.none'}", "'InputType':'JSON'", ""))
        .failedWith("States.ParameterPathFailure");
    String jsonata =
        """
        {'QueryLanguage':'JSONata','StartAt':'Each','States':{'Each':{'Type':'Map','ItemReader':{
          'Resource':'arn:aws:states:::s3:getObject',
          'Arguments':{'Bucket':'data','Key':'{% $states.input.key %}'},
          'ReaderConfig':{'InputType':'JSON','MaxItems':'{% $states.input.most %}'}},
          'ItemSelector':{'v':'{% $states.context.Map.Item.Value %}'},
          'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},
            'StartAt':'Take','States':{'Take':{'Type':'Pass','End':true}}},'End':true}}}
        """;
    bucket.with("three", "[1,2,3]");
    bench
        .assertThat(bench.run(jsonata, "{'key':'three','most':2}"))
        .succeededWith("[{'v':1},{'v':2}]");
    bench
        .assertThat(bench.run(jsonata, "{'key':'three','most':'many'}"))
        .failedWith("States.QueryEvaluationError");
  }
}
