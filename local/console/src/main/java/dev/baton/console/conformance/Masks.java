package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.text.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The recorder's wildcards: what each may stand for, and what it turned out to stand for in this
 * case.
 */
final class Masks {
  private static final Pattern TOKEN =
      Pattern.compile("<[A-Za-z][A-Za-z0-9_. -]*(?::\\d+)?>|(?<![A-Za-z-])date(?![A-Za-z-])");
  private static final String INSTANT =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)";
  private static final Set<String> WHOLE =
      Set.of("date", "datetime", "timestamp", "snf_role_arn", "sfn_role_arn");
  private static final Set<String> FREE =
      Set.of("<request_id>", "<extended_request_id>", "<request-id>");

  private final Set<String> sent = new HashSet<>();
  private final Set<String> extra = new HashSet<>();
  private final Map<String, String> bound = new HashMap<>();

  Masks(RecordedCase recorded) {
    for (String field : List.of("definition", "definitionText", "input", "inputText", "request")) {
      Matcher matcher = TOKEN.matcher(Json.text(recorded.json().path(field)));
      while (matcher.find()) {
        sent.add(matcher.group());
      }
    }
    for (JsonNode transform : recorded.json().path("recorderTransforms")) {
      extra.add(transform.path("wildcard").asText());
    }
  }

  /** Whether the text as a whole may stand for any value. */
  boolean isWholeMask(String text) {
    return extra.contains(text) || (WHOLE.contains(text) && !sent.contains(text));
  }

  /** Whether an actual text is of the expected form; remembers what its wildcards stood for. */
  boolean matches(String expected, String actual) {
    if (expected.equals(actual)) {
      return true;
    }
    Matcher tokens = TOKEN.matcher(expected);
    StringBuilder regex = new StringBuilder();
    Map<String, String> groups = new HashMap<>();
    int at = 0;
    while (tokens.find()) {
      String token = tokens.group();
      regex.append(Pattern.quote(expected.substring(at, tokens.start())));
      regex.append(form(token, groups));
      at = tokens.end();
    }
    if (at == 0) {
      return matchesExtra(expected, actual);
    }
    regex.append(Pattern.quote(expected.substring(at)));
    Matcher matcher = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(actual);
    if (!matcher.matches()) {
      return false;
    }
    groups.forEach((token, group) -> bound.put(token, matcher.group(group)));
    return true;
  }

  private boolean matchesExtra(String expected, String actual) {
    for (String wildcard : extra) {
      int at = expected.indexOf(wildcard);
      if (at >= 0
          && actual.startsWith(expected.substring(0, at))
          && actual.endsWith(expected.substring(at + wildcard.length()))) {
        return true;
      }
    }
    return false;
  }

  private String form(String token, Map<String, String> groups) {
    if (token.equals("date")) {
      return "(?:" + INSTANT + (sent.contains(token) ? "|date" : "") + ")";
    }
    if (sent.contains(token)) {
      return Pattern.quote(token);
    }
    String known = bound.get(token);
    if (known != null) {
      return Pattern.quote(known);
    }
    String group = groups.get(token);
    if (group != null) {
      return "\\k<" + group + ">";
    }
    if (FREE.contains(token)) {
      return ".+?";
    }
    String fresh = "g" + groups.size();
    groups.put(token, fresh);
    return "(?<" + fresh + ">.+?)";
  }

  /** What is known so far, to return to when a guess proves wrong. */
  Map<String, String> snapshot() {
    return new HashMap<>(bound);
  }

  void restore(Map<String, String> snapshot) {
    bound.clear();
    bound.putAll(snapshot);
  }
}
