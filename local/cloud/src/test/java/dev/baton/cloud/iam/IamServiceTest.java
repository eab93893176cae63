package dev.baton.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.assembly.AssemblyOnDisk;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;

/** Roles and policies made by API are judged as those of the template are. */
class IamServiceTest {
  private static final String TRUST =
      "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\","
          + " \"Principal\": {\"AWS\": \"000000000000\"}}}";

  @TempDir static Path folder;
  private static Cloud cloud;
  private static AwsCredentials user;
  private static IamClient iam;

  @BeforeAll
  static void start() {
    String template =
        """
        {"Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "template",
          "AssumeRolePolicyDocument": %s,
          "Policies": [{"PolicyName": "own", "PolicyDocument": %s}]}}}}
        """
            .formatted(TRUST, allow("sqs:ListQueues", "*"));
    cloud =
        Cloud.builder()
            .assembly(new AssemblyOnDisk(folder.resolve("cdk.out")).stack("App", template).write())
            .data(folder.resolve("data"))
            .start();
    var own = cloud.userCredentials();
    user = AwsBasicCredentials.create(own.accessKeyId(), own.secretAccessKey());
    iam = as(user, IamClient.builder());
  }

  @AfterAll
  static void stop() {
    iam.close();
    cloud.close();
  }

  @Test
  void aRoleMayWhatItsPoliciesSay() {
    role("worker");
    SqsClient worker = as(session("worker"), SqsClient.builder());
    refused(
        () -> worker.createQueue(q -> q.queueName("work")),
        "assumed-role/worker/tests is not authorized to perform: sqs:CreateQueue on resource:"
            + " arn:aws:sqs:us-east-1:000000000000:work because no identity-based policy");

    String arn = "arn:aws:sqs:us-east-1:000000000000:work";
    iam.putRolePolicy(
        p -> p.roleName("worker").policyName("q").policyDocument(allow("sqs:CreateQueue", arn)));
    assertThat(worker.createQueue(q -> q.queueName("work")).queueUrl()).endsWith("/work");
    refused(() -> worker.createQueue(q -> q.queueName("other")), "not authorized");

    iam.deleteRolePolicy(p -> p.roleName("worker").policyName("q"));
    refused(() -> worker.createQueue(q -> q.queueName("work")), "not authorized");
  }

  @Test
  void managedPoliciesCountInTheirDefaultVersion() {
    role("managed");
    SqsClient managed = as(session("managed"), SqsClient.builder());
    String arn =
        iam.createPolicy(p -> p.policyName("queues").policyDocument(allow("sqs:CreateQueue", "*")))
            .policy()
            .arn();
    iam.attachRolePolicy(a -> a.roleName("managed").policyArn(arn));
    assertThat(managed.createQueue(q -> q.queueName("m1")).queueUrl()).endsWith("/m1");

    iam.createPolicyVersion(
        v -> v.policyArn(arn).policyDocument(allow("sqs:ListQueues", "*")).setAsDefault(true));
    refused(() -> managed.createQueue(q -> q.queueName("m2")), "not authorized");
    assertThat(managed.listQueues().queueUrls()).isNotEmpty();
    assertThat(iam.getPolicy(p -> p.policyArn(arn)).policy().attachmentCount()).isOne();
    assertThat(iam.listPolicyVersions(p -> p.policyArn(arn)).versions()).hasSize(2);
    assertThatThrownBy(() -> iam.deletePolicy(p -> p.policyArn(arn)))
        .isInstanceOf(DeleteConflictException.class);

    iam.detachRolePolicy(a -> a.roleName("managed").policyArn(arn));
    iam.attachRolePolicy(
        a -> a.roleName("managed").policyArn("arn:aws:iam::aws:policy/AmazonSQSFullAccess"));
    assertThat(managed.createQueue(q -> q.queueName("m3")).queueUrl()).endsWith("/m3");
    assertThat(iam.listAttachedRolePolicies(a -> a.roleName("managed")).attachedPolicies())
        .singleElement()
        .satisfies(each -> assertThat(each.policyName()).isEqualTo("AmazonSQSFullAccess"));
    iam.deletePolicy(p -> p.policyArn(arn));
  }

  @Test
  void rolesOfTheTemplateAreShownAndChanged() {
    Role role = iam.getRole(r -> r.roleName("template")).role();
    assertThat(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/template");
    assertThat(role.assumeRolePolicyDocument()).contains("sts%3AAssumeRole");
    assertThat(iam.listRolePolicies(r -> r.roleName("template")).policyNames())
        .containsExactly("own");
    SqsClient template = as(session("template"), SqsClient.builder());
    assertThat(template.listQueues()).isNotNull();

    iam.deleteRolePolicy(p -> p.roleName("template").policyName("own"));

    refused(template::listQueues, "not authorized to perform: sqs:ListQueues");
  }

  @Test
  void listsRolesByPages() {
    for (int i = 0; i < 3; i++) {
      role("page" + i);
    }
    assertThat(iam.listRolesPaginator(r -> r.maxItems(2)).roles())
        .extracting(Role::roleName)
        .contains("page0", "page1", "page2", "template");
  }

  @Test
  void refusesInTheWordsOfIam() {
    role("once");
    assertThatThrownBy(() -> role("once"))
        .isInstanceOf(EntityAlreadyExistsException.class)
        .hasMessageContaining("Role with name once already exists.");
    assertThatThrownBy(() -> iam.getRole(r -> r.roleName("nobody")))
        .isInstanceOf(NoSuchEntityException.class)
        .hasMessageContaining("The role with name nobody cannot be found.");
    assertThatThrownBy(() -> iam.createRole(r -> r.roleName("bad").assumeRolePolicyDocument("{]")))
        .isInstanceOf(MalformedPolicyDocumentException.class);
    assertThatThrownBy(
            () ->
                iam.putRolePolicy(
                    p ->
                        p.roleName("once")
                            .policyName("p")
                            .policyDocument("{\"Statement\": {\"Effect\": \"Perhaps\"}}")))
        .isInstanceOf(MalformedPolicyDocumentException.class)
        .hasMessageContaining("Effect must be Allow or Deny");
    assertThatThrownBy(
            () ->
                iam.attachRolePolicy(
                    a -> a.roleName("once").policyArn("arn:aws:iam::aws:policy/Nothing")))
        .isInstanceOf(NoSuchEntityException.class);
    iam.putRolePolicy(p -> p.roleName("once").policyName("p").policyDocument(allow("sqs:*", "*")));
    assertThatThrownBy(() -> iam.deleteRole(r -> r.roleName("once")))
        .isInstanceOf(DeleteConflictException.class)
        .hasMessageContaining("must delete policies first");
  }

  @Test
  void whoActsAsADeletedRoleMayNothing() {
    role("going");
    iam.putRolePolicy(p -> p.roleName("going").policyName("p").policyDocument(allow("sqs:*", "*")));
    SqsClient going = as(session("going"), SqsClient.builder());
    assertThat(going.listQueues()).isNotNull();
    iam.deleteRolePolicy(p -> p.roleName("going").policyName("p"));
    iam.deleteRole(r -> r.roleName("going"));

    refused(going::listQueues, "not authorized");
  }

  @Test
  void aStateMachineRunsAsTheRoleThatMayBePassed() {
    role("maker");
    String worker = "arn:aws:iam::000000000000:role/of-machines";
    iam.createRole(
        r ->
            r.roleName("of-machines")
                .assumeRolePolicyDocument(
                    TRUST
                        .replace("AWS", "Service")
                        .replace("000000000000", "states.amazonaws.com")));
    iam.putRolePolicy(
        p ->
            p.roleName("maker")
                .policyName("p")
                .policyDocument(allow("states:CreateStateMachine", "*")));
    SfnClient maker = as(session("maker"), SfnClient.builder());
    String definition =
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"End\": true,"
            + " \"Resource\": \"arn:aws:states:::aws-sdk:sqs:listQueues\"}}}";
    refused(
        () -> maker.createStateMachine(m -> m.name("m").roleArn(worker).definition(definition)),
        "not authorized to perform: iam:PassRole on resource: " + worker);
    iam.putRolePolicy(
        p -> p.roleName("maker").policyName("q").policyDocument(allow("iam:PassRole", worker)));

    String arn =
        maker
            .createStateMachine(m -> m.name("m").roleArn(worker).definition(definition))
            .stateMachineArn();
    SfnClient sfn = as(user, SfnClient.builder());
    String run = sfn.startExecution(e -> e.stateMachineArn(arn)).executionArn();
    cloud.awaitIdle();
    assertThat(sfn.describeExecution(e -> e.executionArn(run)).cause())
        .contains("assumed-role/of-machines", "not authorized to perform: sqs:ListQueues");
  }

  @Test
  void policiesOfResourcesCountAsTheyAreSet() {
    role("guest");
    AwsCredentials guest = session("guest");
    String principal = "arn:aws:iam::000000000000:role/guest";
    SqsClient sqs = as(user, SqsClient.builder());
    String url = sqs.createQueue(q -> q.queueName("guarded")).queueUrl();
    String arn = "arn:aws:sqs:us-east-1:000000000000:guarded";
    SqsClient guestSqs = as(guest, SqsClient.builder());
    refused(() -> guestSqs.sendMessage(m -> m.queueUrl(url).messageBody("x")), "not authorized");
    sqs.setQueueAttributes(
        a ->
            a.queueUrl(url)
                .attributes(
                    Map.of(QueueAttributeName.POLICY, to(principal, "sqs:SendMessage", arn))));
    assertThat(guestSqs.sendMessage(m -> m.queueUrl(url).messageBody("x")).messageId()).isNotNull();
    sqs.setQueueAttributes(a -> a.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, "")));
    refused(() -> guestSqs.sendMessage(m -> m.queueUrl(url).messageBody("x")), "not authorized");
    sqs.addPermission(
        p -> p.queueUrl(url).label("guest").actions("SendMessage").awsAccountIds(principal));
    assertThat(guestSqs.sendMessage(m -> m.queueUrl(url).messageBody("x")).messageId()).isNotNull();
    assertThatThrownBy(
            () ->
                sqs.setQueueAttributes(
                    a -> a.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, "[]"))))
        .hasMessageContaining("The policy is not valid");
  }

  @Test
  void policiesOfTopicsAndBusesCount() {
    role("listener");
    AwsCredentials guest = session("listener");
    String principal = "arn:aws:iam::000000000000:role/listener";
    SnsClient sns = as(user, SnsClient.builder());
    String topic = sns.createTopic(t -> t.name("guarded")).topicArn();
    SnsClient guestSns = as(guest, SnsClient.builder());
    refused(() -> guestSns.publish(p -> p.topicArn(topic).message("x")), "not authorized");
    sns.addPermission(
        p -> p.topicArn(topic).label("g").actionNames("Publish").awsAccountIds(principal));
    assertThat(guestSns.publish(p -> p.topicArn(topic).message("x")).messageId()).isNotNull();

    EventBridgeClient events = as(user, EventBridgeClient.builder());
    EventBridgeClient guestEvents = as(guest, EventBridgeClient.builder());
    refused(() -> guestEvents.describeEventBus(b -> b.name("default")), "not authorized");
    events.putPermission(
        p -> p.statementId("g").action("events:DescribeEventBus").principal(principal));
    assertThat(guestEvents.describeEventBus(b -> b.name("default")).policy()).contains("\"g\"");
    events.removePermission(p -> p.statementId("g"));
    refused(() -> guestEvents.describeEventBus(b -> b.name("default")), "not authorized");
  }

  @Test
  void policiesOfBucketsCount() {
    role("reader");
    AwsCredentials guest = session("reader");
    String principal = "arn:aws:iam::000000000000:role/reader";
    S3Client s3 = as(user, S3Client.builder().forcePathStyle(true));
    s3.createBucket(b -> b.bucket("guarded"));
    S3Client guestS3 = as(guest, S3Client.builder().forcePathStyle(true));
    refused(
        () -> guestS3.putObject(o -> o.bucket("guarded").key("k"), RequestBody.fromString("x")),
        "not authorized");
    s3.putBucketPolicy(
        b -> b.bucket("guarded").policy(to(principal, "s3:PutObject", "arn:aws:s3:::guarded/*")));
    assertThat(
            guestS3
                .putObject(o -> o.bucket("guarded").key("k"), RequestBody.fromString("x"))
                .eTag())
        .isNotNull();
    assertThat(s3.getBucketPolicy(b -> b.bucket("guarded")).policy()).contains(principal);
    s3.deleteBucketPolicy(b -> b.bucket("guarded"));
    refused(
        () -> guestS3.putObject(o -> o.bucket("guarded").key("k"), RequestBody.fromString("x")),
        "not authorized");
  }

  @Test
  void theKeyPolicyDecidesWhoUsesAKey() {
    role("crypt");
    AwsCredentials crypt = session("crypt");
    KmsClient kms = as(user, KmsClient.builder());
    String key = kms.createKey().keyMetadata().arn();
    KmsClient guest = as(crypt, KmsClient.builder());
    refused(() -> guest.generateDataKey(k -> k.keyId(key).keySpec("AES_256")), "not authorized");
    String root = "arn:aws:iam::000000000000:root";
    kms.putKeyPolicy(
        p ->
            p.keyId(key)
                .policy(
                    "{\"Statement\": ["
                        + statement(root, "kms:*", "*")
                        + ","
                        + statement(
                            "arn:aws:iam::000000000000:role/crypt", "kms:GenerateDataKey", "*")
                        + "]}"));
    assertThat(guest.generateDataKey(k -> k.keyId(key).keySpec("AES_256")).plaintext()).isNotNull();
  }

  private static void role(String name) {
    iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST));
  }

  private static String allow(String action, String resource) {
    return "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"%s\"}]}"
        .formatted(action, resource);
  }

  private static String to(String principal, String action, String resource) {
    return "{\"Statement\": [" + statement(principal, action, resource) + "]}";
  }

  private static String statement(String principal, String action, String resource) {
    return ("{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"%s\"}, \"Action\": \"%s\","
            + " \"Resource\": \"%s\"}")
        .formatted(principal, action, resource);
  }

  private static void refused(ThrowingCallable call, String part) {
    assertThatThrownBy(call).hasMessageContaining(part);
  }

  private static AwsCredentials session(String role) {
    var keys =
        as(user, StsClient.builder())
            .assumeRole(
                a -> a.roleArn("arn:aws:iam::000000000000:role/" + role).roleSessionName("tests"))
            .credentials();
    return AwsSessionCredentials.create(
        keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
  }

  private static <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C as(
      AwsCredentials credentials, B builder) {
    return builder
        .region(Region.US_EAST_1)
        .endpointOverride(cloud.endpoint())
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }
}
