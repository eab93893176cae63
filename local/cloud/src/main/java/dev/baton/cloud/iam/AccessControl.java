package dev.baton.cloud.iam;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.assembly.AssemblyException;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.door.Authorizer;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.iam.Runtimes.Need;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Authorizes each call as AWS would by the roles and policies of the template: the call itself, the
 * key behind what it touches, and what running a function or state machine needs. A user's clients
 * are the account's root user. Roles and resources that the template does not describe are not
 * checked. Safe for threads.
 */
public final class AccessControl implements Authorizer {
  private static final Set<String> INVOKES = Set.of("Invoke");
  private static final Set<String> STARTS = Set.of("StartExecution", "StartSyncExecution");

  /** What Step Functions decrypts for whoever asks. */
  private static final Set<String> READS_HISTORY =
      Set.of("DescribeExecution", "GetExecutionHistory", "DescribeStateMachineForExecution");

  private final CloudContext cloud;
  private final Policies policies;
  private final Judge judge;
  private final NamedResources named;
  private final KeyRing keys;
  private final Runtimes runtimes;
  private final PolicyWatch watch;

  /** Functions and state machines found to have what they need. */
  private final Set<String> sound = ConcurrentHashMap.newKeySet();

  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Consumer<Check> observer;

  AccessControl(CloudContext cloud, Policies policies) {
    this.cloud = cloud;
    this.policies = policies;
    judge = new Judge(policies);
    named = new NamedResources(cloud);
    keys = new KeyRing(cloud.region());
    runtimes = new Runtimes(cloud.region(), cloud.account());
    watch = new PolicyWatch(cloud, policies, this::forgetDecisions);
    cloud.door().observe((request, response, took) -> watch.called(request, response));
  }

  /**
   * Takes in what the template made, and authorizes from then on.
   *
   * @throws AssemblyException naming each part of a policy that cannot be judged
   */
  public void begin(List<MadeResource> made) {
    take(made);
    cloud.door().authorizeWith(this);
  }

  /**
   * Takes in what the template made instead of what an earlier one had.
   *
   * @throws AssemblyException as {@link #begin}; then {@link #renew} with what was goes back
   */
  public void renew(List<MadeResource> before, List<MadeResource> made) {
    Set<MadeResource> same = new HashSet<>(made);
    Set<String> present = new HashSet<>();
    made.forEach(each -> present.add(each.provisioned().ref()));
    ResourcePolicies ofResources = new ResourcePolicies(cloud, policies);
    for (MadeResource each : before) {
      if (!same.contains(each)) {
        ofResources.forget(each, !present.contains(each.provisioned().ref()));
        runtimes.forget(each);
      }
    }
    try {
      take(made);
    } finally {
      forgetDecisions();
    }
  }

  private void take(List<MadeResource> made) {
    new ResourcePolicies(cloud, policies).note(made);
    made.forEach(keys::note);
    runtimes.note(made);
    List<String> faults = policies.takeFaults();
    if (!faults.isEmpty()) {
      throw new AssemblyException(faults);
    }
  }

  /** Policies have changed: what was decided is decided anew. */
  void forgetDecisions() {
    judge.forget();
    sound.clear();
    told.clear();
  }

  /** Lets grants of keys count from now on. */
  public void honour(Grants grants) {
    policies.honour(grants);
  }

  /** The ids of all statements: stack, logical id and {@code Sid} or number. */
  public List<String> statements() {
    return policies.all().stream().map(Statement::id).toList();
  }

  /** From now on decides as if these statements were not there. */
  public void withhold(Set<String> ids) {
    policies.withhold(ids);
    forgetDecisions();
  }

  /** Tells of each permission that is decided. */
  public void observe(Consumer<Check> value) {
    observer = value;
    sound.clear();
  }

  @Override
  public void authorize(AwsRequest request, Service service) {
    watch.check(request);
    if (service.name().equals("sts") && request.action().equals("GetCallerIdentity")) {
      // Everybody may ask who they are, whatever their policies say: STS API Reference.
      return;
    }
    Principal caller = request.caller();
    if (caller.kind() == Principal.Kind.SERVICE && isOwn(caller.name(), request)) {
      runs(request, service);
      return;
    }
    Actor actor = Actor.of(caller, cloud.account());
    if (!actor.isRoot() || policies.hasAnyOf(service.name())) {
      check(actor, request, service);
    }
    runs(request, service);
  }

  /**
   * A service at its own work needs nobody's leave, nor does who makes the template's resources.
   */
  private static boolean isOwn(String name, AwsRequest request) {
    return name.equals("cloudformation.amazonaws.com")
        || name.equals(request.service() + ".amazonaws.com");
  }

  private void check(Actor actor, AwsRequest request, Service service) {
    String role = actor.roleArn();
    if (role != null && request.caller().kind() == Principal.Kind.SERVICE) {
      Actor assuming = Actor.service(request.caller().name(), actor.account());
      require(assuming, new Permission("sts:AssumeRole", role), service);
    }
    for (Permission asked : service.permissions(request)) {
      for (Permission permission : named.of(request, asked)) {
        check(actor, permission, request, service);
      }
    }
  }

  private void check(Actor actor, Permission permission, AwsRequest request, Service service) {
    require(actor, permission, service);
    for (Permission key : keys.needed(permission)) {
      require(actor, key, service);
    }
    if (permission.action().equals("events:PutEvents")) {
      bus(permission.resource(), service);
    }
    if (decrypts(request)) {
      history(actor, permission.resource(), service);
    }
  }

  private void bus(String arn, Service service) {
    Permission key = keys.ofBus(arn);
    if (key != null) {
      Actor events =
          Actor.of(Principal.service("events.amazonaws.com", arn, null), cloud.account());
      require(events, key, service);
    }
  }

  /** What is asked for without its data needs no key. */
  private static boolean decrypts(AwsRequest request) {
    return request.service().equals("states")
        && READS_HISTORY.contains(request.action())
        && !request.text().contains("METADATA_ONLY");
  }

  /** Who asks for an execution needs the key of its history. */
  private void history(Actor actor, String execution, Service service) {
    String[] parts = execution.split(":", -1);
    String machine = parts.length > 6 ? cloud.arn("states", "stateMachine:" + parts[6]) : "";
    for (Need need : runtimes.of(machine)) {
      if (need.permission().action().equals("kms:Decrypt") && need.essential()) {
        require(actor, need.permission(), service);
      }
    }
  }

  /** What is about to run must have what it needs. */
  private void runs(AwsRequest request, Service service) {
    boolean invokes = service.name().equals("lambda") && INVOKES.contains(request.action());
    boolean starts = service.name().equals("states") && STARTS.contains(request.action());
    if (!invokes && !starts) {
      return;
    }
    for (Permission permission : service.permissions(request)) {
      String arn = unqualified(permission.resource());
      if (!sound.contains(arn) && runs(arn, service)) {
        sound.add(arn);
      }
    }
  }

  private boolean runs(String arn, Service service) {
    boolean complete = true;
    for (Need need : runtimes.of(arn)) {
      Decision decision = decide(need.actor(), need.permission());
      if (!decision.allowed()) {
        complete = false;
        Refusal refusal = refusal(need.actor(), need.permission(), decision);
        tell(refusal);
        if (need.essential()) {
          throw unfit(refusal, service);
        }
      }
    }
    return complete;
  }

  private static AwsException unfit(Refusal refusal, Service service) {
    boolean key = refusal.action().startsWith("kms:");
    if (service.name().equals("lambda")) {
      return key
          ? new AwsException(
              502,
              "KMSAccessDeniedException",
              "Lambda was unable to decrypt the environment variables because KMS access was"
                  + " denied. Please check the function's KMS key settings. KMS Exception:"
                  + " AccessDeniedException KMS Message: "
                  + refusal.message())
          : new AwsException(
              403,
              "AccessDeniedException",
              "The role cannot be assumed by Lambda. " + refusal.message());
    }
    return AwsException.badRequest(
        key ? "KmsAccessDeniedException" : "AccessDeniedException", refusal.message());
  }

  private void require(Actor actor, Permission permission, Service service) {
    Decision decision = decide(actor, permission);
    if (!decision.allowed()) {
      Refusal refusal = refusal(actor, permission, decision);
      tell(refusal);
      throw denied(refusal, service);
    }
  }

  /** The refusal with the code, the status and the spelling that the service has for it. */
  private static AwsException denied(Refusal refusal, Service service) {
    switch (service.name()) {
      case "sns" -> {
        String words = refusal.message().replace(" sns:", " SNS:");
        return new AwsException(403, "AuthorizationError", words);
      }
      case "monitoring" -> {
        return new AwsException(403, "AccessDenied", refusal.message());
      }
      default -> {}
    }
    boolean key = refusal.action().startsWith("kms:");
    return switch (service.protocol()) {
      case REST_XML, QUERY -> new AwsException(403, "AccessDenied", refusal.message());
      case REST_JSON -> new AwsException(403, "AccessDeniedException", refusal.message());
      case AWS_JSON_1_0, AWS_JSON_1_1, RPC_V2_CBOR ->
          AwsException.badRequest(
              key && service.name().equals("states")
                  ? "KmsAccessDeniedException"
                  : key && service.name().equals("sqs")
                      ? "KmsAccessDenied"
                      : "AccessDeniedException",
              refusal.message());
    };
  }

  private Decision decide(Actor actor, Permission permission) {
    CallFacts facts = new CallFacts(actor, permission, cloud.region(), cloud.clock().now());
    Decision decision = judge.decide(actor, permission, facts);
    Consumer<Check> watching = observer;
    if (watching != null) {
      watching.accept(new Check(judge, facts, decision));
    }
    return decision;
  }

  private Refusal refusal(Actor actor, Permission permission, Decision decision) {
    String message =
        actor.label()
            + " is not authorized to perform: "
            + permission.action()
            + " on resource: "
            + permission.resource()
            + " "
            + decision.verdict().because(permission.action());
    return new Refusal(
        permission.action(),
        permission.resource(),
        message,
        Remedy.of(actor, permission, decision));
  }

  private void tell(Refusal refusal) {
    if (told.add(refusal.message())) {
      cloud.listener().onRefused(refusal);
    }
  }

  @Override
  public AwsResponse shown(AwsRequest request, AwsResponse answer) {
    Service service = answer.status() == 404 ? cloud.door().service(request.service()) : null;
    boolean object = request.action().equals("GetObject") || request.action().equals("HeadObject");
    if (service == null || !object) {
      return answer;
    }
    Actor actor = Actor.of(request.caller(), cloud.account());
    for (Permission permission : service.permissions(request)) {
      require(actor, new Permission("s3:ListBucket", Judge.owner(permission.resource())), service);
    }
    return answer;
  }

  private static String unqualified(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 7 ? arn.substring(0, arn.lastIndexOf(':')) : arn;
  }
}
