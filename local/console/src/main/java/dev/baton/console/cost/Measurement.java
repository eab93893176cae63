package dev.baton.console.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.Cloud;
import dev.baton.cloud.door.Service;
import dev.baton.console.cost.FunctionLogs.Calls;
import dev.baton.console.cost.Usage.Sums;
import dev.baton.console.session.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Everything that is metered of a cloud from one moment on. Functions take longer on Lambda than
 * here in two ways, which are put in: they have a part of a processor by their memory, and each of
 * their calls crosses a network.
 */
final class Measurement {
  private static final double GB = 1e9;
  private static final double MEBIBYTES_OF_GB = 1024;

  private final Session session;
  private final Templates templates;
  private final PriceList.Assumptions assumed;
  private final Path logs;
  private final CallMeter calls = new CallMeter();
  private final TableMeter tables;
  private final Histories histories;
  private final FunctionLogs before;
  private final double tableBytesBefore;

  /** Begins to meter. */
  Measurement(Session session, Path assembly, PriceList.Assumptions assumed) {
    this.session = session;
    this.templates = Templates.read(assembly, assumed);
    this.assumed = assumed;
    Cloud cloud = session.cloud();
    this.logs = cloud.data().resolve("logs");
    this.before = FunctionLogs.read(logs);
    this.histories = new Histories(cloud.engine());
    this.tableBytesBefore = tableBytes();
    Service real = Objects.requireNonNull(cloud.door().service("dynamodb"));
    this.tables = new TableMeter(real);
    cloud.door().add(tables);
    cloud.door().observe(calls);
  }

  /** What was used since, by so many documents. */
  Usage usage(int documents, Retention kept) {
    FunctionLogs now = FunctionLogs.read(logs);
    Map<String, Double> served = calls.billed();
    Map<String, Double> keyCalls = calls.keyCalls();
    double writes = tables.writeUnits();
    double reads = tables.readUnits();
    Sums run = histories.measure();
    Map<String, Double> seen = run.all();
    served.forEach(run::add);
    run.add("dynamodb.writeUnits", writes);
    run.add("dynamodb.readUnits", reads);
    double stored = Math.max(0, tableBytes() - tableBytesBefore) / GB;
    run.add("dynamodb.gbMonths", stored * assumed.monthsKeptWithoutEnd());
    double objects =
        served.getOrDefault("s3.bytes.kept", 0.0) * assumed.monthsKeptWithoutEnd()
            + served.getOrDefault("s3.bytes.work", 0.0) * kept.workFileMonths();
    run.add("s3.gbMonths", objects / GB);
    double logged = seen.getOrDefault("logs.bytes", 0.0) + now.bytes() - before.bytes();
    run.add("logs.ingestedGb", logged / GB);
    run.add("logs.gbMonths", logged / GB * kept.logMonths());
    run.add("xray.traces", seen.getOrDefault("executions", 0.0));
    double seconds = functions(now, run);
    Map<String, Double> perMonth = new TreeMap<>(templates.perMonth());
    perMonth.put("metrics.custom", (double) now.metrics());
    return new Usage(documents, run.all(), perMonth, keyCalls, express(seen, seconds, documents));
  }

  /** Adds what functions are billed for and returns the seconds of all. */
  private double functions(FunctionLogs now, Sums run) {
    double all = 0;
    for (Templates.Function function : templates.functions().values()) {
      Calls none = new Calls(0, 0);
      Calls made =
          now.calls()
              .getOrDefault(function.name(), none)
              .minus(before.calls().getOrDefault(function.name(), none));
      double seconds = billedMillis(function, made) / 1000;
      run.add("lambda.requests", made.count());
      run.add("lambda.gbSeconds", seconds * function.memory() / MEBIBYTES_OF_GB);
      run.add("function.calls." + function.label(), made.count());
      run.add("function.seconds." + function.label(), seconds);
      all += seconds;
    }
    return all;
  }

  private double billedMillis(Templates.Function function, Calls made) {
    double waited = calls.serviceMillis().getOrDefault(function.label(), 0.0);
    double computed = Math.max(made.count(), made.millis() - waited);
    double share = Math.min(1, function.memory() / assumed.mebibytesOfOneProcessor());
    double network = 0;
    for (Map.Entry<String, Double> entry : calls.calls().entrySet()) {
      String caller = entry.getKey();
      if (caller.startsWith(function.label() + "/")) {
        String service = caller.substring(caller.indexOf('/') + 1);
        network += entry.getValue() * assumed.millisOfCall().getOrDefault(service, 0.0);
      }
    }
    return computed / share + network;
  }

  /** Express executions are billed by time, in steps of 100 ms, with at least 64 MiB. */
  private static Map<String, Double> express(
      Map<String, Double> seen, double seconds, int documents) {
    double executions = seen.getOrDefault("short.executions", 0.0);
    double each = Math.ceil(seconds / documents * 10) / 10;
    return Map.of(
        "states.transitions",
        seen.getOrDefault("short.transitions", 0.0),
        "states.expressRequests",
        executions,
        "states.expressGbSeconds",
        executions * each * 64 / MEBIBYTES_OF_GB);
  }

  private double tableBytes() {
    double bytes = 0;
    for (String key : new String[] {"DocumentsTableName", "IndexTableName", "ApprovalsTableName"}) {
      String table = session.cloud().outputs().get(key);
      for (JsonNode item : session.scan(Objects.requireNonNull(table))) {
        bytes += size(item) + 100;
      }
    }
    return bytes;
  }

  /** Names and values in UTF-8, roughly as DynamoDB counts; it adds 100 bytes for each item. */
  private static double size(JsonNode item) {
    double bytes = 0;
    for (Map.Entry<String, JsonNode> attribute : item.properties()) {
      bytes += attribute.getKey().length();
      bytes += attribute.getValue().toString().getBytes(StandardCharsets.UTF_8).length - 8;
    }
    return bytes;
  }
}
