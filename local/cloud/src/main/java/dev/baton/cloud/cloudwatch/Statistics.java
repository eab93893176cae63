package dev.baton.cloud.cloudwatch;

import dev.baton.cloud.door.AwsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of one metric within one period; owned by {@link Metrics}. */
final class Statistics {
  private static final int MOST_SAMPLES = 1000;

  private double count;
  private double sum;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private @Nullable String unit;

  /** Values with how often they came, for percentiles; the first thousand. */
  private final List<double[]> samples = new ArrayList<>();

  void add(double value, double times, @Nullable String measuredIn) {
    merge(times, value * times, value, value);
    if (samples.size() < MOST_SAMPLES) {
      samples.add(new double[] {value, times});
    }
    unit = measuredIn == null ? unit : measuredIn;
  }

  void merge(double samplesAdded, double sumAdded, double minimum, double maximum) {
    count += samplesAdded;
    sum += sumAdded;
    least = Math.min(least, minimum);
    most = Math.max(most, maximum);
  }

  void merge(Statistics other) {
    merge(other.count, other.sum, other.least, other.most);
    samples.addAll(other.samples);
    unit = other.unit == null ? unit : other.unit;
  }

  String unit() {
    return unit == null ? "None" : unit;
  }

  /** A statistic by its name: {@code Sum}, {@code Average}, {@code p99}, ... */
  double value(String statistic) {
    return switch (statistic) {
      case "SampleCount" -> count;
      case "Sum" -> sum;
      case "Average" -> count == 0 ? 0 : sum / count;
      case "Minimum" -> least;
      case "Maximum" -> most;
      default -> percentile(statistic);
    };
  }

  private double percentile(String statistic) {
    if (!statistic.matches("p[0-9]{1,2}(\\.[0-9]+)?|p100")) {
      throw AwsException.badRequest(
          "InvalidParameterValue",
          "The value " + statistic + " for parameter Stat is not supported.");
    }
    double rank = Double.parseDouble(statistic.substring(1)) / 100;
    List<double[]> sorted = new ArrayList<>(samples);
    sorted.sort(Comparator.comparingDouble(sample -> sample[0]));
    double total = sorted.stream().mapToDouble(sample -> sample[1]).sum();
    double passed = 0;
    for (double[] sample : sorted) {
      passed += sample[1];
      if (passed >= rank * total) {
        return sample[0];
      }
    }
    return most;
  }
}
