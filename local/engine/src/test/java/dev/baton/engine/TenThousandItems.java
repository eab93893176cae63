package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A distributed Map of 10,000 items with a ResultWriter, as a program of its own: so that the heap
 * it runs in can be a small one. Prints one line with what it saw.
 */
final class TenThousandItems {
  private static final int ITEMS = 10_000;
  private static final int AT_ONCE = 40;
  private static final String MAP =
      """
      {'StartAt':'Each','States':{'Each':{'Type':'Map','MaxConcurrency':%d,'ItemReader':{
        'Resource':'arn:aws:states:::s3:getObject','Parameters':{'Bucket':'data','Key':'rows.csv'},
        'ReaderConfig':{'InputType':'CSV','CSVHeaderLocation':'FIRST_ROW'}},
        'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject',
          'Parameters':{'Bucket':'data','Prefix':'out'}},
        'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},
          'StartAt':'Work','States':{'Work':{'Type':'Task','End':true,
            'Resource':'arn:aws:lambda:us-east-1:000000000000:function:work'}}},'End':true}}}
      """;

  private TenThousandItems() {}

  public static void main(String[] arguments) {
    AtomicInteger active = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Workbench bench = new Workbench()) {
      Bucket bucket = new Bucket(bench).with("rows.csv", rows());
      bench.answers(
          "work",
          (payload, callback) -> {
            most.accumulateAndGet(active.incrementAndGet(), Math::max);
            long delay = 1 + payload.path("n").asLong() * 7_919 % 97;
            bench.clock.at(
                bench.clock.now().plusMillis(delay),
                () -> {
                  active.decrementAndGet();
                  callback.succeeded(payload);
                });
          });
      Execution execution = bench.run(MAP.formatted(AT_ONCE), "{}");
      MapRun run = bench.engine.mapRuns(execution.arn()).getFirst();
      System.out.printf(
          "status=%s most=%d succeeded=%d written=%d %s heap=%dM%n",
          execution.status(),
          most.get(),
          run.itemCounts().succeeded(),
          run.itemCounts().resultsWritten(),
          order(bucket),
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  private static String rows() {
    StringBuilder csv = new StringBuilder("n,text\n");
    for (int i = 0; i < ITEMS; i++) {
      csv.append(i).append(',').append("x".repeat(200)).append('\n');
    }
    return csv.toString();
  }

  private static String order(Bucket bucket) {
    int next = 0;
    boolean ordered = true;
    Set<String> names = new HashSet<>();
    JsonNode files = bucket.json("manifest.json").path("ResultFiles").path("SUCCEEDED");
    for (JsonNode file : files) {
      for (JsonNode result : bucket.json(file.path("Key").asText())) {
        ordered &= result.path("Output").asText().startsWith("{\"n\":\"" + next++ + "\"");
        names.add(result.path("Name").asText());
      }
    }
    return "results=%d distinct=%d ordered=%s".formatted(next, names.size(), ordered);
  }
}
