package dev.baton.cloud.iam;

import dev.baton.cloud.door.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of condition keys for one permission: those that the request brings along, and the
 * global ones (IAM user guide, "AWS global condition context keys"). Calls come over the loopback
 * interface, which counts as a secure transport.
 */
record CallFacts(Actor actor, Permission permission, String region, Instant now) implements Facts {

  @Override
  public List<String> of(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    List<String> own = permission.facts().get(name);
    return own != null ? own : one(global(name));
  }

  private static List<String> one(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }

  private @Nullable String global(String name) {
    String service = actor.service();
    return switch (name) {
      case "aws:currenttime" -> now.toString();
      case "aws:epochtime" -> Long.toString(now.getEpochSecond());
      case "aws:requestedregion" -> region;
      case "aws:resourceaccount" -> actor.account();
      case "aws:securetransport" -> "true";
      case "aws:viaawsservice" -> "false";
      case "aws:principalisawsservice" -> Boolean.toString(service != null);
      case "aws:principalservicename" -> service;
      case "aws:sourcearn" -> service == null || actor.arn().isEmpty() ? null : actor.arn();
      case "aws:sourceaccount" -> service == null ? null : actor.account();
      default -> service == null ? ofPerson(name) : null;
    };
  }

  private @Nullable String ofPerson(String name) {
    String role = actor.roleArn();
    return switch (name) {
      case "aws:principalarn" -> role == null ? actor.arn() : role;
      case "aws:principalaccount", "kms:calleraccount" -> actor.account();
      case "aws:principaltype" -> role == null ? "Account" : "AssumedRole";
      case "aws:userid" ->
          role == null
              ? actor.account()
              : "AROA"
                  + actor.role()
                  + ":"
                  + actor.arn().substring(actor.arn().lastIndexOf('/') + 1);
      case "aws:sourceip" -> "127.0.0.1";
      default -> null;
    };
  }
}
