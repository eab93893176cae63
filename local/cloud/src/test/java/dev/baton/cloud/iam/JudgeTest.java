package dev.baton.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.iam.Decision.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final String ACCOUNT = "000000000000";
  private static final String ROLE = "arn:aws:iam::000000000000:role/Writer";
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/Letters";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:Inbox";
  private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/1";
  private static final Actor WRITER =
      new Actor("User: w", "arn:aws:sts::000000000000:assumed-role/Writer/w", ROLE, null, ACCOUNT);

  private final Policies policies = new Policies();
  private final Judge judge = new Judge(policies);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamodb:PutItem | " + TABLE + " | dynamodb:PutItem | " + TABLE + " | true",
        "dynamodb:putitem | " + TABLE + " | dynamodb:PutItem | " + TABLE + " | true",
        "dynamodb:Put*    | * | dynamodb:PutItem | " + TABLE + " | true",
        "dynamodb:?etItem | * | dynamodb:GetItem | " + TABLE + " | true",
        "dynamodb:GetItem | " + TABLE + " | dynamodb:PutItem | " + TABLE + " | false",
        "dynamodb:PutItem | " + TABLE + "/index/* | dynamodb:PutItem | " + TABLE + " | false",
        "dynamodb:Query | " + TABLE + "/index/* | dynamodb:Query | " + TABLE + "/index/i | true",
        "s3:GetObject | arn:aws:s3:::b/in/* | s3:GetObject | arn:aws:s3:::b/in/x/y | true",
        "s3:GetObject | arn:aws:s3:::b/in/* | s3:GetObject | arn:aws:s3:::b/out/x | false",
        "s3:GetObject | arn:aws:s3:::b/IN/* | s3:GetObject | arn:aws:s3:::b/in/x | false",
      })
  void matchesActionsAndResources(
      String allowed, String on, String action, String resource, boolean granted) {
    role(
        """
        {"Effect": "Allow", "Action": "%s", "Resource": "%s"}\
        """
            .formatted(allowed, on));

    assertThat(decide(WRITER, action, resource, Map.of()).allowed()).isEqualTo(granted);
  }

  @Test
  void meansEverythingElseByNotActionAndNotResource() {
    role(
        """
        {"Effect": "Allow", "NotAction": "dynamodb:Delete*", "NotResource": "%s"}\
        """
            .formatted(QUEUE));

    assertThat(decide(WRITER, "dynamodb:PutItem", TABLE, Map.of()).allowed()).isTrue();
    assertThat(decide(WRITER, "dynamodb:DeleteItem", TABLE, Map.of()).allowed()).isFalse();
    assertThat(decide(WRITER, "sqs:SendMessage", QUEUE, Map.of()).allowed()).isFalse();
  }

  @Test
  void refusesWhatIsDeniedWhoeverAllowsIt() {
    role(
        """
        {"Effect": "Allow", "Action": "*", "Resource": "*"},
        {"Sid": "No", "Effect": "Deny", "Action": "dynamodb:Put*", "Resource": "%s"}\
        """
            .formatted(TABLE));

    Decision decision = decide(WRITER, "dynamodb:PutItem", TABLE, Map.of());

    assertThat(decision).isEqualTo(new Decision(Verdict.DENIED_BY_IDENTITY, List.of("S/R/No")));
    assertThat(decide(WRITER, "dynamodb:GetItem", TABLE, Map.of()).allowed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringEquals | s3:prefix | [\"a\", \"b\"] | b | true",
        "StringEquals | s3:prefix | \"a\" | A | false",
        "StringEquals | s3:prefix | \"a\" | | false",
        "StringEqualsIfExists | s3:prefix | \"a\" | | true",
        "StringEqualsIgnoreCase | s3:prefix | \"a\" | A | true",
        "StringNotEquals | s3:prefix | [\"a\", \"b\"] | b | false",
        "StringNotEquals | s3:prefix | [\"a\", \"b\"] | c | true",
        "StringNotEquals | s3:prefix | \"a\" | | true",
        "StringLike | s3:prefix | \"in/*\" | in/x | true",
        "StringNotLike | s3:prefix | \"in/*\" | in/x | false",
        "ArnLike | aws:SourceArn | \"arn:aws:events:*:0:rule/*\" | arn:aws:events:e:0:rule/r |"
            + " true",
        "ArnEquals | aws:SourceArn | \"arn:aws:events:e:0:rule/r\" | arn:aws:events:e:0:rule/s |"
            + " false",
        "ArnLike | aws:SourceArn | \"arn:aws:*\" | arn:aws:events:e:0:rule/r | true",
        "Bool | aws:SecureTransport | \"true\" | true | true",
        "Bool | aws:SecureTransport | \"false\" | true | false",
        "IpAddress | aws:SourceIp | \"10.0.0.0/8\" | 10.9.8.7 | true",
        "IpAddress | aws:SourceIp | \"10.0.0.0/8\" | 11.0.0.1 | false",
        "NotIpAddress | aws:SourceIp | \"10.0.0.0/8\" | 11.0.0.1 | true",
        "IpAddress | aws:SourceIp | \"2001:db8::/32\" | 2001:db8:1::5 | true",
        "NumericLessThan | s3:max-keys | \"10\" | 9 | true",
        "NumericLessThan | s3:max-keys | \"10\" | 10 | false",
        "NumericGreaterThanEquals | s3:max-keys | \"10\" | 10 | true",
        "NumericEquals | s3:max-keys | \"10\" | ten | false",
        "DateGreaterThan | aws:CurrentTime | \"2026-01-01T00:00:00Z\" | 2026-01-02T00:00:00Z |"
            + " true",
        "DateLessThan | aws:EpochTime | \"2026-01-01T00:00:00Z\" | 1 | true",
        "Null | s3:prefix | \"true\" | | true",
        "Null | s3:prefix | \"false\" | | false",
        "Null | s3:prefix | \"false\" | a | true",
        "ForAllValues:StringEquals | dynamodb:LeadingKeys | [\"a\", \"b\"] | a,b | true",
        "ForAllValues:StringEquals | dynamodb:LeadingKeys | [\"a\"] | a,b | false",
        "ForAllValues:StringEquals | dynamodb:LeadingKeys | [\"a\"] | | true",
        "ForAnyValue:StringEquals | dynamodb:LeadingKeys | [\"a\"] | a,b | true",
        "ForAnyValue:StringEquals | dynamodb:LeadingKeys | [\"a\"] | | false",
      })
  void judgesConditions(String operator, String key, String wanted, String given, boolean met) {
    role(
        """
        {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*",
         "Condition": {"%s": {"%s": %s}}}\
        """
            .formatted(operator, key, wanted));
    Map<String, List<String>> facts =
        given == null
            ? Map.of(key.toLowerCase(Locale.ROOT), List.of())
            : Map.of(key.toLowerCase(Locale.ROOT), List.of(given.split(",")));

    assertThat(decide(WRITER, "s3:ListBucket", "arn:aws:s3:::b", facts).allowed()).isEqualTo(met);
  }

  @Test
  void holdsSeveralConditionsAllAtOnce() {
    role(
        """
        {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*",
         "Condition": {"StringEquals": {"s3:prefix": "a", "s3:delimiter": "/"}}}\
        """);

    Map<String, List<String>> one = Map.of("s3:prefix", List.of("a"));
    Map<String, List<String>> both =
        Map.of("s3:prefix", List.of("a"), "s3:delimiter", List.of("/"));
    assertThat(decide(WRITER, "s3:ListBucket", "arn:aws:s3:::b", one).allowed()).isFalse();
    assertThat(decide(WRITER, "s3:ListBucket", "arn:aws:s3:::b", both).allowed()).isTrue();
  }

  @Test
  void fillsInVariables() {
    role(
        """
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${aws:PrincipalAccount}/*"}\
        """);

    String own = "arn:aws:s3:::" + ACCOUNT + "/x";
    assertThat(decide(WRITER, "s3:GetObject", own, Map.of()).allowed()).isTrue();
    assertThat(decide(WRITER, "s3:GetObject", "arn:aws:s3:::other/x", Map.of()).allowed())
        .isFalse();
  }

  @Test
  void letsAServiceUseOnlyWhatItsPolicySays() {
    policies.describe(QUEUE);
    Actor rule = service("events.amazonaws.com", "arn:aws:events:us-east-1:000000000000:rule/r");
    assertThat(decide(rule, "sqs:SendMessage", QUEUE, Map.of()).verdict())
        .isEqualTo(Verdict.NOT_IN_RESOURCE);

    protect(
        QUEUE,
        """
        {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
         "Action": "sqs:SendMessage", "Resource": "%s",
         "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}\
        """
            .formatted(QUEUE, rule.arn()));

    assertThat(decide(rule, "sqs:SendMessage", QUEUE, Map.of()).allowed()).isTrue();
    Actor other = service("events.amazonaws.com", "arn:aws:events:us-east-1:000000000000:rule/s");
    assertThat(decide(other, "sqs:SendMessage", QUEUE, Map.of()).allowed()).isFalse();
    Actor topic = service("sns.amazonaws.com", rule.arn());
    assertThat(decide(topic, "sqs:SendMessage", QUEUE, Map.of()).allowed()).isFalse();
  }

  @Test
  void takesARolesOwnPolicyOrTheResources() {
    policies.role("Writer");
    policies.describe(QUEUE);
    assertThat(decide(WRITER, "sqs:SendMessage", QUEUE, Map.of()).verdict())
        .isEqualTo(Verdict.NOT_IN_IDENTITY);

    protect(
        QUEUE,
        """
        {"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": "sqs:*", "Resource": "%s"}\
        """
            .formatted(ROLE, QUEUE));

    assertThat(decide(WRITER, "sqs:SendMessage", QUEUE, Map.of()).allowed()).isTrue();
  }

  @Test
  void usesAKeyOnlyAsBothPoliciesSay() {
    role(
        """
        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "%s"}\
        """
            .formatted(KEY));
    protect(
        KEY,
        """
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"},
         "Action": "kms:Encrypt", "Resource": "*"}\
        """);

    assertThat(decide(WRITER, "kms:Decrypt", KEY, Map.of()).verdict())
        .isEqualTo(Verdict.NOT_IN_RESOURCE);
    assertThat(decide(WRITER, "kms:Encrypt", KEY, Map.of()).verdict())
        .isEqualTo(Verdict.NOT_IN_IDENTITY);

    protect(
        KEY,
        """
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"},
         "Action": "kms:Decrypt", "Resource": "*"}\
        """);

    judge.forget();
    assertThat(decide(WRITER, "kms:Decrypt", KEY, Map.of()).allowed()).isTrue();
  }

  @Test
  void letsTheRootUserDoAllThatNoResourceDenies() {
    Actor root = new Actor("root", "arn:aws:iam::000000000000:root", null, null, ACCOUNT);
    assertThat(decide(root, "sqs:SendMessage", QUEUE, Map.of()).allowed()).isTrue();

    protect(
        QUEUE,
        """
        {"Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "%s",
         "Condition": {"Bool": {"aws:SecureTransport": "false"}}}\
        """
            .formatted(QUEUE));

    assertThat(decide(root, "sqs:SendMessage", QUEUE, Map.of()).allowed()).isTrue();
    Map<String, List<String>> open = Map.of("aws:securetransport", List.of("false"));
    assertThat(decide(root, "sqs:SendMessage", QUEUE, open).verdict())
        .isEqualTo(Verdict.DENIED_BY_RESOURCE);
  }

  @Test
  void namesWhatItCannotJudge() {
    role(
        """
        {"Effect": "Maybe", "Action": "s3:*", "Resource": "*", "Conditions": {}},
        {"Sid": "C", "Effect": "Allow", "Action": "s3:*", "Resource": "*",
         "Condition": {"StringSounds": {"s3:prefix": "a"}, "Bool": {"aws:Weather": "true"}}}\
        """);

    assertThat(policies.takeFaults())
        .containsExactlyInAnyOrder(
            "S/R/#0: IAM has no element Conditions of a statement",
            "S/R/#0: Effect must be Allow or Deny, not \"Maybe\"",
            "S/R/C: the condition operator StringSounds is not known",
            "S/R/C: the condition key aws:Weather cannot be judged here");
  }

  @Test
  void judgesAsIfAWithheldStatementWereNotThere() {
    role(
        """
        {"Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}\
        """);
    assertThat(decide(WRITER, "s3:GetObject", "arn:aws:s3:::b/k", Map.of()).allowed()).isTrue();

    policies.withhold(Set.of("S/R/A"));
    judge.forget();

    assertThat(decide(WRITER, "s3:GetObject", "arn:aws:s3:::b/k", Map.of()).allowed()).isFalse();
  }

  private Decision decide(
      Actor actor, String action, String resource, Map<String, List<String>> facts) {
    Permission permission = new Permission(action, resource, facts);
    Instant now = Instant.parse("2026-11-20T00:00:00Z");
    return judge.decide(actor, permission, new CallFacts(actor, permission, "us-east-1", now));
  }

  private static Actor service(String name, String arn) {
    return new Actor("User: " + name, arn, null, name, ACCOUNT);
  }

  private void role(String statements) {
    policies.attach("Writer", "S/R", document(statements));
  }

  private void protect(String arn, String statements) {
    policies.protect(arn, "S/P", document(statements));
    judge.forget();
  }

  private static JsonNode document(String statements) {
    try {
      return new ObjectMapper().readTree("{\"Statement\": [" + statements + "]}");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
