package dev.baton.asl.parse;

import dev.baton.asl.state.Resource;
import dev.baton.asl.state.Resource.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the Resource of a Task; the optimized integrations are listed in a resource file. */
final class ResourceParser {
  private static final String SDK = "aws-sdk:";
  private static final Map<String, Set<String>> OPTIMIZED = load();

  private ResourceParser() {}

  /** What the ARN names; null when Step Functions would not recognize it. */
  static @Nullable Resource parse(String arn) {
    if (arn.startsWith("${")) {
      return new Resource.Function(arn);
    }
    String[] parts = arn.split(":", 6);
    if (parts.length < 6 || !parts[0].equals("arn")) {
      return null;
    }
    String service = parts[2];
    if (service.equals("lambda")) {
      return new Resource.Function(arn);
    }
    if (!service.equals("states")) {
      return null;
    }
    if (parts[5].startsWith("activity:")) {
      return new Resource.Activity(arn);
    }
    return parts[3].isEmpty() && parts[4].isEmpty() ? integration(arn, parts[5]) : null;
  }

  private static @Nullable Resource integration(String arn, String name) {
    boolean sdk = name.startsWith(SDK);
    String rest = sdk ? name.substring(SDK.length()) : name;
    int colon = rest.indexOf(':');
    if (colon <= 0) {
      return null;
    }
    String service = rest.substring(0, colon);
    String action = rest.substring(colon + 1);
    Pattern pattern = null;
    for (Pattern candidate : Pattern.values()) {
      if (action.endsWith("." + candidate.suffix())) {
        pattern = candidate;
        action = action.substring(0, action.length() - candidate.suffix().length() - 1);
        break;
      }
    }
    boolean known =
        sdk
            ? pattern != Pattern.SYNC && pattern != Pattern.SYNC_2
            : OPTIMIZED.getOrDefault(service, Set.of()).contains(action);
    return known && !action.isEmpty()
        ? new Resource.Integration(arn, service, action, sdk, pattern)
        : null;
  }

  private static Map<String, Set<String>> load() {
    Properties listed = new Properties();
    try (InputStream in = ResourceParser.class.getResourceAsStream("integrations.properties")) {
      listed.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Set<String>> actions = new TreeMap<>();
    Enumeration<?> services = listed.propertyNames();
    while (services.hasMoreElements()) {
      String service = (String) services.nextElement();
      actions.put(service, Set.of(listed.getProperty(service).split(" ")));
    }
    return actions;
  }
}
