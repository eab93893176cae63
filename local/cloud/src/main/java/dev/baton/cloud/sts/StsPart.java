package dev.baton.cloud.sts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.QueryApi;
import dev.baton.cloud.wire.Timestamps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** STS as a part of the cloud; credentials end when their time is over, by the cloud's clock. */
public final class StsPart implements CloudPart {
  private static final Pattern ROLE =
      Pattern.compile("arn:aws:iam::[0-9]{12}:role/([\\w+=,.@/-]{1,512})");
  private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final int HOUR = 3600;

  private final CloudContext context;
  private final Service service;

  public StsPart(CloudContext context) {
    this.context = context;
    service =
        new QueryApi(
            "sts",
            "https://sts.amazonaws.com/doc/2011-06-15/",
            Set.of(),
            Map.of(
                "GetCallerIdentity", (params, request) -> identity(request),
                "AssumeRole", (params, request) -> assume(params),
                "GetSessionToken", this::session,
                "GetAccessKeyInfo", (params, request) -> account(params)));
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  private JsonNode identity(AwsRequest request) {
    Principal caller = request.caller();
    String arn = caller.arn();
    String role = caller.roleArn();
    if (caller.kind() == Principal.Kind.FUNCTION && role != null) {
      String function = arn.substring(arn.lastIndexOf(':') + 1);
      arn = sessionArn(role.substring(role.lastIndexOf('/') + 1), function);
    }
    ObjectNode answer = Json.object().put("UserId", userId(arn));
    return answer.put("Account", context.account()).put("Arn", arn);
  }

  private String userId(String arn) {
    String[] parts = arn.split("/", -1);
    return arn.contains(":assumed-role/")
        ? "AROA" + parts[1] + ":" + parts[parts.length - 1]
        : "AIDA" + parts[parts.length - 1];
  }

  private String sessionArn(String role, String session) {
    return "arn:aws:sts::" + context.account() + ":assumed-role/" + role + "/" + session;
  }

  private JsonNode assume(Params params) {
    String role = params.text("RoleArn");
    String session = params.text("RoleSessionName");
    Invalid.unless(ROLE, 2048, role, "RoleArn");
    Invalid.unless(SESSION, 64, session, "RoleSessionName");
    int seconds = params.numberOr("DurationSeconds", HOUR);
    Invalid.outside(900, 43_200, seconds, "DurationSeconds");
    String name = role.substring(role.lastIndexOf('/') + 1);
    String arn = sessionArn(name, session);
    ObjectNode answer = Json.object();
    answer.set("Credentials", issued(new Principal(Principal.Kind.USER, name, arn, role), seconds));
    answer
        .putObject("AssumedRoleUser")
        .put("AssumedRoleId", "AROA" + name + ":" + session)
        .put("Arn", arn);
    return answer.put("PackedPolicySize", 0);
  }

  private JsonNode session(Params params, AwsRequest request) {
    int seconds = params.numberOr("DurationSeconds", 12 * HOUR);
    Invalid.outside(900, 129_600, seconds, "DurationSeconds");
    ObjectNode answer = Json.object();
    answer.set("Credentials", issued(request.caller(), seconds));
    return answer;
  }

  private JsonNode account(Params params) {
    params.text("AccessKeyId");
    return Json.object().put("Account", context.account());
  }

  private ObjectNode issued(Principal principal, int seconds) {
    AwsCredentials made = context.principals().issue(principal);
    var end = context.clock().now().plus(Duration.ofSeconds(seconds));
    context.clock().inPassing(end, () -> context.principals().revoke(made));
    ObjectNode credentials = Json.object().put("AccessKeyId", made.accessKeyId());
    credentials.put("SecretAccessKey", made.secretAccessKey());
    credentials.put("SessionToken", made.sessionToken());
    credentials.set("Expiration", Timestamps.any(end));
    return credentials;
  }
}
