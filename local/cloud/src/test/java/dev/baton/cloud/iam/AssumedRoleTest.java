package dev.baton.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.assembly.AssemblyOnDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Clients that hold a role of the template may do what its policies say, on every service. */
class AssumedRoleTest {
  private static final String TEMPLATE =
      """
      {"Resources": {
        "Reader": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "Reader",
          "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow",
            "Action": "sts:AssumeRole", "Principal": {"AWS": "000000000000"}}]},
          "Policies": [{"PolicyName": "Own", "PolicyDocument": {"Statement": [
            {"Effect": "Allow", "Action": ["ssm:GetParameters", "ssm:GetParameter"],
             "Resource": "arn:aws:ssm:us-east-1:000000000000:parameter/app/*"},
            {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
             "Resource": "arn:aws:secretsmanager:us-east-1:000000000000:secret:app-??????"},
            {"Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*",
             "Condition": {"StringEquals": {"cloudwatch:namespace": "App"}}},
            {"Effect": "Allow", "Action": "scheduler:CreateSchedule",
             "Resource": "arn:aws:scheduler:us-east-1:000000000000:schedule/default/app-*"}
          ]}}]}}}}\
      """;
  private static final String READER = "arn:aws:iam::000000000000:role/Reader";

  @TempDir Path folder;
  private Cloud cloud;
  private AwsCredentials user;
  private AwsCredentials reader;

  @BeforeEach
  void assume() {
    cloud =
        Cloud.builder()
            .assembly(new AssemblyOnDisk(folder.resolve("cdk.out")).stack("App", TEMPLATE).write())
            .data(folder.resolve("data"))
            .start();
    var own = cloud.userCredentials();
    user = AwsBasicCredentials.create(own.accessKeyId(), own.secretAccessKey());
    var session =
        as(user, StsClient.builder())
            .assumeRole(assume -> assume.roleArn(READER).roleSessionName("tests"))
            .credentials();
    reader =
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void readsTheParametersThatItsPolicyNamesAndNoOther() {
    SsmClient all = as(user, SsmClient.builder());
    all.putParameter(put -> put.name("/app/one").value("1").type("String"));
    all.putParameter(put -> put.name("/other/two").value("2").type("String"));
    SsmClient ssm = as(reader, SsmClient.builder());

    assertThat(ssm.getParameter(get -> get.name("/app/one")).parameter().value()).isEqualTo("1");
    refused(
        () -> ssm.getParameters(get -> get.names("/app/one", "/other/two")),
        "ssm:GetParameters",
        "arn:aws:ssm:us-east-1:000000000000:parameter/other/two");
    refused(
        () -> ssm.deleteParameter(delete -> delete.name("/app/one")),
        "ssm:DeleteParameter",
        "arn:aws:ssm:us-east-1:000000000000:parameter/app/one");
  }

  @Test
  void readsTheSecretsThatItsPolicyNamesAndNoOther() {
    SecretsManagerClient all = as(user, SecretsManagerClient.builder());
    all.createSecret(create -> create.name("app").secretString("s"));
    String other = all.createSecret(create -> create.name("other").secretString("t")).arn();
    SecretsManagerClient secrets = as(reader, SecretsManagerClient.builder());

    assertThat(secrets.getSecretValue(get -> get.secretId("app")).secretString()).isEqualTo("s");
    refused(
        () -> secrets.getSecretValue(get -> get.secretId("other")),
        "secretsmanager:GetSecretValue",
        other);
  }

  @Test
  void countsInTheNamespaceOfItsPolicyOnly() {
    CloudWatchClient metrics = as(reader, CloudWatchClient.builder());
    MetricDatum one = MetricDatum.builder().metricName("n").value(1.0).build();
    metrics.putMetricData(put -> put.namespace("App").metricData(one));
    refused(
        () -> metrics.putMetricData(put -> put.namespace("Other").metricData(one)),
        "cloudwatch:PutMetricData",
        "*");
  }

  @Test
  void whatIsNotAllowedIsRefusedWhateverTheService() {
    refused(
        () -> as(reader, SnsClient.builder()).createTopic(create -> create.name("t")),
        "SNS:CreateTopic",
        "arn:aws:sns:us-east-1:000000000000:t");
    refused(
        () -> as(reader, SqsClient.builder()).createQueue(create -> create.queueName("q")),
        "sqs:CreateQueue",
        "arn:aws:sqs:us-east-1:000000000000:q");
    refused(() -> as(reader, KmsClient.builder()).listKeys(), "kms:ListKeys", "*");
  }

  @Test
  void whoMakesAScheduleMustBeAllowedToPassItsRoleOn() {
    refused(
        () ->
            as(reader, SchedulerClient.builder())
                .createSchedule(
                    create ->
                        create
                            .name("app-one")
                            .scheduleExpression("rate(1 day)")
                            .flexibleTimeWindow(window -> window.mode("OFF"))
                            .target(
                                target ->
                                    target
                                        .roleArn(READER)
                                        .arn("arn:aws:sqs:us-east-1:000000000000:q"))),
        "iam:PassRole",
        READER);
  }

  @Test
  void aGrantLetsItsGranteeUseAKeyInTheContextGivenUntilItIsRevoked() {
    KmsClient owner = as(user, KmsClient.builder());
    KmsClient kms = as(reader, KmsClient.builder());
    String key = owner.createKey().keyMetadata().arn();
    owner.createAlias(create -> create.aliasName("alias/notes").targetKeyId(key));
    Map<String, String> context = Map.of("tenant", "a", "table", "notes");
    SdkBytes sealed = seal(owner, context);
    SdkBytes foreign = seal(owner, Map.of("tenant", "b"));
    refused(() -> open(kms, sealed, context), "kms:Decrypt", key);

    String grant =
        owner
            .createGrant(
                create ->
                    create
                        .keyId(key)
                        .granteePrincipal(READER)
                        .operations(GrantOperation.DECRYPT)
                        .constraints(c -> c.encryptionContextSubset(Map.of("tenant", "a"))))
            .grantId();

    assertThat(open(kms, sealed, context)).isEqualTo("hello");
    refused(() -> open(kms, foreign, Map.of("tenant", "b")), "kms:Decrypt", key);
    refused(
        () -> kms.encrypt(e -> e.keyId("alias/notes").plaintext(SdkBytes.fromUtf8String("x"))),
        "kms:Encrypt",
        key);

    owner.revokeGrant(revoke -> revoke.keyId(key).grantId(grant));
    refused(() -> open(kms, sealed, context), "kms:Decrypt", key);
  }

  @Test
  void whoMayRetireAGrantNeedsNoPolicyForIt() {
    KmsClient owner = as(user, KmsClient.builder());
    KmsClient kms = as(reader, KmsClient.builder());
    String key = owner.createKey().keyMetadata().arn();
    String token =
        owner
            .createGrant(
                create ->
                    create
                        .keyId(key)
                        .granteePrincipal("logs.amazonaws.com")
                        .retiringPrincipal(READER)
                        .operations(GrantOperation.ENCRYPT))
            .grantToken();

    kms.retireGrant(retire -> retire.grantToken(token));

    assertThat(owner.listGrants(list -> list.keyId(key)).grants()).isEmpty();
  }

  @Test
  void aGrantThatSaysNobodyOrNothingIsRefused() {
    KmsClient owner = as(user, KmsClient.builder());
    String key = owner.createKey().keyMetadata().arn();
    for (List<String> wrong : List.of(List.of("somebody", "Encrypt"), List.of(READER, "Enjoy"))) {
      assertThatThrownBy(
              () ->
                  owner.createGrant(
                      create ->
                          create
                              .keyId(key)
                              .granteePrincipal(wrong.get(0))
                              .operationsWithStrings(wrong.get(1))))
          .isInstanceOf(KmsException.class)
          .hasMessageContaining(wrong.get(0).equals(READER) ? "Enjoy" : "somebody");
    }
  }

  private static SdkBytes seal(KmsClient owner, Map<String, String> context) {
    return owner
        .encrypt(
            encrypt ->
                encrypt
                    .keyId("alias/notes")
                    .encryptionContext(context)
                    .plaintext(SdkBytes.fromUtf8String("hello")))
        .ciphertextBlob();
  }

  private static String open(KmsClient kms, SdkBytes sealed, Map<String, String> context) {
    return kms.decrypt(decrypt -> decrypt.ciphertextBlob(sealed).encryptionContext(context))
        .plaintext()
        .asUtf8String();
  }

  @Test
  void refusesWithTheCodeThatEachServiceHas() {
    assertThat(codeOf(() -> as(reader, SnsClient.builder()).listTopics()))
        .isEqualTo("AuthorizationError");
    assertThat(codeOf(() -> as(reader, CloudWatchClient.builder()).listMetrics()))
        .isEqualTo("AccessDenied");
    assertThat(codeOf(() -> as(reader, SqsClient.builder()).listQueues()))
        .isEqualTo("AccessDeniedException");
    assertThat(
            codeOf(
                () ->
                    as(reader, StsClient.builder())
                        .assumeRole(a -> a.roleArn(READER).roleSessionName("again"))))
        .isEqualTo("AccessDenied");
  }

  private static String codeOf(ThrowingCallable call) {
    return catchThrowableOfType(AwsServiceException.class, call).awsErrorDetails().errorCode();
  }

  private static void refused(ThrowingCallable call, String action, String resource) {
    assertThatThrownBy(call)
        .hasMessageContaining(
            "User: arn:aws:sts::000000000000:assumed-role/Reader/tests is not authorized to"
                + " perform: "
                + action
                + " on resource: "
                + resource
                + " because no identity-based policy allows the "
                + action
                + " action");
  }

  private <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C as(
      AwsCredentials who, B builder) {
    return builder
        .endpointOverride(cloud.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(who))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
