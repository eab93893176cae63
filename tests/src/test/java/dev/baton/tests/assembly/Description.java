package dev.baton.tests.assembly;

import dev.baton.cloud.Cloud;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What a cloud says of its resources to AWS's own clients, a line for each value. What is made up
 * anew by each cloud is left out: moments, identifiers, ports and folders.
 */
final class Description {
  private static final Pattern MADE_UP =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|(?<=127.0.0.1:)\\d+|file:///.*/(?=asset)");

  private final List<String> lines = new ArrayList<>();

  /** All that a cloud says, sorted. */
  static List<String> of(Cloud cloud) {
    Description description = new Description();
    new DescribedServices(cloud, description).tell();
    return description.lines.stream().sorted().toList();
  }

  /** Notes an answer. */
  <T extends SdkPojo> T note(String about, T answer) {
    add(about, answer);
    return answer;
  }

  /** Notes an answer, or why there is none. */
  void noteIfThere(String about, Supplier<? extends SdkPojo> answer) {
    unlessRefused(about, () -> add(about, answer.get()));
  }

  /** Asks, and notes why it may not where it may not. */
  void unlessRefused(String about, Runnable asks) {
    try {
      asks.run();
    } catch (AwsServiceException e) {
      add(about, e.awsErrorDetails().errorCode());
    }
  }

  private void add(String at, Object value) {
    switch (value) {
      case null -> {}
      case Instant _ -> {}
      case SdkPojo pojo when pojo.sdkFields().isEmpty() -> lines.add(at + " is there");
      case SdkPojo pojo -> {
        for (SdkField<?> field : pojo.sdkFields()) {
          add(at + "." + field.memberName(), field.getValueOrDefault(pojo));
        }
      }
      case Map<?, ?> map -> map.forEach((key, part) -> add(at + "." + key, part));
      case Collection<?> list -> list.forEach(part -> add(at + "[]", part));
      default -> lines.add(MADE_UP.matcher(at + " = " + value).replaceAll("..."));
    }
  }
}
