package dev.baton.cloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.events.EventsPart;
import dev.baton.cloud.sns.SnsPart;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.Hold;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class CloudWatchServiceTest {
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final Dimension STEP = Dimension.builder().name("Step").value("Store").build();

  private final TestCloud cloud = new TestCloud();
  private CloudWatchPart part;
  private CloudWatchClient client;

  @BeforeEach
  void start() {
    cloud.with(SqsPart::new);
    EventsPart events = cloud.with(EventsPart::new);
    cloud.with(SnsPart::new);
    part = cloud.with(context -> new CloudWatchPart(context, events.sink()));
    client = cloud.remote(CloudWatchClient.builder());
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void givesTheStatisticsOfWhatWasPut() {
    put(10, 20, 30);
    List<Datapoint> points =
        client
            .getMetricStatistics(
                g ->
                    g.namespace("Shop")
                        .metricName("Latency")
                        .dimensions(STEP)
                        .startTime(START.minusSeconds(60))
                        .endTime(START.plusSeconds(60))
                        .period(60)
                        .statistics(
                            Statistic.AVERAGE,
                            Statistic.SUM,
                            Statistic.MINIMUM,
                            Statistic.MAXIMUM,
                            Statistic.SAMPLE_COUNT))
            .datapoints();
    Datapoint point = points.getFirst();
    assertThat(points).hasSize(1);
    assertThat(point.timestamp()).isEqualTo(START);
    assertThat(point.average()).isEqualTo(20);
    assertThat(point.sum()).isEqualTo(60);
    assertThat(point.minimum()).isEqualTo(10);
    assertThat(point.maximum()).isEqualTo(30);
    assertThat(point.sampleCount()).isEqualTo(3);
    assertThat(point.unit()).isEqualTo(StandardUnit.MILLISECONDS);
  }

  @Test
  void computesOverMetrics() {
    put(10, 20, 30);
    MetricDataQuery sum =
        MetricDataQuery.builder()
            .id("m0")
            .returnData(false)
            .metricStat(s -> s.metric(metric()).period(60).stat("Sum"))
            .build();
    MetricDataQuery none =
        MetricDataQuery.builder()
            .id("m1")
            .returnData(false)
            .metricStat(
                s -> s.metric(m -> m.namespace("Shop").metricName("None")).period(60).stat("Sum"))
            .build();
    MetricDataQuery math =
        MetricDataQuery.builder().id("e").expression("(m0 + FILL(m1, 4)) / 2 - 1").build();
    var results =
        client
            .getMetricData(
                g ->
                    g.metricDataQueries(sum, none, math)
                        .startTime(START)
                        .endTime(START.plusSeconds(120)))
            .metricDataResults();
    assertThat(results)
        .singleElement()
        .satisfies(r -> assertThat(r.values()).containsExactly(31.0));
    assertThat(results.getFirst().timestamps()).containsExactly(START);
    MetricDataQuery unknown =
        MetricDataQuery.builder().id("e").expression("ANOMALY_DETECTION_BAND(m0)").build();
    assertThatThrownBy(
            () ->
                client.getMetricData(
                    g ->
                        g.metricDataQueries(sum, unknown)
                            .startTime(START)
                            .endTime(START.plusSeconds(120))))
        .hasMessageContaining("ANOMALY_DETECTION_BAND");
  }

  @Test
  void readsBackWhatLogsHoldInTheEmbeddedFormat() {
    part.acceptLine(
        """
        {"_aws": {"Timestamp": 1767603600000, "CloudWatchMetrics": [{"Namespace": "Baton",
         "Dimensions": [["Workflow"], []], "Metrics": [{"Name": "Stored", "Unit": "Count"}]}]},
         "Workflow": "w", "Stored": [3, 4]}
        """);
    part.acceptLine("{\"no\": \"metric\"}");
    part.acceptLine("plain text with \"_aws\"");
    assertThat(client.listMetrics(l -> l.namespace("Baton")).metrics())
        .extracting(Metric::metricName)
        .containsExactly("Stored", "Stored");
    assertThat(
            client
                .getMetricStatistics(
                    g ->
                        g.namespace("Baton")
                            .metricName("Stored")
                            .dimensions(Dimension.builder().name("Workflow").value("w").build())
                            .startTime(START)
                            .endTime(START.plusSeconds(60))
                            .period(60)
                            .statistics(Statistic.SUM))
                .datapoints()
                .getFirst()
                .sum())
        .isEqualTo(7);
  }

  @Test
  void listsMetricsPageByPage() {
    for (int i = 0; i < 600; i++) {
      String name = "m" + i;
      MetricDatum datum = MetricDatum.builder().metricName(name).value(1.0).build();
      client.putMetricData(p -> p.namespace("Many").metricData(datum));
    }
    assertThat(client.listMetrics(l -> l.namespace("Many")).metrics()).hasSize(500);
    assertThat(client.listMetricsPaginator(l -> l.namespace("Many")).metrics()).hasSize(600);
  }

  @Test
  void anAlarmGoesOffAndBackAgainAndTellsItsTopicAndTheBus() {
    String topic = cloud.remote(SnsClient.builder()).createTopic(c -> c.name("ops")).topicArn();
    SqsClient sqs = cloud.remote(SqsClient.builder());
    String queue = cloud.create("AWS::SQS::Queue", "Seen", "{}").ref();
    cloud
        .remote(SnsClient.builder())
        .subscribe(
            s ->
                s.topicArn(topic)
                    .protocol("sqs")
                    .endpoint("arn:aws:sqs:us-east-1:000000000000:Test-Seen"));
    alarm(topic);
    assertThat(state("slow")).isEqualTo(StateValue.INSUFFICIENT_DATA);
    put(30);
    pass(Duration.ofSeconds(61));
    assertThat(state("slow")).isEqualTo(StateValue.ALARM);
    var told = sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages();
    assertThat(told).hasSize(1);
    JsonNode message = Json.parse(Json.parse(told.getFirst().body()).path("Message").asText());
    assertThat(message.path("AlarmName").asText()).isEqualTo("slow");
    assertThat(message.path("NewStateValue").asText()).isEqualTo("ALARM");
    assertThat(cloud.busEvents)
        .anySatisfy(
            event ->
                assertThat(event.path("detail-type").asText())
                    .isEqualTo("CloudWatch Alarm State Change"));
    pass(Duration.ofMinutes(2));
    assertThat(state("slow")).isEqualTo(StateValue.OK);
    assertThat(client.describeAlarmHistory(d -> d.alarmName("slow")).alarmHistoryItems())
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void anAlarmOfATemplateComputesOverSeveralMetrics() {
    cloud.create(
        "AWS::CloudWatch::Alarm",
        "Failed",
        """
        {"AlarmName": "failed", "ComparisonOperator": "GreaterThanOrEqualToThreshold",
         "EvaluationPeriods": 1, "Threshold": 2, "TreatMissingData": "notBreaching",
         "Metrics": [
           {"Id": "m0", "ReturnData": false, "MetricStat": {"Period": 300, "Stat": "Sum",
             "Metric": {"Namespace": "AWS/States", "MetricName": "ExecutionsFailed",
               "Dimensions": [{"Name": "StateMachineArn", "Value": "a"}]}}},
           {"Id": "m1", "ReturnData": false, "MetricStat": {"Period": 300, "Stat": "Sum",
             "Metric": {"Namespace": "AWS/States", "MetricName": "ExecutionsAborted"}}},
           {"Id": "sum", "Expression": "FILL(m0,0)+FILL(m1,0)", "ReturnData": true}]}
        """);
    for (int i = 0; i < 2; i++) {
      part.acceptLine(
          """
          {"_aws": {"Timestamp": 1767603600000, "CloudWatchMetrics": [{"Namespace": "AWS/States",
           "Dimensions": [["StateMachineArn"]], "Metrics": [{"Name": "ExecutionsFailed"}]}]},
           "StateMachineArn": "a", "ExecutionsFailed": 1}
          """);
    }
    pass(Duration.ofSeconds(301));
    assertThat(state("failed")).isEqualTo(StateValue.ALARM);
  }

  @Test
  void setsAndRefusesStates() {
    client.putMetricAlarm(
        p ->
            p.alarmName("a")
                .namespace("Shop")
                .metricName("x")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator("GreaterThanThreshold"));
    client.setAlarmState(s -> s.alarmName("a").stateValue("ALARM").stateReason("test"));
    assertThat(state("a")).isEqualTo(StateValue.ALARM);
    assertThatThrownBy(
            () -> client.setAlarmState(s -> s.alarmName("none").stateValue("OK").stateReason("t")))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("Unable to find alarm none");
    assertThatThrownBy(() -> client.listDashboards(d -> {}))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("no action monitoring:ListDashboards");
    client.deleteAlarms(d -> d.alarmNames("a"));
    assertThat(client.describeAlarms().metricAlarms()).isEmpty();
  }

  @Test
  void answersTheQueryProtocolOfOlderClients() throws Exception {
    String body =
        send(
            "Action=PutMetricData&Version=2010-08-01&Namespace=Old"
                + "&MetricData.member.1.MetricName=n&MetricData.member.1.Value=5"
                + "&MetricData.member.1.Dimensions.member.1.Name=d"
                + "&MetricData.member.1.Dimensions.member.1.Value=v");
    assertThat(body).contains("<PutMetricDataResponse xmlns=\"http://monitoring.amazonaws.com");
    assertThat(
            send(
                "Action=GetMetricStatistics&Namespace=Old&MetricName=n&Period=60"
                    + "&Dimensions.member.1.Name=d&Dimensions.member.1.Value=v"
                    + "&StartTime=2026-01-05T09%3A00%3A00Z&EndTime=2026-01-05T09%3A01%3A00Z"
                    + "&Statistics.member.1=Sum"))
        .contains("<member><Timestamp>2026-01-05T09:00:00Z</Timestamp><Sum>5.0</Sum>");
    assertThat(send("Action=GetMetricStream&Name=x"))
        .contains("<Code>InvalidAction</Code>", "no action monitoring:GetMetricStream");
  }

  private String send(String form) throws Exception {
    var keys = cloud.context.principals().issue(TestCloud.user());
    URI uri = cloud.http().uri();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(uri)
                  .header("content-type", "application/x-www-form-urlencoded")
                  .header(
                      "authorization",
                      "AWS4-HMAC-SHA256 Credential="
                          + keys.accessKeyId()
                          + "/20260105/us-east-1/monitoring/aws4_request")
                  .POST(HttpRequest.BodyPublishers.ofString(form))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private void alarm(String topic) {
    client.putMetricAlarm(
        p ->
            p.alarmName("slow")
                .namespace("Shop")
                .metricName("Latency")
                .dimensions(STEP)
                .statistic(Statistic.MAXIMUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(25.0)
                .comparisonOperator("GreaterThanThreshold")
                .treatMissingData("notBreaching")
                .alarmActions(topic));
  }

  private StateValue state(String alarm) {
    return client.describeAlarms(d -> d.alarmNames(alarm)).metricAlarms().getFirst().stateValue();
  }

  private static Metric metric() {
    return Metric.builder().namespace("Shop").metricName("Latency").dimensions(STEP).build();
  }

  private void put(double... values) {
    for (double value : values) {
      MetricDatum datum =
          MetricDatum.builder()
              .metricName("Latency")
              .dimensions(STEP)
              .value(value)
              .unit(StandardUnit.MILLISECONDS)
              .build();
      client.putMetricData(p -> p.namespace("Shop").metricData(datum));
    }
  }

  private void pass(Duration duration) {
    try (Hold _ = cloud.clock.hold("setting up")) {
      cloud.clock.at(cloud.clock.now().plus(duration), () -> {});
    }
    cloud.clock.awaitIdle();
  }
}
