package dev.baton.cloud.iam;

import java.util.Locale;
import java.util.Set;

/**
 * The condition keys that this cloud can judge. A policy with another one is refused: to take it
 * for met or unmet would let a grant pass here that fails on AWS.
 */
final class ConditionKeys {
  /** Of every call, where they apply; lower case, as keys are told apart without case. */
  private static final Set<String> GLOBAL =
      Set.of(
          "aws:currenttime",
          "aws:epochtime",
          "aws:principalaccount",
          "aws:principalarn",
          "aws:principalisawsservice",
          "aws:principalservicename",
          "aws:principaltype",
          "aws:requestedregion",
          "aws:resourceaccount",
          "aws:securetransport",
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:sourceip",
          "aws:useragent",
          "aws:userid",
          "aws:viaawsservice");

  /**
   * Never there: this account is in no organization, has no VPC and nobody with a second factor.
   */
  private static final Set<String> ABSENT =
      Set.of(
          "aws:multifactorauthage",
          "aws:multifactorauthpresent",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:resourceorgid",
          "aws:resourceorgpaths",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:username",
          "aws:vpcsourceip");

  private static final Set<String> OF_SERVICES =
      Set.of(
          "cloudwatch:namespace",
          "dynamodb:leadingkeys",
          "dynamodb:select",
          "events:detail-type",
          "events:source",
          "kms:calleraccount",
          "kms:encryptioncontextkeys",
          "kms:grantisforawsresource",
          "kms:viaservice",
          "iam:passedtoservice",
          "lambda:functionarn",
          "s3:delimiter",
          "s3:max-keys",
          "s3:prefix",
          "s3:versionid",
          "s3:x-amz-server-side-encryption",
          "s3:x-amz-server-side-encryption-aws-kms-key-id");

  private ConditionKeys() {}

  static boolean isKnown(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return GLOBAL.contains(name)
        || ABSENT.contains(name)
        || OF_SERVICES.contains(name)
        || name.startsWith("kms:encryptioncontext:");
  }
}
